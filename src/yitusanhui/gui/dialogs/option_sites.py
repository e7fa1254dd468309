"""方案的点位: which places of the plan an option speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from yitusanhui.domain.report import OptionLine
from yitusanhui.domain.sites import SiteLine
from yitusanhui.gui.dialogs.form import Form
from yitusanhui.texts import say


class OptionSitesDialog(Form):
    """Space ticks a site, Enter is done."""

    def __init__(self, option: OptionLine, sites: Sequence[SiteLine], parent: QWidget | None = None) -> None:
        super().__init__(say("topics.sites", {"label": option.label}), parent, intro=say("topics.sites_how"))
        self.list = QListWidget()
        self.list.setAccessibleName(say("topics.sites", {"label": option.label}))
        for site in sites:
            item = QListWidgetItem(f"{site.name}　{say(f'site_{site.kind}')}")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if site.id in option.site_ids else Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, site.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.box.insertWidget(2, self.list, 50)
        self.list.setFocus()

    @property
    def chosen(self) -> list[int]:
        """The ids of those that are ticked."""
        items = [self.list.item(place) for place in range(self.list.count())]
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked]
