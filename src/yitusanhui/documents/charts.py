"""What charts show, taken from the read model: the same bars on paper, in the workbook and on the poster."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from yitusanhui.domain.report import (
    CommentFigures,
    CommitmentLine,
    ConsultationReport,
    EvaluationLine,
    MeetingReport,
    MotionLine,
)
from yitusanhui.domain.terms import MotionState, ReplyKind
from yitusanhui.texts import charts as words
from yitusanhui.texts import tables


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one name, one for each label of its chart; `notes` are printed after them (68.2%)."""

    name: str
    values: tuple[int, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart: a bar, or one for each series, beside each label; `stacked` puts the series into one bar."""

    title: str
    unit: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    stacked: bool = False
    longest: int = 0  # of the whole chart, where this is a part of it

    def part(self, first: int, last: int | None) -> Chart:
        """Some of the labels with their bars, as long as in the whole."""
        series = tuple(replace(one, values=one.values[first:last], notes=one.notes[first:last]) for one in self.series)
        return replace(self, labels=self.labels[first:last], series=series, longest=self.most)

    @property
    def most(self) -> int:
        """What the longest bar stands for."""
        if self.longest:
            return self.longest
        if self.stacked:
            return max(1, *(sum(one.values[place] for one in self.series) for place in range(len(self.labels))))
        return max(1, *(value for one in self.series for value in one.values))

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return any(value for one in self.series for value in one.values)


def sources(figures: CommentFigures) -> Chart:
    """意见来源."""
    return _counted(words.SOURCES, words.COMMENTS, figures.by_source)


def categories(figures: CommentFigures) -> Chart:
    """意见类别."""
    named = {name or words.UNSORTED: number for name, number in figures.categories.items()}
    return _counted(words.CATEGORIES, words.COMMENTS, named)


def replies(figures: CommentFigures) -> Chart:
    """答复情况: every kind, so that two meetings can be laid side by side, and what is still owed."""
    counted = {kind.value: figures.by_reply.get(kind.value, 0) for kind in ReplyKind}
    if figures.unanswered:
        counted[words.UNANSWERED] = figures.unanswered
    return _counted(words.REPLIES, words.COMMENTS, counted)


def _counted(title: str, unit: str, figures: Mapping[str, int]) -> Chart:
    return Chart(title, unit, tuple(figures), (Series(unit, tuple(figures.values())),))


def attendance(meetings: Sequence[MeetingReport]) -> Chart:
    """到会情况 of each meeting that was held: 应到, 实到 (in person and by proxy), 有表决权."""
    held = [meeting for meeting in meetings if meeting.held]
    figures = [meeting.attendance for meeting in held]
    series = (
        Series(words.EXPECTED, tuple(one.expected for one in figures)),
        Series(words.CAME, tuple(one.present + one.proxies for one in figures)),
        Series(words.VOTING, tuple(one.voting for one in figures)),
    )
    return Chart(words.ATTENDANCE, words.VOTES_HELD, tuple(meeting.name for meeting in held), series)


def votes(line: MotionLine) -> Chart:
    """得票 of one matter that was counted, each choice with its share of the rule's base; 打分 and 排序: points."""
    choices = line.choices if line.state is MotionState.COUNTED else ()
    labels = tuple(choice.name for choice in choices)
    if line.method.valued:
        notes = tuple(words.PLACE.format(place=c.place) if c.place else "" for c in choices)
        return Chart(
            line.title, words.POINTS, labels, (Series(words.POINTS, tuple(c.points or 0 for c in choices), notes),)
        )
    unit = words.DOTS if line.method.by_dots else words.VOTES
    series = Series(unit, tuple(c.votes for c in choices), tuple(c.percent for c in choices))
    return Chart(line.title, unit, labels, (series,))


def satisfaction(lines: Sequence[EvaluationLine]) -> Chart:
    """满意度 of each subject that has sheets: its levels in one bar."""
    measured = [line for line in lines if any(level.count for level in line.levels)]
    names = list(dict.fromkeys(level.label for line in measured for level in line.levels))
    series = tuple(
        Series(name, tuple(sum(lv.count for lv in line.levels if lv.label == name) for line in measured))
        for name in names
    )
    return Chart(words.SATISFACTION, words.SHEETS, tuple(line.subject for line in measured), series, stacked=True)


def promises(lines: Sequence[CommitmentLine]) -> Chart:
    """承诺兑现: by verdict where there is one, else by how far the work is."""
    counted: dict[str, int] = {}
    for line in lines:
        name = tables.VERDICTS[line.verdict] if line.verdict else tables.COMMITMENT_STATES[line.state]
        counted[name] = counted.get(name, 0) + 1
    order = [*tables.VERDICTS.values(), *tables.COMMITMENT_STATES.values()]
    return _counted(words.PROMISES, words.PROMISED, {name: counted[name] for name in order if name in counted})


def all_charts(report: ConsultationReport, meetings: Sequence[MeetingReport], figures: CommentFigures) -> list[Chart]:
    """Every chart that has something to show, in the order of the workbook's sheet."""
    commitments = [line for meeting in meetings for line in meeting.commitments]
    found = [sources(figures), categories(figures), replies(figures), attendance(meetings)]
    found += [votes(motion) for meeting in meetings for motion in meeting.motions]
    found += [satisfaction([line for meeting in meetings for line in meeting.evaluations])]
    found += [promises(report.commitments if len(meetings) == len(report.meetings) else commitments)]
    return [chart for chart in found if chart]
