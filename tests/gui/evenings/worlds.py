"""78 households with a roster as street offices have them, a drawing, and what earlier meetings left."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.gui.builders import make_drawing
from tests.gui.evenings.keys import Evening
from yitusanhui.domain.incoming import ReplyRow, RosterRow
from yitusanhui.domain.terms import Stage
from yitusanhui.operations.attendance import sign_in
from yitusanhui.operations.blueprints import import_blueprint, keep_tiles
from yitusanhui.operations.comments import record_comment
from yitusanhui.operations.commitments import make_commitment
from yitusanhui.operations.files import ConsultationFile, new_consultation
from yitusanhui.operations.meetings import call_meeting, close_meeting, open_meeting
from yitusanhui.operations.minutes import seal_meeting
from yitusanhui.operations.reading import read_particulars
from yitusanhui.operations.replies import import_replies
from yitusanhui.operations.roster import import_roster

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许"
GIVEN = ("秀英", "建国", "桂芳", "志强", "玉兰", "明华", "丽萍", "国栋", "美珍", "德福", "小红", "永平", "淑珍")
PROMISED = (("把车棚搬到东门北墙", "物业公司"), ("补种两棵香樟", "绿化所"), ("东门加装路灯", "街道管理办"))
BUILDINGS, FLOORS = 13, 3
BEFORE = ("车棚不要靠我家窗", "车棚就放原处", "路灯要亮一点")
COMMENTS_BEFORE, REVIEW = len(BEFORE), 3


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Someone of the roster, as the test knows them."""

    name: str
    household: str
    address: str


def _household(number: int) -> Neighbour:
    building, rest = divmod(number, FLOORS * 2)
    flat = f"{rest // 2 + 1}0{rest % 2 + 1}"
    name = SURNAMES[number % len(SURNAMES)] + GIVEN[(number * 5 + building) % len(GIVEN)]
    return Neighbour(name, f"{building + 1}-{flat}", f"{building + 1}号楼{flat}室")


HOUSEHOLDS = tuple(_household(number) for number in range(BUILDINGS * FLOORS * 2))
WIFE = Neighbour("唐阿妹", HOUSEHOLDS[0].household, HOUSEHOLDS[0].address)


def make_world(path: Path, clock: Evening) -> ConsultationFile:
    """A new project with the first 征询会 planned."""
    file = new_consultation(path, title="梅岭园车棚更新", street="曹杨街道", community="梅岭居民区", clock=clock)
    people = [RosterRow(one.name, "居民", one.address, one.household) for one in (*HOUSEHOLDS, WIFE)]
    import_roster(file, rows=[*people, RosterRow("陆规划", "社区规划师")])
    import_blueprint(file, drawing=make_drawing())
    no_tiles = path.parent / "tiles"
    no_tiles.mkdir(exist_ok=True)
    keep_tiles(file, blueprint_id=1, folder=no_tiles)
    return file


def make_disputed_world(path: Path, clock: Evening) -> ConsultationFile:
    """A 征询会 was held and sealed, with three comments; a conflict is left."""
    file = make_world(path, clock)
    for words in BEFORE:
        record_comment(file, meeting_id=1, text=words, author=HOUSEHOLDS[0].name)
    import_replies(file, rows=[ReplyRow(number, "采纳") for number in range(1, COMMENTS_BEFORE + 1)])
    _hold(file, 1)
    return file


def make_promised_world(path: Path, clock: Evening) -> ConsultationFile:
    """A 协调会 was held after it, and three promises were made."""
    file = make_disputed_world(path, clock)
    call_meeting(file, stage=Stage.COORDINATE, place="活动室", chair="顾书记", recorder="小陈")
    for text, owner in PROMISED:
        make_commitment(file, meeting_id=2, text=text, owner=owner, due="2026-08-31")
    _hold(file, 2)
    return file


def make_review_under_way(path: Path, clock: Evening) -> ConsultationFile:
    """A 评议会 is open on those promises, and forty households are there."""
    file = make_promised_world(path, clock)
    call_meeting(file, stage=Stage.REVIEW, place="活动室", chair="顾书记", recorder="小陈")
    gather(file, 40)
    open_meeting(file, meeting_id=REVIEW)
    return file


def gather(file: ConsultationFile, count: int) -> dict[str, str]:
    """The first so many households signed in for the last meeting called; as the log keeps who came."""
    here = HOUSEHOLDS[:count]
    for number in range(1, count + 1):
        sign_in(file, meeting_id=read_particulars(file)[-1].id, participant_id=number)
    return {one.name: one.household for one in here}


def _hold(file: ConsultationFile, meeting_id: int) -> None:
    open_meeting(file, meeting_id=meeting_id)
    close_meeting(file, meeting_id=meeting_id)
    seal_meeting(file, meeting_id=meeting_id)
