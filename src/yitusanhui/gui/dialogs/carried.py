"""还适用吗: every comment that came along to a new version, one after the other, answered by a key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from yitusanhui.atlas.scene import build_scene
from yitusanhui.domain.placing import is_off
from yitusanhui.domain.report import BlueprintLine, CommentLine
from yitusanhui.domain.terms import Audience, PlacementState
from yitusanhui.gui.comment_book import CommentBook
from yitusanhui.gui.dialogs.form import ask_words
from yitusanhui.gui.dialogs.sheets import SheetDialog, SheetMap
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import label
from yitusanhui.operations import reading, undo, versions
from yitusanhui.texts import say

LIST = 290
SHOWN = 22
MARKS = {
    PlacementState.CARRIED: "○",
    PlacementState.CONFIRMED: "✓",
    PlacementState.MOVED: "→",
    PlacementState.GONE: "×",
}


class CarriedDialog(SheetDialog):
    """Left the list, in the middle the earlier version, right the new one; 1, 2 and 3 answer, Ctrl+Z takes back."""

    def __init__(
        self,
        session: Session,
        book: CommentBook,
        drawing: BlueprintLine,
        base: BlueprintLine,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, say("carried.title"), say("carried.how"), say("carried.ok"), parent)
        self.book, self.drawing, self.base = book, drawing, base
        self.lines: list[CommentLine] = []
        self.moving = False
        self._answers = 0
        self._categories = [one.name for one in reading.read_categories(session.file)]
        self.progress = label("", "title")
        self.list = QListWidget()
        self.list.setFixedWidth(LIST)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(say("carried.title"))
        self.list.currentRowChanged.connect(lambda _: self._on_current())
        self.words = label("", "script", wrap=True)
        self.left, self.right = self.map_of(base, pointing=False), self.map_of(drawing, pointing=False)
        self.right.picked.connect(self._on_picked)
        self._lay_out()
        for key, state in zip("123", tuple(PlacementState)[1:], strict=True):
            self.key(key, lambda state=state: self.answer(state))  # type: ignore[misc]
            self.offer(say(f"carried.{state}"), lambda state=state: self.answer(state))  # type: ignore[misc]
        self.offer(say("carried.undo"), self.undo)
        self.key("Ctrl+Z", self.undo)
        book.changed.connect(self._refresh)
        self._refresh()
        self._go_on(-1)
        self.list.setFocus()

    @property
    def current(self) -> CommentLine | None:
        """The comment that is asked about."""
        place = self.list.currentRow()
        return self.lines[place] if 0 <= place < len(self.lines) else None

    def answer(self, state: PlacementState) -> None:
        """还适用, 移到新位置 (then a click on the new version), 已不适用 (then a note)."""
        line = self.current
        if line is None:
            return
        if state is PlacementState.MOVED:
            self._point(True)
            return
        note = ""
        if state is PlacementState.GONE:
            title = say("carried.why", {"number": line.number})
            note = ask_words(self, title, say("carried.why_hint"), text=line.placement_note)
            if not note:
                return
        self._keep(line, state, note=note)

    def undo(self) -> None:
        """The answer before, and nothing but an answer given here."""
        if not self._answers:
            self.tell(say("carried.nothing_to_undo"), "warn")
            return
        before = {line.number: line for line in self.lines}
        if self.do(undo.undo_last) is not None:
            self._answers -= 1
            self._point(False)
            back = [place for place, line in enumerate(self.lines) if before.get(line.number) != line]
            self.list.setCurrentRow(back[0] if back else self.list.currentRow())

    def reject(self) -> None:
        """Esc first gives up pointing, then closes."""
        if self.moving:
            self._point(False)
        else:
            super().reject()

    def _on_picked(self, x: float, y: float) -> None:
        line = self.current
        if self.moving and line is not None:
            self._keep(line, PlacementState.MOVED, x=x, y=y)

    def _keep(self, line: CommentLine, state: PlacementState, **what: object) -> None:
        place = self.list.currentRow()
        done = self.do(versions.answer_placement, number=line.number, blueprint_id=self.drawing.id, state=state, **what)
        if done is not None:
            self._answers += 1
            self._point(False)
            self._go_on(place)

    def _go_on(self, place: int) -> None:
        """To the next that wasn't answered, round and round."""
        order = [*range(place + 1, len(self.lines)), *range(place + 1)]
        waiting = [at for at in order if self.lines[at].placement is PlacementState.CARRIED]
        self.list.setCurrentRow(waiting[0] if waiting else max(0, place))
        if not waiting:
            self.tell(say("carried.all_done") if self.lines else say("carried.none"), "good")

    def _point(self, wanted: bool) -> None:
        self.moving = wanted
        self.right.view.set_placing(wanted)
        if wanted and self.current is not None:
            self.tell(say("carried.point", {"number": self.current.number}), "warn")
            self.right.view.setFocus()
        else:
            self.tell("")
            self.list.setFocus()

    def _refresh(self, *_: object) -> None:
        self.lines = self.book.asked_on(self.drawing.id)
        place = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for line in self.lines:
            assert line.placement is not None
            words = " ".join(line.text.split())[:SHOWN]
            item = QListWidgetItem(f"{MARKS[line.placement]} {line.number}  {words}")
            item.setToolTip(say(f"placement_{line.placement}"))
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(place, 0), len(self.lines) - 1))
        self.list.blockSignals(False)
        self._on_current()

    def _on_current(self) -> None:
        answered = sum(line.placement is not PlacementState.CARRIED for line in self.lines)
        self.progress.setText(say("carried.progress", {"done": answered, "all": len(self.lines)}))
        line = self.current
        self.words.setText(self._told(line) if line else say("carried.none"))
        self._show(self.left, self.book.on_drawing(self.base.id), line)
        self._show(self.right, self.book.on_drawing(self.drawing.id), line)

    def _told(self, line: CommentLine) -> str:
        state = say(f"placement_{line.placement}") + (f"：{line.placement_note}" if line.placement_note else "")
        off = say("carried.off") if is_off(line, self.drawing) else ""
        return say("carried.line", {"number": line.number, "text": line.text, "state": state, "off": off})

    def _show(self, sheet: SheetMap, lines: Sequence[CommentLine], pointed: CommentLine | None) -> None:
        number = pointed.number if pointed else None
        scene = build_scene(
            lines,
            (sheet.drawing,),
            Audience.INTERNAL,
            blueprint_id=sheet.drawing.id,
            highlight=number,
            categories=self._categories,
        )
        sheet.view.show_scene(scene)
        if number is not None:
            sheet.view.fly_to(number)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.addWidget(self.progress)
        side.addWidget(self.list, 1)
        maps = QHBoxLayout()
        for sheet in (self.left, self.right):
            maps.addWidget(sheet, 1)
        middle = QVBoxLayout()
        middle.addLayout(maps, 1)
        middle.addWidget(self.words)
        whole = QHBoxLayout()
        whole.addLayout(side)
        whole.addLayout(middle, 1)
        self.box.addLayout(whole, 1)
        self.words.setMinimumHeight(76)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
