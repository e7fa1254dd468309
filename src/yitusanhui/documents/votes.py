"""表决结果 on paper: each matter with its rule, its frozen figures, the sum, and what it is worth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from reportlab.platypus import Flowable

from yitusanhui.documents import compose
from yitusanhui.documents.blocks import day
from yitusanhui.documents.page import BODY, LEVEL_1, LEVEL_2, TITLE, publish
from yitusanhui.documents.parts import Signatures, table
from yitusanhui.documents.typeset import Paragraph, Prose
from yitusanhui.documents.workbook_rows import doubles, earlier, recounts, result, square_metres
from yitusanhui.domain.report import ConditionLine, ConsultationReport, MeetingReport, MotionLine
from yitusanhui.domain.terms import MotionState
from yitusanhui.domain.wording import numeral
from yitusanhui.texts import papers, tables


def write_votes(report: ConsultationReport, meeting_id: int | None, target: Path) -> Path:
    """表决结果 of one meeting, or of all (None), as PDF/A."""
    meetings = report.meetings if meeting_id is None else (report.meeting(meeting_id),)
    meeting = None if meeting_id is None else meetings[0]
    described = compose.about(report, meeting, papers.VOTES)
    story: list[Flowable] = [Prose([Paragraph(TITLE, compose.heading(report, meeting, papers.VOTES))])]
    voted = [one for one in meetings if one.motions]
    for number, one in enumerate(voted, 1):
        story += [Prose([Paragraph(LEVEL_1, _held(number if len(voted) > 1 else 0, one))]), *motions(one.motions)]
    story += [] if voted else [Prose([Paragraph(BODY, papers.NO_MOTIONS)])]
    return publish(compose.signed(compose.bound([*story, Signatures(papers.VOTE_SIGNERS)])), described, target)


def _held(number: int, meeting: MeetingReport) -> str:
    title = papers.HELD_ON.format(meeting=meeting.name, day=day(meeting.opened_at or meeting.planned_at))
    return papers.FIRST_LEVEL.format(number=numeral(number), title=title) if number else title


def motions(lines: Sequence[MotionLine]) -> list[Flowable]:
    """Each matter under its own heading."""
    alone = len(lines) == 1
    return [part for number, line in enumerate(lines, 1) for part in _motion(0 if alone else number, line)]


def _motion(number: int, line: MotionLine) -> list[Flowable]:
    numbered = papers.SECOND_LEVEL.format(number=numeral(number), title=line.title)
    heading = Paragraph(LEVEL_2, numbered if number else line.title)
    before = [heading, Paragraph(BODY, tables.rule(line), papers.RULE)]
    reopened = [Paragraph(BODY, words, papers.EARLIER) for words in earlier(line)]
    reopened += [Paragraph(BODY, words, papers.RECOUNT) for words in recounts(line)]
    reopened += [Paragraph(BODY, words, papers.DOUBLES) for words in doubles(line)]
    if line.confirmed:
        reopened.append(Paragraph(BODY, papers.CHECKED_BY.format(names="、".join(line.confirmed)), papers.CHECKED))
    if line.reason:
        reopened.append(Paragraph(BODY, line.reason, papers.CALLED_OFF))
    if line.state is not MotionState.COUNTED:
        state = Paragraph(BODY, tables.MOTION_STATES[line.state], papers.RESULT)
        return [Prose([*before, state, *reopened])]
    after = [Paragraph(BODY, line.sentence or result(line), papers.RESULT)]
    if line.quorum or line.tests:
        after.append(Paragraph(BODY, _formulas(line.quorum, line.tests), papers.FORMULA))
    after += reopened
    after += [] if line.binding else [Paragraph(BODY, papers.ADVISORY)]
    return [Prose(before), *_figures(line), *_choices(line), Prose(after)]


def _formulas(*tests: Iterable[ConditionLine]) -> str:
    """Every test in one sentence, as in the minutes."""
    said = [
        papers.TESTED.format(words=test.words, mark=papers.MET if test.met else papers.NOT_MET)
        for group in tests
        for test in group
    ]
    return papers.SENTENCE.format(words="；".join(said))


def _figures(line: MotionLine) -> list[Flowable]:
    counts = (
        line.expected, line.present, line.issued, line.returned, line.valid, line.invalid, line.abstain, line.voters,
    )  # fmt: skip
    row = [papers.NOT_COUNTED if count is None else str(count) for count in counts]
    return table(papers.FIGURE_HEADS, [[*row, result(line)]], " ".join(title for title, _ in papers.FIGURE_HEADS))


def _choices(line: MotionLine) -> list[Flowable]:
    if line.method.valued:
        return _points(line)
    if not any(choice.area_cm2 for choice in line.choices):
        votes = [(choice.name, str(choice.votes), choice.percent) for choice in line.choices]
        return _shares(papers.CHOICE_HEADS, line, votes)
    rows = [
        (choice.name, str(choice.votes), f"{square_metres(choice.area_cm2) or 0:.2f}", choice.percent)
        for choice in line.choices
    ]
    return _shares(papers.AREA_CHOICE_HEADS, line, rows)


def _shares(heads: papers.Heads, line: MotionLine, rows: Sequence[tuple[str, ...]]) -> list[Flowable]:
    """The choices; the last head says what the shares are of: no figure without its base (DOMAIN 3)."""
    share = papers.SHARE.format(base=line.share_of) if line.share_of else heads[-1][0]
    shown = (*heads[:-1], (share, papers.SHARE_WIDTH))
    return table(shown, rows, f"{papers.CHOICE_CENTRED} {share}")


def _points(line: MotionLine) -> list[Flowable]:
    """打分 and 排序: points, averages or first places, and where each option stands."""
    score = line.method.scores
    rows = [
        (c.label, str(c.votes), str(c.points), c.average if score else str(c.firsts), str(c.place))
        for c in line.choices
    ]
    return table(papers.SCORE_HEADS if score else papers.RANK_HEADS, rows, papers.CHOICE_CENTRED)
