"""A topic comes from comments, gets options, and every word can be followed to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.panels.builders import hold_review, press, type_keys
from tests.gui.panels.conftest import Show
from yitusanhui.domain.terms import Fate, OptionState, Stage
from yitusanhui.gui.panels.topics import TopicsPanel
from yitusanhui.gui.session import Session
from yitusanhui.operations.meetings import call_meeting, close_meeting
from yitusanhui.operations.reading import read_comment, read_topics
from yitusanhui.operations.replies import reply_comment
from yitusanhui.operations.topics import leave_open, offer_option, raise_topic


def test_a_topic_is_raised_by_typing_numbers_and_a_title(session: Session, show: Show, qtbot: QtBot) -> None:
    panel = show(TopicsPanel)
    panel.take_focus()
    type_keys(qtbot, "1 4\n")
    panel.title.insert("安静")
    type_keys(qtbot, "\n")
    (topic,) = read_topics(session.file)
    assert (topic.title, topic.comments) == ("安静", (1, 4))
    assert read_comment(session.file, 4).topics == (topic.id,)
    assert panel.topics.current.id == topic.id


def test_a_topic_is_raised_of_the_comments_that_are_marked(session: Session, show: Show, qtbot: QtBot) -> None:
    panel = show(TopicsPanel)
    panel.comments.setFocus()
    panel.comments.list.go(1)
    type_keys(qtbot, " ")
    panel.comments.list.go(2)
    type_keys(qtbot, " ")
    panel.title.setFocus()
    panel.title.insert("设施")
    type_keys(qtbot, "\n")
    assert read_topics(session.file)[0].comments == (2, 3)
    assert panel.comments.marked == []


def test_words_where_numbers_belong_are_refused_in_a_sentence(
    session: Session, show: Show, qtbot: QtBot, refusals: list[str]
) -> None:
    panel = show(TopicsPanel)
    panel.numbers.setText("三和七")
    panel.title.setText("灯")
    press(qtbot, panel, "建议题")
    assert read_topics(session.file) == ()
    assert "编号" in refusals[0]


def test_a_comment_is_merged_and_parted_and_its_lineage_is_shown(session: Session, show: Show, qtbot: QtBot) -> None:
    raise_topic(session.file, meeting_id=1, title="车棚", comments=[1])
    panel = show(TopicsPanel)
    panel.comments.list.setFocus()
    panel.comments.list.go_to(2)
    assert "还没有归入议题" in panel.comments.lineage.text()
    type_keys(qtbot, "\n")
    assert read_topics(session.file)[0].comments == (1, 2)
    panel.comments.list.go_to(2)
    assert "归入：车棚" in panel.comments.lineage.text()
    assert "征询会第1次" in panel.comments.lineage.text()
    type_keys(qtbot, "\x7f")
    assert read_topics(session.file)[0].comments == (1,)


def test_comments_are_found_by_number_and_by_word(session: Session, show: Show, qtbot: QtBot) -> None:
    panel = show(TopicsPanel)
    qtbot.keyClicks(panel.comments.sought, "3")
    assert [comment.number for comment in panel.comments.list.lines] == [3]
    panel.comments.sought.setText("路灯")
    assert [comment.number for comment in panel.comments.list.lines] == [2]


def test_comments_are_found_by_their_answer_and_the_card_says_it(session: Session, show: Show) -> None:
    """A 协调会 is made of what was 部分采纳."""
    reply_comment(session.file, number=2, kind="采纳")
    reply_comment(session.file, number=3, kind="部分采纳", reason="地方小", owner="绿化所")
    panel = show(TopicsPanel)
    panel.comments.sought.setText("部分采纳")
    assert [comment.number for comment in panel.comments.list.lines] == [3]
    panel.comments.list.go_to(3)
    assert "答复：部分采纳　地方小　绿化所" in panel.comments.lineage.text()
    panel.comments.sought.setText("采纳")
    assert [comment.number for comment in panel.comments.list.lines] == [2]


def test_options_are_offered_enter_by_enter_and_settled_by_key(session: Session, show: Show, qtbot: QtBot) -> None:
    raise_topic(session.file, meeting_id=1, title="车棚", comments=[1])
    panel = show(TopicsPanel)
    panel.tabs.setCurrentWidget(panel.options)
    panel.options.setFocus()
    for title in ("A1", "B1"):
        type_keys(qtbot, f"{title}\n\n18\n9\n")
    first, second = read_topics(session.file)[0].options
    assert (first.label, first.title, first.cost, first.touches) == ("A", "A1", "18", "9")
    panel.options.cards[0].setFocus()
    type_keys(qtbot, "1\t2")
    states = [option.state for option in read_topics(session.file)[0].options]
    assert states == [OptionState.ADOPTED, OptionState.SET_ASIDE]
    assert second.label == "B"


def test_an_option_is_reworded_from_its_card(session: Session, show: Show, qtbot: QtBot) -> None:
    topic = raise_topic(session.file, meeting_id=1, title="车棚").facts["topic"]
    offer_option(session.file, topic_id=topic, title="old", cost="5")
    panel = show(TopicsPanel)
    panel.tabs.setCurrentWidget(panel.options)
    panel.options.cards[0].setFocus()
    type_keys(qtbot, "e")
    panel.options.fields["title"].selectAll()
    type_keys(qtbot, "new\n\n\n\n")
    (option,) = read_topics(session.file)[0].options
    assert (option.title, option.cost) == ("new", "5")


def test_the_agreement_is_kept_and_what_is_being_typed_survives_a_change(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    topic = raise_topic(session.file, meeting_id=1, title="车棚").facts["topic"]
    panel = show(TopicsPanel)
    panel.tabs.setCurrentWidget(panel.agreement)
    panel.agreement.agreement.setPlainText("大家同意A")
    session.do(offer_option, topic_id=topic, title="A")
    assert panel.agreement.agreement.toPlainText() == "大家同意A"
    press(qtbot, panel, "存下结果")
    assert read_topics(session.file)[0].agreement == "大家同意A"


def test_topics_of_an_earlier_meeting_come_after_and_say_so(session: Session, show: Show) -> None:
    raise_topic(session.file, meeting_id=1, title="旧")
    review = hold_review(session)
    raise_topic(session.file, meeting_id=review, title="新")
    panel = show(TopicsPanel)
    shown = [panel.topics.model().index(row, 0).data() for row in range(2)]
    assert "新" in shown[0]
    assert shown[1].startswith("〔征询会第1次〕")


def test_a_topic_of_a_sealed_meeting_goes_on_in_this_one_by_enter(session: Session, show: Show, qtbot: QtBot) -> None:
    raise_topic(session.file, meeting_id=1, title="车棚", comments=[1, 2])
    review = hold_review(session, sealed=True)
    panel = show(TopicsPanel)
    panel.tabs.setCurrentWidget(panel.options)
    assert not panel.options.isEnabled() and "征询会第1次" in panel.from_before.text()
    panel.take_focus()
    type_keys(qtbot, "\n")
    assert panel.options.isEnabled() and panel.from_before.isHidden()
    panel.options.fields["title"].insert("搬到东门")
    type_keys(qtbot, "\n\n\n\n")
    (_, topic) = read_topics(session.file)
    assert (topic.meeting_id, topic.comments, topic.options[0].title) == (review, (1, 2), "搬到东门")
    assert [panel.topics.model().index(row, 0).data() for row in range(panel.topics.model().rowCount())] == [
        "〔接征询会第1次〕议题2　车棚（意见2条，方案1个）"
    ]


def test_a_later_meeting_s_topic_is_not_taken_back_into_an_earlier_one(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    review = hold_review(session)
    raise_topic(session.file, meeting_id=review, title="新")
    panel = show(TopicsPanel)
    session.enter(1)
    panel.take_focus()
    type_keys(qtbot, "\n")
    assert panel.go_on.isHidden() and [topic.meeting_id for topic in read_topics(session.file)] == [review]


def test_comments_merged_into_an_earlier_meetings_topic_bring_it_into_this_one(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    """The earlier meeting is closed and not sealed: its topic would have taken them without a word."""
    raise_topic(session.file, meeting_id=1, title="车棚", comments=[1])
    review = hold_review(session)
    panel = show(TopicsPanel)
    panel.comments.list.setFocus()
    panel.comments.list.go_to(3)
    type_keys(qtbot, "\n")
    earlier, here = read_topics(session.file)
    assert (earlier.meeting_id, earlier.comments) == (1, (1,))
    assert (here.meeting_id, here.title, here.comments) == (review, "车棚", (1, 3))
    assert panel.topics.current.id == here.id
    panel.comments.list.go_to(4)
    type_keys(qtbot, "\n")
    assert [topic.comments for topic in read_topics(session.file)] == [(1,), (1, 3, 4)]


def test_what_another_meeting_put_together_is_neither_parted_nor_added_to(
    session: Session, show: Show, qtbot: QtBot, refusals: list[str]
) -> None:
    raise_topic(session.file, meeting_id=1, title="车棚", comments=[1])
    review = hold_review(session)
    panel = show(TopicsPanel)
    panel.comments.list.setFocus()
    panel.comments.list.go_to(1)
    type_keys(qtbot, "\x7f")
    raise_topic(session.file, meeting_id=review, title="路灯", comments=[2])
    session.enter(1)
    panel.topics.go(1)
    panel.comments.list.go_to(4)
    type_keys(qtbot, "\n")
    assert [topic.comments for topic in read_topics(session.file)] == [(1,), (2,)]
    assert "接着议" in refusals[0] and "评议会第1次" in refusals[1]


def test_a_topic_that_goes_on_from_an_earlier_meeting_says_which_in_the_list_and_on_the_board(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    raise_topic(session.file, meeting_id=1, title="车棚")
    leave_open(session.file, topic_id=1, fate=Fate.NEXT_ROUND)
    close_meeting(session.file, meeting_id=1)
    call_meeting(session.file, stage=Stage.COORDINATE)
    raise_topic(session.file, meeting_id=2, title="车棚")
    raise_topic(session.file, meeting_id=2, title="路灯")
    panel = show(TopicsPanel)
    session.enter(2)
    said = [panel.topics.model().index(row, 0).data() for row in range(2)]
    assert said[0].startswith("〔接征询会第1次〕议题2") and said[1].startswith("议题3")
    qtbot.keyClick(panel.topics, Qt.Key.Key_Home)
    panel.tabs.setCurrentWidget(panel.board)
    assert panel.board.goes_on.isVisible() and "接着征询会第1次" in panel.board.goes_on.text()
    panel.take_focus()
    qtbot.keyClick(panel.topics, Qt.Key.Key_Down)
    assert not panel.board.goes_on.isVisible()


def test_markup_in_a_comment_is_shown_and_not_obeyed(session: Session, show: Show) -> None:
    raise_topic(session.file, meeting_id=1, title="<b>粗</b>{{7*7}}&A")
    panel = show(TopicsPanel)
    assert "<b>粗</b>{{7*7}}&A" in panel.topics.model().index(0, 0).data()


def test_where_nothing_is_raised_the_row_for_it_makes_room(session: Session, show: Show) -> None:
    raise_topic(session.file, meeting_id=1, title="灯", comments=[2])
    panel = show(TopicsPanel)
    assert panel.raising.isVisible()
    for place in range(1, panel.tabs.count()):
        panel.tabs.setCurrentIndex(place)
        assert not panel.raising.isVisible()
    panel.tabs.setCurrentIndex(0)
    assert panel.raising.isVisible()


def test_a_tabs_key_goes_into_its_page_even_if_it_is_in_front(session: Session, show: Show, qtbot: QtBot) -> None:
    raise_topic(session.file, meeting_id=1, title="车棚")
    panel = show(TopicsPanel)
    panel.topics.setFocus()
    for _ in range(2):
        panel.topics.setFocus()
        qtbot.keyClick(panel.topics, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(panel.options.fields["title"].hasFocus)
