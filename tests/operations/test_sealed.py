"""Sealed means sealed: every operation there is, against a sealed meeting."""

from __future__ import annotations

import inspect
import pkgutil
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import yitusanhui.operations
from tests.builders import make_area, make_drawing, make_layer, make_photo
from tests.operations.evening import everything, make_evening, make_sealed, without_addenda
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.givens import GivenPoint
from yitusanhui.domain.incoming import CommentRow, ReplyRow, RosterRow, VoteRow
from yitusanhui.domain.placing import TieLine
from yitusanhui.domain.shapes import ShapeKind
from yitusanhui.domain.sites import drawn
from yitusanhui.domain.terms import (
    CommitmentState,
    Consent,
    Fate,
    Method,
    OptionState,
    PlacementState,
    ReplyKind,
    SiteKind,
    SiteStatus,
    Stage,
    Stance,
    Verdict,
)
from yitusanhui.operations.blueprints import import_blueprint
from yitusanhui.operations.comments import record_comment
from yitusanhui.operations.files import ConsultationFile, open_consultation
from yitusanhui.operations.layers import add_layer
from yitusanhui.operations.meetings import close_meeting, open_meeting
from yitusanhui.operations.minutes import seal_meeting
from yitusanhui.operations.procedures import save_as_offices, shipped_procedure
from yitusanhui.operations.reading import check_consultation, read_meeting
from yitusanhui.operations.replies import reply_comment
from yitusanhui.operations.sites import add_site
from yitusanhui.operations.undo import undo_last
from yitusanhui.operations.versions import align_version
from yitusanhui.texts import sentence

