"""Every dialog there is, opened on the sample with the longest words it may have to hold."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QWidget

import yitusanhui.gui
from tests.gui.builders import make_drawing
from yitusanhui.domain.attached import COMMITMENTS, AttachmentLine
from yitusanhui.domain.incoming import Incoming, ReplyRow, RosterRow, RowProblem
from yitusanhui.domain.last_time import last_time_of
from yitusanhui.domain.procedures import Procedure
from yitusanhui.domain.replying import reply_changes
from yitusanhui.domain.report import (
    BlueprintLine,
    CommentLine,
    ConsultationReport,
    MeetingReport,
    OptionLine,
    SecondedLine,
)
from yitusanhui.domain.story import Thing, ThingKind
from yitusanhui.domain.template_differences import Difference
from yitusanhui.domain.terms import ReplyKind, Stage
from yitusanhui.gui.dialogs import align, carried, ground
from yitusanhui.gui.dialogs.amend import AmendDialog
from yitusanhui.gui.dialogs.batch import BatchDialog
from yitusanhui.gui.dialogs.compress import CompressDialog
from yitusanhui.gui.dialogs.consent import ConsentDialog
from yitusanhui.gui.dialogs.disk_away import DiskAwayDialog, DiskLostDialog
from yitusanhui.gui.dialogs.endorse import EndorseDialog, TakeBackDialog
from yitusanhui.gui.dialogs.form import Form
from yitusanhui.gui.dialogs.kinds import KindsDialog
from yitusanhui.gui.dialogs.last_look import LastLook
from yitusanhui.gui.dialogs.last_time import LastTimeDialog
from yitusanhui.gui.dialogs.layers import LayersDialog
from yitusanhui.gui.dialogs.loose_ends import LooseEndsDialog
from yitusanhui.gui.dialogs.meeting import CallDialog, NoticeDialog
from yitusanhui.gui.dialogs.merge import MergeDialog
from yitusanhui.gui.dialogs.new_file import NewFileDialog
from yitusanhui.gui.dialogs.new_templates import NewTemplatesDialog
from yitusanhui.gui.dialogs.option_sites import OptionSitesDialog
from yitusanhui.gui.dialogs.person import PersonDialog
from yitusanhui.gui.dialogs.photos import PhotoDialog
from yitusanhui.gui.dialogs.picture import PictureDialog
from yitusanhui.gui.dialogs.pin_filter import PinFilterDialog
from yitusanhui.gui.dialogs.poll_sheets import PollSheets
from yitusanhui.gui.dialogs.prepare_drawing import PrepareDrawing
from yitusanhui.gui.dialogs.procedure import ProcedureDialog
from yitusanhui.gui.dialogs.procedure_shelf import KeepDialog, ShelfDialog
from yitusanhui.gui.dialogs.project import ProjectDialog
from yitusanhui.gui.dialogs.promise import PromiseDialog
from yitusanhui.gui.dialogs.proxies import ProxyDialog
from yitusanhui.gui.dialogs.reply_changes import ReplyChangesDialog
from yitusanhui.gui.dialogs.restore import RestoreDialog
from yitusanhui.gui.dialogs.roster import RosterDialog
from yitusanhui.gui.dialogs.rows import RowsDialog
from yitusanhui.gui.dialogs.sheets import SheetDialog
from yitusanhui.gui.dialogs.site import SiteDialog, SiteStatusDialog
from yitusanhui.gui.dialogs.slip_queue import SlipQueue
from yitusanhui.gui.dialogs.step import StepDialog
from yitusanhui.gui.dialogs.story import StoryDialog
from yitusanhui.gui.dialogs.turns import TurnsDialog
from yitusanhui.gui.dialogs.walk_in import WalkInDialog
from yitusanhui.gui.help_overlay import KeySheet
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.comments import CommentsPanel
from yitusanhui.gui.panels.export import ExportDialog
from yitusanhui.gui.people_index import PeopleIndex
from yitusanhui.gui.preview import Preview
from yitusanhui.intake.photo import read_photo
from yitusanhui.operations import reading, tracing
from yitusanhui.operations.attachments import attach_photo
from yitusanhui.operations.files import find_backups
from yitusanhui.operations.new_templates import TemplateChange
from yitusanhui.operations.reading import read_sites
from yitusanhui.texts import say

SCREEN = QRect(0, 0, 911, 512)  # 1366 x 768 at 150 %
FRAME = 36  # what the title bar takes
BASES = (Form, SheetDialog)
LONG = "六艺亭北侧停车位和非机动车棚合并改造以后，晚上进出的灯光和噪声怎么办，能不能先试一个月再定"

CHANGES = [TemplateChange("procedures/coordinate.toml", (Difference("script", LONG, LONG * 2, LONG),) * 9)]


@dataclass(frozen=True)
class Bench:
    """The window on the sample, and a folder."""

    window: MainWindow
    folder: Path

    @property
    def entry(self) -> CommentsPanel:
        """The comments panel, whose line some dialogs share."""
        panel = self.window.panels.panel("comments")
        assert isinstance(panel, CommentsPanel)
        return panel


def _replies(bench: Bench) -> QDialog:
    rows = tuple(
        ReplyRow(number, ReplyKind.PARTLY, LONG, "街道办事处规划建设办公室", "年底前") for number in range(1, 9)
    )
    table = Incoming(rows, (RowProblem(9, "no_such_comment", {"number": 999}),), lines=tuple(range(2, 10)))
    found = reply_changes(table, reading.read_comments(bench.window.session.file))
    return ReplyChangesDialog("意见采纳情况汇总表-回复（街道修改稿）.xlsx", found, bench.window)


def _rows(bench: Bench) -> QDialog:
    problems = tuple(RowProblem(row, "no_such_row", {"entity": "participants", "id": row}) for row in range(2, 30))
    return RowsDialog("名册.xlsx", Incoming((RosterRow("张晓明"),), problems, lines=(2,)), bench.window)


def _carried(bench: Bench) -> QDialog:
    session, book = bench.window.session, bench.window.book
    base, drawing, *_ = reading.read_blueprints(session.file)
    return carried.CarriedDialog(session, book, drawing, base, bench.window)


OPENERS: dict[type[QDialog], Callable[[Bench], QDialog]] = {
    align.AlignDialog: lambda b: align.AlignDialog(b.window.session, _drawings(b)[1], _drawings(b)[:1], b.window),
    AmendDialog: lambda b: AmendDialog(b.window.session, _comment(b), b.window),
    BatchDialog: lambda b: BatchDialog(b.window.session, b.entry.entry.tags, b.window),
    CallDialog: lambda b: CallDialog(Stage.COORDINATE, b.window),
    carried.CarriedDialog: _carried,
    EndorseDialog: lambda b: EndorseDialog(9999, 999, b.window),
    TakeBackDialog: lambda b: TakeBackDialog(
        9999, (SecondedLine(1, 1, "2026-09-01T19:20:00+08:00", 999),) * 9, {1: "征询会第12次"}, b.window
    ),
    StepDialog: lambda b: StepDialog(_held(b).steps[-1], b.window),
    CompressDialog: lambda b: CompressDialog(_held(b), datetime.now().astimezone(), b.window),
    PersonDialog: lambda b: PersonDialog(
        reading.read_roster(b.window.session.file)[0],
        reading.read_template(b.window.session.file, "roles.csv"),
        PeopleIndex(),
        b.window,
    ),
    PromiseDialog: lambda b: PromiseDialog(
        reading.read_commitments(b.window.session.file)[0], b.window.session.file.clock().date(), b.window
    ),
    ConsentDialog: lambda b: ConsentDialog(b.window.session, reading.read_roster(b.window.session.file)[0], b.window),
    ground.ControlDialog: lambda b: ground.ControlDialog(b.window.session, _drawings(b)[0], b.window),
    DiskAwayDialog: lambda b: DiskAwayDialog(b.window.session.file, b.window),
    DiskLostDialog: lambda b: DiskLostDialog(say("disk.missing", {"count": 3}), b.window.session.comments(), b.window),
    ExportDialog: lambda b: ExportDialog(b.window.session, b.folder, b.window),
    KeepDialog: lambda b: KeepDialog(_procedure(b), "一小时短会", b.window),
    KeySheet: lambda b: KeySheet(b.window),
    KindsDialog: lambda b: KindsDialog(b.window),
    LastLook: lambda b: LastLook(b.window.session, b.window),
    LastTimeDialog: lambda b: LastTimeDialog("评议会第2次", last_time_of(_report(b), _last(b)), b.window),
    LayersDialog: lambda b: LayersDialog(b.window.session, 1, b.window),
    LooseEndsDialog: lambda b: LooseEndsDialog(b.window.tracer.open_ends(), b.window),
    MergeDialog: lambda b: MergeDialog(b.window.session, _comment(b), b.window),
    NewFileDialog: lambda b: NewFileDialog(b.window),
    NewTemplatesDialog: lambda b: NewTemplatesDialog(CHANGES, b.window),
    NoticeDialog: lambda b: NoticeDialog("2026-03-14 19:00", b.window),
    OptionSitesDialog: lambda b: OptionSitesDialog(_option(b), read_sites(b.window.session.file), b.window),
    PhotoDialog: lambda b: PhotoDialog(b.window.session, _photos(b), 0, b.window),
    PictureDialog: lambda b: PictureDialog(LONG, make_drawing().overview, b.window),
    PinFilterDialog: lambda b: PinFilterDialog(b.window.session, b.window.pane.extras, lambda: "", b.window),
    PollSheets: lambda b: PollSheets(["非常满意", "满意", "基本满意", "不满意", "非常不满意"], b.window),
    PrepareDrawing: lambda b: PrepareDrawing(make_drawing(), _drawings(b), _held(b), b.window),
    Preview: lambda b: Preview(b.window.session, b.window),
    ProcedureDialog: lambda b: ProcedureDialog(_procedure(b), b.window),
    ProjectDialog: lambda b: ProjectDialog(_report(b), b.window),
    ProxyDialog: lambda b: ProxyDialog(b.window.session, _people(b), {}, None, b.window),
    ReplyChangesDialog: _replies,
    RestoreDialog: lambda b: RestoreDialog(find_backups(b.window.session.file.path), b.window),
    RosterDialog: lambda b: RosterDialog(b.window.session, b.window),
    RowsDialog: _rows,
    ground.ScaleDialog: lambda b: ground.ScaleDialog(b.window.session, _drawings(b)[0], b.window),
    ShelfDialog: lambda b: ShelfDialog(Stage.CONSULT, print, b.window),
    SiteDialog: lambda b: SiteDialog(b.window.session, read_sites(b.window.session.file)[0], b.window),
    SiteStatusDialog: lambda b: SiteStatusDialog(read_sites(b.window.session.file)[0], b.window),
    SlipQueue: lambda b: SlipQueue(b.window.session, b.entry.entry.tags, _slips(b), b.window),
    StoryDialog: lambda b: StoryDialog(
        lambda thing: tracing.read_trace(b.window.session.file, thing), Thing(ThingKind.COMMENT, 1), "", b.window
    ),
    TurnsDialog: lambda b: TurnsDialog(b.window.turns, b.window),
    WalkInDialog: lambda b: WalkInDialog(
        "欧阳建国", reading.read_template(b.window.session.file, "roles.csv"), PeopleIndex(), b.window
    ),
}


def dialogs_there_are() -> set[type[QDialog]]:
    """Every dialog that the window has a class for."""
    names = [found.name for found in pkgutil.walk_packages(yitusanhui.gui.__path__, "yitusanhui.gui.")]
    classes = (one for name in names for one in vars(import_module(name)).values() if inspect.isclass(one))
    ours = {one for one in classes if issubclass(one, QDialog) and one.__module__.startswith("yitusanhui.gui.")}
    return ours - set(BASES)


def cut_off(window: QWidget) -> Iterator[str]:
    """Words of buttons and labels that don't fit into them."""
    for child in window.findChildren(QWidget):
        if not child.isVisible():
            continue
        if isinstance(child, QAbstractButton) and child.text() and child.width() < _needed(child):
            yield f"button: {child.text()}"
        if isinstance(child, QLabel) and child.text() and not child.pixmap():
            wanted = child.heightForWidth(child.width()) if child.wordWrap() else child.sizeHint().height()
            if child.height() + 2 < wanted or (not child.wordWrap() and child.width() + 2 < child.sizeHint().width()):
                yield f"label: {child.text()}"


