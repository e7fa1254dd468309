"""筛选意见: which comments the map shows, here and on the wall; one of each list, the count told at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from yitusanhui.domain.filtering import UNANSWERED, PinFilter
from yitusanhui.domain.terms import CommentStatus, ReplyKind
from yitusanhui.gui.dialogs.form import Form
from yitusanhui.gui.map_extras import MapExtras
from yitusanhui.gui.panels.picks import Chooser
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import label
from yitusanhui.operations import reading
from yitusanhui.texts import say

Choice = tuple[str, object]
STATUSES = (CommentStatus.RECORDED, CommentStatus.WITHDRAWN)


class PinFilterDialog(Form):
    """Every choice shows at once; Esc leaves the map as it was before."""

    def __init__(self, session: Session, extras: MapExtras, told: Callable[[], str], parent: QWidget | None) -> None:
        super().__init__(say("filter.title"), parent, intro=say("filter.how"), tall=True)
        self.extras, self._before, self._told = extras, extras.filter, told
        self.count = label("", "title")
        self.choosers: dict[str, tuple[Chooser, list[Choice]]] = {}
        for name, choices in _offers(session, extras).items():
            self._offer(name, choices)
        self.box.insertWidget(self.box.count() - 2, self.count)
        self._show()
        next(iter(self.choosers.values()))[0].setFocus()

    def _offer(self, name: str, choices: list[Choice]) -> None:
        chooser = Chooser(say(f"filter.{name}"))
        offered: list[Choice] = [(say("filter.all"), None), *choices]
        chooser.offer([words for words, _ in offered])
        held = getattr(self._before, name)
        for place, (_, value) in enumerate(offered):
            if value is not None and (held == value if name == "site_id" else value in held):
                chooser.setCurrentIndex(place)
        chooser.currentIndexChanged.connect(lambda _: self._try())
        chooser.entered.connect(self.accept)
        self.choosers[name] = chooser, offered
        self.add(say(f"filter.{name}"), chooser)

    @property
    def chosen(self) -> PinFilter:
        """The filter as it stands in the lists."""
        given: dict[str, object] = {}
        for name, (chooser, offered) in self.choosers.items():
            value = offered[max(0, chooser.currentIndex())][1]
            if value is not None:
                given[name] = value if name == "site_id" else frozenset([value])
        return PinFilter(**given)  # type: ignore[arg-type]

    def reject(self) -> None:
        """As it was before."""
        self.extras.set_filter(self._before)
        super().reject()

    def _try(self) -> None:
        self.extras.set_filter(self.chosen)
        self._show()

    def _show(self) -> None:
        self.count.setText(self._told() or say("filter.none"))


def _offers(session: Session, extras: MapExtras) -> dict[str, list[Choice]]:
    file = session.file
    comments = reading.read_comments(file)
    roles: Sequence[str] = list(reading.read_roles(file))
    found: dict[str, list[Choice]] = {
        "meetings": [(meeting.name, meeting.id) for meeting in reading.read_particulars(file)],
        "categories": [*((one.name, one.name) for one in reading.read_categories(file)), (say("map.no_category"), "")],
        "sources": [(name, name) for name in dict.fromkeys(line.source for line in comments)],
        "statuses": [(say(f"filter.{status}"), status) for status in STATUSES],
        "replies": [*((kind.value, kind.value) for kind in ReplyKind), (say("map.no_reply"), UNANSWERED)],
        "roles": [(name, name) for name in roles],
        "site_id": [(site.name, site.id) for site in extras.sites],
    }
    return found
