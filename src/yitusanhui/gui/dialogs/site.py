"""A site in a form: kind, name, category, the columns of its list, a note; and how far it has come."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from yitusanhui.domain.sites import FACTS, SiteLine
from yitusanhui.domain.terms import SiteKind, SiteStatus
from yitusanhui.gui.dialogs.form import Form
from yitusanhui.gui.panels.picks import Chooser
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import Line
from yitusanhui.operations import reading
from yitusanhui.texts import say

KINDS, STATUSES = tuple(SiteKind), tuple(SiteStatus)


class SiteDialog(Form):
    """`given` is what `add_site` and `edit_site` take."""

    def __init__(self, session: Session, site: SiteLine | None, parent: QWidget | None = None) -> None:
        super().__init__(say("sites.edit" if site else "sites.new"), parent, tall=True)
        self.kind, self.category = Chooser(say("sites.kind")), Chooser(say("sites.category"))
        self.kind.offer([say(f"site_{kind}") for kind in KINDS])
        names = [one.name for one in reading.read_categories(session.file)]
        known = [*names, *([site.category] if site and site.category and site.category not in names else [])]
        self._categories = ["", *known]
        self.category.offer([say("sites.no_category"), *known])
        self.name, self.note = Line(say("sites.name_hint")), Line(say("sites.note_hint"))
        self.facts = {name: Line("") for kind in KINDS for name in FACTS[kind]}
        self.add(say("sites.name"), self.name)
        self.add(say("sites.kind"), self.kind)
        self.add(say("sites.category"), self.category)
        for name, line in self.facts.items():
            self.add(say(f"site_fact_{name}"), line)
        self.add(say("sites.note"), self.note)
        self.kind.currentIndexChanged.connect(lambda _: self._ask_for())
        if site is not None:
            self._fill(site)
        self._ask_for()
        for chooser in (self.kind, self.category):
            chooser.entered.connect(self.accept)
        self.name.setFocus()

    @property
    def given(self) -> dict[str, Any]:
        """What was written."""
        kind = KINDS[max(0, self.kind.currentIndex())]
        return {
            "kind": kind,
            "name": self.name.text().strip(),
            "category": self._categories[max(0, self.category.currentIndex())],
            "note": self.note.text().strip(),
            "facts": {name: self.facts[name].text().strip() for name in FACTS[kind]},
        }

    def problem(self) -> str:
        """A site has a name."""
        return "" if self.name.text().strip() else say("sites.no_name")

    def _fill(self, site: SiteLine) -> None:
        self.name.setText(site.name)
        self.note.setText(site.note)
        self.kind.setCurrentIndex(KINDS.index(site.kind))
        self.category.setCurrentIndex(self._categories.index(site.category))
        for name, line in self.facts.items():
            line.setText(site.facts.get(name, ""))

    def _ask_for(self) -> None:
        """Only the columns of this kind's list."""
        asked = FACTS[KINDS[max(0, self.kind.currentIndex())]]
        for name, line in self.facts.items():
            self.fields.setRowVisible(line, name in asked)


class SiteStatusDialog(Form):
    """拟建 to 建成, with a note."""

    def __init__(self, site: SiteLine, parent: QWidget | None = None) -> None:
        super().__init__(say("sites.status", {"name": site.name}), parent)
        self.choice, self.note = Chooser(say("sites.status", {"name": site.name})), Line(say("sites.status_hint"))
        self.choice.offer([say(f"site_status_{status}") for status in STATUSES])
        self.choice.setCurrentIndex(STATUSES.index(site.status))
        self.add(say("sites.status_word"), self.choice)
        self.add(say("sites.status_note"), self.note)
        self.choice.entered.connect(self.accept)
        self.choice.setFocus()

    @property
    def given(self) -> dict[str, Any]:
        """What was chosen."""
        return {"status": STATUSES[max(0, self.choice.currentIndex())], "note": self.note.text().strip()}