TIES = (TieLine(0, 0, 0, 0), TieLine(90, 90, 90, 90))
SPOT = drawn(ShapeKind.POINT, [(5, 5)])
LATER = "2026-03-14T21:00:00+08:00"
WALK_IN = RosterRow("李阿姨", household="9-101")
REFUSED: dict[str, dict[str, Any]] = {
    "attachments.attach_photo": {"entity": "comments", "entity_id": 1, "photo": make_photo("另一张.jpg", b"other")},
    "attachments.caption_attachment": {"attachment_id": 1, "caption": "西门"},
    "attachments.turn_attachment": {"attachment_id": 1, "preview": b"turned"},
    "attachments.remove_attachment": {"attachment_id": 1},
    "attendance.sign_in": {"meeting_id": 1, "participant_id": 5},
    "attendance.sign_in_walk_in": {"meeting_id": 1, "row": WALK_IN},
    "attendance.excuse": {"meeting_id": 1, "participant_id": 5},
    "attendance.sign_out": {"meeting_id": 1, "participant_id": 1, "left_at": LATER},
    "attendance.hold_vote": {"meeting_id": 1, "participant_id": 1},
    "attendance.grant_proxy": {"meeting_id": 1, "principal_id": 5, "agent_id": 2, "scope": "全部事项"},
    "attendance.confirm_proxy": {"proxy_id": 1},
    "attendance.revoke_proxy": {"proxy_id": 1},
    "ballots.cast_ballot": {"motion_id": 1, "roll_id": 1, "choice_id": 1},
    "ballots.take_back_ballot": {"motion_id": 1, "roll_id": 1},
    "ballots.count_hands": {"motion_id": 1, "teller": 1, "votes": {1: 2}},
    "ballots.count_papers": {"motion_id": 1, "votes": {1: 2}, "issued": 4, "returned": 2},
    "checks.tick_check": {"meeting_id": 1, "item": "麦克风", "done": False},
    "comments.record_comment": {"meeting_id": 1, "text": "补一句", "x": 5, "y": 5},
    "comments.import_comments": {"meeting_id": 1, "rows": [CommentRow("补一句")]},
    "comments.place_comment": {"number": 1, "x": 30, "y": 30},
    "comments.amend_comment": {"number": 1, "text": "改一句"},
    "comments.withdraw_comment": {"number": 1, "reason": "不提了"},
    "comments.endorse_comment": {"number": 1, "meeting_id": 1},
    "comments.take_back_endorsement": {"endorsement_id": 1},
    "commitments.make_commitment": {"meeting_id": 1, "text": "再加一盏", "owner": "物业"},
    "commitments.edit_commitment": {"commitment_id": 1, "due": "2027-01-01"},
    "commitments.evaluate": {"meeting_id": 1, "commitment_id": 1, "verdict": Verdict.BROKEN},
    "imported_votes.import_votes": {"meeting_id": 1, "rows": [VoteRow("网上征询", "乙", "反对")]},
    "meetings.edit_meeting": {"meeting_id": 1, "place": "别处"},
    "meetings.post_notice": {"meeting_id": 1, "place": "别处", "posted_at": LATER},
    "meetings.open_meeting": {"meeting_id": 1},
    "meetings.adjourn_meeting": {"meeting_id": 1},
    "meetings.put_off_meeting": {"meeting_id": 1},
    "meetings.cancel_meeting": {"meeting_id": 1},
    "meetings.close_meeting": {"meeting_id": 1},
    "agenda.go_to_step": {"step_id": 2},
    "agenda.edit_step": {"step_id": 1, "minutes": 99},
    "agenda.retime_steps": {"meeting_id": 1, "minutes": {2: 99}},
    "minutes.correct_minutes": {"meeting_id": 1, "section": "意见", "text": "再改"},
    "minutes.note_quorum": {"meeting_id": 1, "section": "到会人数", "text": "再等等"},
    "minutes.reword_minutes": {"meeting_id": 1, "section": "意见", "drafted": "会议开了。", "text": "再改"},
    "minutes.drop_rewording": {"rewording_id": 1},
    "minutes.seal_meeting": {"meeting_id": 1},
    "motions.draft_motion": {"meeting_id": 1, "title": "再表决", "method": Method.HANDS},
    "motions.announce_vote": {"motion_id": 1},
    "motions.open_vote": {"motion_id": 1},
    "motions.close_vote": {"motion_id": 1},
    "motions.reopen_vote": {"motion_id": 1, "reason": "漏计"},
    "motions.cancel_motion": {"motion_id": 1, "reason": "不表决了"},
    "procedures.change_procedure": {"meeting_id": 1, "procedure": shipped_procedure(Stage.CONSULT)},
    "project.correct_project": {"title": "别的", "street": "别处", "community": ""},
    "recounting.confirm_count": {"motion_id": 1, "name": "甲"},
    "recounting.decline_recount": {"motion_id": 1, "reason": "看得清楚"},
    "speeches.ask_to_speak": {"meeting_id": 1, "name": "王阿姨"},
    "speeches.drop_speech": {"speech_id": 1},
    "speeches.end_speech": {"meeting_id": 1},
    "speeches.start_speech": {"speech_id": 1},
    "attendance.take_back_sign_in": {"meeting_id": 1, "participant_id": 1},
    "topics.take_up_topic": {"meeting_id": 1, "topic_id": 1},
    "topics.raise_topic": {"meeting_id": 1, "title": "停车"},
    "topics.merge_comments": {"topic_id": 1, "comments": [2]},
    "topics.part_comment": {"topic_id": 1, "number": 1},
    "topics.edit_topic": {"topic_id": 1, "agreement": "不装了"},
    "topics.offer_option": {"topic_id": 1, "title": "不装"},
    "topics.edit_option": {"option_id": 1, "cost": "十万"},
    "topics.confirm_agreement": {"topic_id": 1, "party": "物业", "consent": Consent.CONFIRMS},
    "topics.leave_open": {"topic_id": 1, "fate": Fate.OWNERS},
    "topics.take_back_confirmation": {"topic_id": 1, "party": "物业"},
    "topics.settle_option": {"option_id": 1, "state": OptionState.SET_ASIDE},
    "topics.take_position": {"option_id": 1, "stakeholder": "物业", "stance": Stance.REJECTS},
}
# What belongs to the project goes on after a seal; why, and with what. The sealed report stays as it was.
OF_THE_PROJECT: dict[str, tuple[str, dict[str, Any]]] = {
    "blueprints.import_blueprint": ("the next version is drawn after the meeting", {"drawing": make_drawing(90, 90)}),
    "layers.add_layer": ("a layer is laid over the drawing at any time", {"layer": make_layer()}),
    "layers.show_layer": ("and hidden when it is in the way", {"layer_id": 1, "shown": False}),
    "layers.rename_layer": ("and called something else", {"layer_id": 1, "name": "夜里亮的灯"}),
    "layers.remove_layer": ("and taken away", {"layer_id": 1}),
    "new_templates.take_templates": (
        "templates are of the project; a sealed meeting keeps its report",
        {"names": ["procedures/consult.toml"]},
    ),
    "looks.choose_look": ("its documents may go out in another look; their words stay", {"look": "street"}),
    "grounds.set_scale": (
        "someone measures the drawing later",
        {"blueprint_id": 1, "start": (0, 0), "end": (100, 0), "metres": 20.0},
    ),
    "grounds.set_control_points": (
        "coordinates come later",
        {"blueprint_id": 1, "points": (GivenPoint(121.48, 31.25, 0, 0), GivenPoint(121.49, 31.24, 700, 500))},
    ),
    "versions.align_version": (
        "the next version is laid over this one after the meeting",
        {"blueprint_id": 2, "base_id": 1, "ties": TIES},
    ),
    "versions.answer_placement": (
        "what was said is asked of every later version",
        {"number": 1, "blueprint_id": 2, "state": PlacementState.GONE, "note": "已拆"},
    ),
    "sites.add_site": (
        "sites are drawn at any time",
        {"blueprint_id": 1, "kind": SiteKind.IDLE, "name": "墙角", "shape": SPOT},
    ),
    "sites.edit_site": ("and described", {"site_id": 1, "note": "归物业管"}),
    "sites.reshape_site": ("and drawn anew", {"site_id": 1, "blueprint_id": 1, "shape": SPOT}),
    "sites.set_site_status": (
        "work goes on between the meetings",
        {"site_id": 1, "status": SiteStatus.BUILT, "meeting_id": 1},
    ),
    "sites.remove_site": ("and taken off the map", {"site_id": 1}),
    "sites.answer_site_placement": (
        "and asked about on later versions",
        {"site_id": 1, "blueprint_id": 2, "state": PlacementState.GONE, "note": "已拆"},
    ),
    "blueprints.keep_tiles": ("tiles are cut from the original at any time", {"blueprint_id": 1, "folder": Path()}),
    "commitments.report_progress": (
        "promises are kept after their meeting",
        {"commitment_id": 1, "state": CommitmentState.DONE, "note": "已装好"},
    ),
    "meetings.call_meeting": ("the next meeting is called", {"stage": Stage.COORDINATE}),
    "minutes.add_addendum": (
        "the way to add to what is sealed",
        {"meeting_id": 1, "reason": "漏记", "text": "还有一条"},
    ),
    "releases.release_comment": ("the last look comes before the board, after the seal", {"number": 1}),
    "retractions.retract_comment": ("words may be taken back at any time", {"number": 1, "reason": "不想提了"}),
    "replies.reply_comment": ("replies come weeks later", {"number": 1, "kind": ReplyKind.ADOPTED}),
    "replies.import_replies": ("replies come weeks later", {"rows": [ReplyRow(1, "不采纳", "管线挡路")]}),
    "roster.import_roster": ("the roster serves every meeting", {"rows": [RosterRow("居民1", role="业主")]}),
    "roster.add_participant": ("the roster serves every meeting", {"row": WALK_IN}),
    "roster.edit_participant": ("sealed meetings keep what they said", {"participant_id": 1, "row": WALK_IN}),
    "roster.note_consent": ("people are asked before publishing", {"participant_id": 1, "consent": True}),
    "roster.remove_participant": ("someone who never came", {"participant_id": 6}),
    "undo.undo_last": ("of a reply, made after the seal", {}),
}


