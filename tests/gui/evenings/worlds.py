"""78 households with a roster as street offices have them, a drawing, and what earlier meetings left."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.gui.builders import make_drawing
from tests.gui.evenings.keys import Evening
from yitusanhui.domain.incoming import RosterRow
from yitusanhui.operations.blueprints import import_blueprint, keep_tiles
from yitusanhui.operations.files import ConsultationFile, new_consultation
from yitusanhui.operations.roster import import_roster

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许"
GIVEN = ("秀英", "建国", "桂芳", "志强", "玉兰", "明华", "丽萍", "国栋", "美珍", "德福", "小红", "永平", "淑珍")
BUILDINGS, FLOORS = 13, 3


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
