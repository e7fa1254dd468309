"""Which kinds of documents are written; what was chosen last is chosen again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QGridLayout, QWidget

from yitusanhui.documents.export import KINDS
from yitusanhui.documents.flavour import FLAVOURS
from yitusanhui.documents.look import Look
from yitusanhui.documents.signature import Signer
from yitusanhui.domain.errors import DomainError
from yitusanhui.gui.dialogs.certificate import CertificateField
from yitusanhui.gui.dialogs.form import Form
from yitusanhui.gui.settings import left_out_kinds, remember_left_out_kinds
from yitusanhui.gui.widgets import DropDown
from yitusanhui.texts import say, sentence

COLUMNS = 3


class KindsDialog(Form):
    """Everything is ticked until something is left out; a look that is chosen stays with the file."""

    preview_asked = Signal()

    def __init__(self, parent: QWidget | None = None, *, looks: Sequence[Look] = (), used: str = "") -> None:
        words = {"done": say("export.go_on"), "intro": say("export.which")}
        super().__init__(say("export.title"), parent, **words, tall=True)
        left_out = left_out_kinds()
        self.ticks = {kind: QCheckBox(say(f"export.kind_{kind}")) for kind in KINDS}
        grid = QGridLayout()
        for place, (kind, tick) in enumerate(self.ticks.items()):
            tick.setChecked(kind not in left_out)
            grid.addWidget(tick, place // COLUMNS, place % COLUMNS)
        self.box.insertLayout(2, grid)
        self.looks = DropDown()
        for look in looks:
            self.looks.addItem(look.name, look.key)
        self.looks.setCurrentIndex(max(0, self.looks.findData(used)))
        if looks:
            self.add(say("export.look"), self.looks)
        self.flavours = DropDown()
        for flavour in FLAVOURS:
            self.flavours.addItem(say(f"export.flavour_{flavour}"), flavour)
        self.add(say("export.flavour"), self.flavours)
        self.certificate = CertificateField()
        self.add(say("export.sign"), self.certificate)
        self.signer: Signer | None = None  # known once the dialog was accepted
        show = self.buttons.addButton(say("export.preview"), QDialogButtonBox.ButtonRole.ActionRole)
        show.clicked.connect(self.preview_asked)
        self.ok.setFocus()

    @property
    def look(self) -> str:
        """The look that is chosen; "" where there is none to choose."""
        return str(self.looks.currentData() or "")

    @property
    def flavour(self) -> str:
        """Which PDF/A."""
        return str(self.flavours.currentData())

    @property
    def chosen(self) -> tuple[str, ...]:
        """The kinds that are ticked; none where all are."""
        ticked = tuple(kind for kind, tick in self.ticks.items() if tick.isChecked())
        return () if len(ticked) == len(self.ticks) else ticked

    def problem(self) -> str:
        """At least one, and a certificate that opens where one was chosen."""
        ticked = [kind for kind, tick in self.ticks.items() if tick.isChecked()]
        if not ticked:
            return say("export.nothing_chosen")
        try:
            self.signer = self.certificate.signer()
        except DomainError as refusal:
            return sentence(refusal)
        remember_left_out_kinds([kind for kind in KINDS if kind not in ticked])
        return ""
