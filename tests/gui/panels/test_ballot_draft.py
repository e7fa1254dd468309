"""Drafting a motion: a rule that counts areas needs names, a rule of one building needs to know which."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.panels.builders import press, type_keys
from tests.gui.panels.conftest import Show
from yitusanhui.domain.terms import Method
from yitusanhui.gui.panels.ballot_draft import METHODS, DraftPage
from yitusanhui.gui.panels.votes import VotesPanel
from yitusanhui.gui.session import Session
from yitusanhui.operations.reading import read_motions


@pytest.fixture
def draft(show: Show) -> DraftPage:
    panel = show(VotesPanel)
    assert isinstance(panel, VotesPanel)
    panel.take_focus()
    return panel.draft


def choose(draft: DraftPage, wanted: str) -> None:
    draft.preset.setCurrentIndex(list(draft.presets).index(wanted))


def of_areas(draft: DraftPage) -> str:
    return next(key for key, rule in draft.presets.items() if rule.by_area and not rule.scoped)


def of_one_building(draft: DraftPage) -> str:
    return next(key for key, rule in draft.presets.items() if rule.scoped)


def test_a_rule_of_areas_dims_the_methods_without_names_and_says_why(draft: DraftPage, qtbot: QtBot) -> None:
    type_keys(qtbot, "Roof\n1")
    choose(draft, of_areas(draft))
    assert draft.method.index == -1
    assert "不能用举手" in draft.needs_names.text() and draft.needs_names.isVisible()
    for place in (METHODS.index(Method.HANDS), METHODS.index(Method.SECRET)):
        draft.method.pick(place)
        assert draft.method.index == -1
    draft.method.pick(METHODS.index(Method.NAMED))
    assert METHODS[draft.method.index] is Method.NAMED


def test_another_rule_gives_the_methods_back(draft: DraftPage) -> None:
    choose(draft, of_areas(draft))
    draft.preset.setCurrentIndex(0)
    draft.method.pick(METHODS.index(Method.HANDS))
    assert METHODS[draft.method.index] is Method.HANDS


def test_a_rule_of_one_building_asks_which(
    draft: DraftPage, session: Session, qtbot: QtBot, refusals: list[str]
) -> None:
    assert not draft.scope.isVisible()
    type_keys(qtbot, "Lift\n")
    choose(draft, of_one_building(draft))
    draft.method.pick(METHODS.index(Method.WRITTEN))
    assert draft.scope.isVisible()
    press(qtbot, draft, "拟定")
    assert read_motions(session.file, 1) == () and "哪一幢" in refusals[0]
    assert draft.scope.hasFocus()
    draft.scope.insert("3号楼")
    type_keys(qtbot, "\n")
    (motion,) = read_motions(session.file, 1)
    assert (motion.title, motion.scope) == ("Lift", "3号楼")


def test_the_presets_of_the_file_are_offered_by_name_and_mark(draft: DraftPage) -> None:
    offered = [draft.preset.itemText(place) for place in range(draft.preset.count())]
    assert offered == [f"{rule.name}：{rule.short}" for rule in draft.presets.values()]


def test_without_a_title_one_is_told_where_to_write_it(
    draft: DraftPage, session: Session, refusals: list[str], qtbot: QtBot
) -> None:
    press(qtbot, draft, "拟定")
    assert refusals == ["还没有写要表决的事。请在最上面一行写一句话，例如：是否同意车棚搬到东门。"]
    type_keys(qtbot, "Roof")
    press(qtbot, draft, "拟定")
    assert draft.words.text() == "Roof" and "表决方式" in refusals[1]
    assert read_motions(session.file, 1) == ()