def _operations() -> Iterator[tuple[str, Callable[..., object]]]:
    """Every public function of the room whose first parameter is the file and that returns a ChangeSet."""
    for found in pkgutil.iter_modules(yitusanhui.operations.__path__):
        module = import_module(f"{yitusanhui.operations.__name__}.{found.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_") and _writes(function):
                yield f"{found.name}.{name}", function


def _writes(function: Callable[..., object]) -> bool:
    signature = inspect.signature(function)
    first = next(iter(signature.parameters.values()), None)
    return first is not None and first.annotation == "ConsultationFile" and signature.return_annotation == "ChangeSet"


OPERATIONS = dict(_operations())


@pytest.fixture(scope="module")
def sealed_path(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A closed file whose meeting 1 is sealed."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("YITUSANHUI_HOME", str(tmp_path_factory.mktemp("home")))
        with make_sealed(tmp_path_factory.mktemp("sealed")) as file:
            pass
        yield file.path


@pytest.fixture
def sealed(sealed_path: Path, tmp_path: Path) -> Iterator[ConsultationFile]:
    """A copy of it, open."""
    with open_consultation(Path(shutil.copy(sealed_path, tmp_path / "封存.ytsh"))) as file:
        yield file


def test_every_operation_has_a_case_here() -> None:
    assert set(OPERATIONS) == set(REFUSED) | set(OF_THE_PROJECT)
    assert not set(REFUSED) & set(OF_THE_PROJECT)
    assert all(reason for reason, _ in OF_THE_PROJECT.values())


def test_a_sealed_meeting_refuses_every_operation_of_a_meeting_in_a_sentence(sealed: ConsultationFile) -> None:
    before = everything(sealed)
    for name, arguments in REFUSED.items():
        with pytest.raises(DomainError) as refusal:
            OPERATIONS[name](sealed, **arguments)
        assert (name, refusal.value.code) in ((name, "meeting_sealed"), ("project.correct_project", "project_sealed"))
        assert "补记" in sentence(refusal.value)
        assert everything(sealed) == before, name


@pytest.mark.parametrize("name", OF_THE_PROJECT)
def test_what_belongs_to_the_project_goes_on_and_leaves_the_sealed_report_alone(
    sealed: ConsultationFile, tmp_path: Path, name: str
) -> None:
    if name == "new_templates.take_templates":
        save_as_offices(replace(shipped_procedure(Stage.CONSULT), notice_days=30))
    if name == "undo.undo_last":
        reply_comment(sealed, number=1, kind=ReplyKind.ADOPTED)
    if name.startswith("layers.") and name != "layers.add_layer":
        add_layer(sealed, layer=make_layer())
    if name.startswith("sites.") and name != "sites.add_site":
        add_site(sealed, blueprint_id=1, kind=SiteKind.PROJECT, name="车棚", shape=make_area())
    if name.startswith("versions.") or name == "sites.answer_site_placement":
        import_blueprint(sealed, drawing=make_drawing(90, 90))
    if name in ("versions.answer_placement", "sites.answer_site_placement"):
        align_version(sealed, blueprint_id=2, base_id=1, ties=TIES)
    arguments = {key: tmp_path if value == Path() else value for key, value in OF_THE_PROJECT[name][1].items()}
    frozen, rows = read_meeting(sealed, 1), everything(sealed)
    OPERATIONS[name](sealed, **arguments)
    after = read_meeting(sealed, 1)
    assert everything(sealed) != rows
    assert without_addenda(after) == without_addenda(frozen)
    assert len(after.addenda) == (1 if name in ("minutes.add_addendum", "retractions.retract_comment") else 0)
    assert check_consultation(sealed) == []


def test_the_seal_itself_is_not_undone(sealed: ConsultationFile) -> None:
    sealed.actor = "记录员"
    before = everything(sealed)
    with pytest.raises(DomainError, match="cannot_undo") as refusal:
        undo_last(sealed)
    assert "封存会议" in sentence(refusal.value)
    assert everything(sealed) == before


def test_a_meeting_sealed_by_a_colleague_is_not_undone_into(tmp_path: Path) -> None:
    with make_evening(tmp_path) as file:
        open_meeting(file, meeting_id=1)
        record_comment(file, meeting_id=1, text="最后一句")
        file.actor = "主任"
        close_meeting(file, meeting_id=1)
        seal_meeting(file, meeting_id=1)
        file.actor = "记录员"
        with pytest.raises(DomainError, match="done_by_another"):
            undo_last(file)
        assert read_meeting(file, 1).comments[-1].text == "最后一句"
