"""办法库: the office's own procedures of a stage in a list; and the form that puts one more on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.procedures import Procedure
from yitusanhui.domain.terms import Stage
from yitusanhui.gui.dialogs.form import Form, ask_words
from yitusanhui.gui.settings import ask_file, ask_new_file
from yitusanhui.gui.widgets import Line, button, label, row, set_kind
from yitusanhui.intake.files import read_file
from yitusanhui.operations import procedure_shelf as shelves
from yitusanhui.operations import procedures
from yitusanhui.texts import say, sentence

WIDTH = 560


class KeepDialog(Form):
    """Under which name, and whether new projects begin with it."""

    def __init__(self, procedure: Procedure, name: str, parent: QWidget | None = None) -> None:
        super().__init__(say("procedure.keep"), parent, done=say("procedure.keep_ok"), intro=say("procedure.keep_how"))
        self.stage = procedure.stage
        self.name = Line(say("procedure.keep_hint"))
        self.name.setText(name)
        self.name.selectAll()
        self.for_new = QCheckBox(say("procedure.for_new"))
        self.for_new.setChecked(procedures.offices_procedure(procedure.stage) is None)
        self.add(say("procedure.keep_name"), self.name)
        self.fields.addRow(self.for_new)
        self.name.setFocus()

    def problem(self) -> str:
        """A name is needed."""
        return "" if self.name.text().strip() else say("procedure.keep_nameless")


class ShelfDialog(QDialog):
    """All that is done here is done at once, and told here and by `tell`; what is removed is set aside on the disk."""

    def __init__(self, stage: Stage, tell: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        self._tell = tell
        self.setWindowTitle(say("shelf.title", {"stage": say(f"stage_{stage}")}))
        self.setMinimumWidth(WIDTH)
        self.list = QListWidget()
        self.list.setAccessibleName(self.windowTitle())
        self.none = label(say("shelf.none"), "muted", wrap=True)
        self.trouble = label("", "bad", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(10)
        for part in (label(self.windowTitle(), "title"), self.none, self.list, self.trouble):
            box.addWidget(part)
        box.addLayout(self._buttons())
        box.addLayout(row(None, button(say("form.close"), self.accept, "primary")))
        for keys, deed in (("F2", self.rename), ("Delete", self.remove)):
            key = QShortcut(QKeySequence(keys), self.list, context=Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(deed)
        self.refresh()
        self.list.setFocus()

    @property
    def chosen(self) -> str:
        """The name that is chosen; "" when there is none."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def refresh(self, name: str = "") -> None:
        """The list as it lies on the disk, with the one of this name chosen."""
        held, of_new = shelves.shelf(self.stage), procedures.offices_procedure(self.stage)
        self.list.clear()
        for one, procedure in held.items():
            facts = {"name": one, "steps": len(procedure.steps), "minutes": sum(s.minutes for s in procedure.steps)}
            item = QListWidgetItem(say("shelf.line_new" if procedure == of_new else "shelf.line", facts))
            item.setData(Qt.ItemDataRole.UserRole, one)
            self.list.addItem(item)
        self.list.setCurrentRow(list(held).index(name) if name in held else min(0, len(held) - 1))
        self.none.setVisible(not held)
        self.list.setVisible(bool(held))
        for deed in (*self.of_one, self.first):
            deed.setEnabled(of_new is not None if deed is self.first else bool(held))
        self._say("")

    def rename(self) -> None:
        """改名."""
        name = self.chosen
        new = ask_words(self, say("shelf.rename"), text=name) if name else ""
        if new:
            self._do(partial(shelves.rename_on_shelf, self.stage, name, new), lambda kept: self.refresh(kept))

    def remove(self) -> None:
        """移去."""
        name = self.chosen
        if name:
            self._do(partial(shelves.take_off_shelf, self.stage, name), lambda _: self._done("shelf.removed", name))

    def carry_out(self) -> None:
        """导出 to a file for another laptop."""
        name = self.chosen
        path = ask_new_file(self, "procedures", say("shelf.export"), f"{name}.toml", say("shelf.kinds"))
        if path is not None:
            held = shelves.shelf(self.stage)[name]
            self._do(partial(shelves.carry_procedure, held, path), lambda _: self._done("shelf.exported", path.name))

    def bring_in(self) -> None:
        """导入 what another laptop wrote."""
        path = ask_file(self, "procedures", say("shelf.import"), say("shelf.kinds"))
        if path is None:
            return

        def bring() -> tuple[Procedure, str]:
            return shelves.bring_procedure(read_file(path, limit_mb=1), path.stem)

        self._do(bring, lambda brought: self._brought(*brought))

    def use_for_new(self) -> None:
        """New projects begin with the chosen one."""
        name = self.chosen
        held = shelves.shelf(self.stage)[name]
        self._do(partial(procedures.save_as_offices, held), lambda _: self._done("shelf.for_new_done", name, name))

    def use_default_for_new(self) -> None:
        """恢复默认: new projects begin with the one that came with the program."""
        self._do(partial(procedures.restore_default, self.stage), lambda _: self._done("procedure.restored", ""))

    def _brought(self, procedure: Procedure, name: str) -> None:
        self._done("shelf.imported", name, name, stage=say(f"stage_{procedure.stage}"))

    def _done(self, words: str, name: str, chosen: str = "", **facts: str) -> None:
        self.refresh(chosen)
        told = say(words, {"name": name, **facts})
        self._say(told, "muted")  # the window that tells it stands behind this one
        self._tell(told)

    def _do(self, deed: Callable[[], object], done: Callable[..., object]) -> None:
        try:
            found = deed()
        except DomainError as refusal:
            self._say(sentence(refusal))
        else:
            done(found)

    def _say(self, words: str, kind: str = "bad") -> None:
        set_kind(self.trouble, kind)
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def _buttons(self) -> QGridLayout:
        deeds = {"rename": self.rename, "remove": self.remove, "export": self.carry_out, "for_new": self.use_for_new}
        self.of_one = [button(say(f"shelf.{words}"), deed) for words, deed in deeds.items()]
        self.first = button(say("procedure.restore"), self.use_default_for_new)
        bring = button(say("shelf.import"), self.bring_in)
        grid = QGridLayout()
        rename, remove, export, for_new = self.of_one
        for place, one in enumerate((rename, remove, export, bring, for_new, self.first)):
            grid.addWidget(one, place // 4, place % 4 if place < 4 else (place - 4) * 2, 1, 1 if place < 4 else 2)
        return grid