def _needed(button: QAbstractButton) -> int:
    return button.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, button.text()).width()


def _report(b: Bench) -> ConsultationReport:
    return reading.read_report(b.window.session.file)


def _held(b: Bench) -> MeetingReport:
    return reading.read_meeting(b.window.session.file, b.window.session.meeting_id)


def _last(b: Bench) -> int:
    return reading.read_particulars(b.window.session.file)[-1].id


def _drawings(b: Bench) -> tuple[BlueprintLine, ...]:
    return reading.read_blueprints(b.window.session.file)


def _comment(b: Bench) -> CommentLine:
    return max(reading.read_comments(b.window.session.file), key=lambda line: len(line.text))


def _option(b: Bench) -> OptionLine:
    return next(option for topic in reading.read_topics(b.window.session.file) for option in topic.options)


def _procedure(b: Bench) -> Procedure:
    return reading.read_procedure(b.window.session.file, b.window.session.meeting_id)


def _people(b: Bench) -> PeopleIndex:
    return PeopleIndex(reading.read_roster(b.window.session.file))


def _slips(b: Bench) -> list[Path]:
    picture = QImage(1200, 900, QImage.Format.Format_RGB32)
    picture.fill("white")
    path = b.folder / "意见条-第三居民小组-2026年3月14日晚上收到.png"
    picture.save(str(path))
    return [path]


def _photos(b: Bench) -> list[AttachmentLine]:
    file = b.window.session.file
    attach_photo(file, entity=COMMITMENTS, entity_id=1, photo=read_photo(_slips(b)[0]), caption=LONG)
    return list(reading.read_attachments(file))
