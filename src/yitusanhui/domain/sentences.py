"""固定句式 filled with figures: results, evaluations, comments. The formats are a template (`domain.formats`)."""

from __future__ import annotations

from collections.abc import Mapping

from yitusanhui.domain.counting import CountSheet, Outcome, candidates, people_base
from yitusanhui.domain.formats import fill, load_formats
from yitusanhui.domain.report import CommentFigures
from yitusanhui.domain.rules import Rule
from yitusanhui.domain.satisfaction import Rates
from yitusanhui.domain.shares import percent, square_metres
from yitusanhui.domain.terms import ChoiceKind, Method, ReplyKind
from yitusanhui.domain.thresholds import Base, Measure, Threshold
from yitusanhui.domain.values import average, order_words
from yitusanhui.domain.wording import ABSTAINED, BASES, BLANK_AMONG, BLANK_AMONG_INVALID

__all__ = ["comments_sentence", "evaluation_sentence", "fill", "load_formats", "result_sentence"]

Formats = Mapping[str, str]


def result_sentence(
    outcome: Outcome,
    rule: Rule,
    sheet: CountSheet,
    method: Method,
    formats: Formats,
    tellers: str = "",
    callers: str = "",
    readers: str = "",
    short: str = "",
) -> str:
    """The result as it is read out and printed. `tellers` 监票人, `readers` 唱票人, `callers` 计票人.

    `short`: why the meeting could decide nothing (`domain.talk`); what met its rule is an opinion then.
    """
    shares = [] if method.orders else _shares(outcome, rule, sheet, formats)
    clauses = [*shares, *_verdict(outcome, rule, sheet, method, formats, short)]
    names = (("tellers", tellers), ("readers", readers), ("callers", callers))
    signed = [fill(formats, f"result.{key}", **{key: name}) for key, name in names if name]
    papers = _papers(outcome, sheet, method, formats)
    choices = _choices(outcome, rule, sheet, method, formats)
    if outcome.blank_invalid:
        choices += f"；{BLANK_AMONG_INVALID.format(blank=outcome.blank_invalid)}"
    return f"{papers}{choices}。{'，'.join(clauses)}。{'　'.join(signed)}"


def evaluation_sentence(
    issued: int,
    returned: int,
    invalid: int,
    whole: Rates,
    formats: Formats,
    unsure_counted: bool | None = None,
    *,
    hands: int = 0,
) -> str:
    """测评 in one sentence. `unsure_counted`: whether 不了解 is in the base, None where the scale has none.

    `hands`: how many raised theirs, where there were no sheets.
    """
    facts = {"issued": issued, "returned": returned, "invalid": invalid, "valid": hands or returned - invalid}
    words = {"overall": whole.overall_words, "satisfied": whole.satisfied_words}
    sentence = fill(formats, f"evaluation.{'hands' if hands else 'sheets'}", **facts, **words)
    if unsure_counted is None:
        return sentence
    key = "evaluation.unsure_counted" if unsure_counted else "evaluation.unsure_left_out"
    return sentence + fill(formats, key)


def comments_sentence(figures: CommentFigures, formats: Formats) -> str:
    """共收到意见… by source and reply, and how many wait for one, so that the figures add up; no part of it is nought.

    Withdrawn comments are named and in no other figure.
    """
    sources = _items(figures.by_source, formats)
    replies = [_items({kind.value: figures.by_reply.get(kind.value, 0) for kind in ReplyKind}, formats)]
    if figures.unanswered:
        replies.append(fill(formats, "comments.waiting", number=figures.unanswered))
    taken_back = fill(formats, "comments.taken_back", withdrawn=figures.withdrawn) if figures.withdrawn else ""
    key = "nothing" if not figures.total else "all" if sources else "none"
    if figures.total and figures.total <= figures.unanswered:
        key += "_unanswered"
    return fill(
        formats,
        f"comments.{key}",
        total=figures.total,
        sources=sources,
        replies="、".join(filter(None, replies)),
        taken_back=taken_back,
        withdrawn=figures.withdrawn,
        unanswered=figures.unanswered,
    )


def _items(counted: Mapping[str, int], formats: Formats) -> str:
    """现场发言28、意见条12: those that there are."""
    return "、".join(
        fill(formats, "comments.item", name=name, number=number) for name, number in counted.items() if number
    )


def _papers(outcome: Outcome, sheet: CountSheet, method: Method, formats: Formats) -> str:
    """How the votes came in: ballots out and back, hands, or dots."""
    key = method.value if sheet.returned is None else "returned" if sheet.issued is None else "ballots"
    return fill(
        formats,
        f"result.{key}",
        expected=sheet.expected,
        present=sheet.present,
        issued=sheet.issued or 0,
        returned=sheet.returned or 0,
        valid=outcome.valid,
        invalid=outcome.invalid,
        voters=outcome.voters,
        cast=sheet.cast,
    )


def _choices(outcome: Outcome, rule: Rule, sheet: CountSheet, method: Method, formats: Formats) -> str:
    if method.valued:
        return _points(outcome, sheet, method, formats)
    with_area = any(threshold.measure is Measure.AREA for threshold in rule.passes)
    key = "dots_choice" if method.by_dots else "choice_area" if with_area else "choice"
    filled = [
        fill(
            formats,
            f"result.{key}",
            label=choice.label,
            votes=choice.votes,
            area=square_metres(choice.area_cm2),
            percent=percent(choice.votes, sheet.cast),
        )
        + (BLANK_AMONG.format(blank=choice.blank) if choice.blank else "")
        for choice in outcome.choices
    ]
    return "，".join(filled)


def _points(outcome: Outcome, sheet: CountSheet, method: Method, formats: Formats) -> str:
    """打分 and 排序: the points of each option, its average or its first places."""
    told = []
    for choice, stand in zip(sheet.choices, outcome.standings, strict=True):
        words = average(stand.points, outcome.valid)
        key, facts = f"result.{method.value}_choice", {"points": stand.points, "firsts": stand.firsts}
        told.append(fill(formats, key, label=choice.label, average=words, **facts))
    blank = [f"{ABSTAINED}{outcome.abstain}票" + BLANK_AMONG.format(blank=outcome.abstain)] if outcome.abstain else []
    return "，".join([*told, *blank])


def _shares(outcome: Outcome, rule: Rule, sheet: CountSheet, formats: Formats) -> list[str]:
    """The share of each base that the rule looks at: of owners also how many took part."""
    clauses = []
    for mark in rule.quorum if rule.quorum_of is Base.PARTICIPATING else ():
        have = outcome.bases[rule.quorum_of, mark.measure]
        words = {"have": BASES[rule.quorum_of, mark.measure]}
        clauses.append(_share("quorum", mark.base, mark.measure, have, outcome, formats, words))
    marks = [(t.base, t.measure) for t in rule.passes]
    if rule.unanimous:
        marks.append((people_base(rule), Measure.PEOPLE))
    for choice in candidates(sheet.choices):
        for base, measure in marks:
            have, key = (choice.votes, "share") if measure is Measure.PEOPLE else (choice.area_cm2, "share_area")
            clauses.append(_share(key, base, measure, have, outcome, formats, {"label": choice.label}))
    return clauses


def _share(
    key: str,
    base: Base,
    measure: Measure,
    have: int,
    outcome: Outcome,
    formats: Formats,
    words: Mapping[str, str],
) -> str:
    whole = outcome.bases[base, measure]
    show = square_metres if measure is Measure.AREA else str
    return fill(
        formats,
        f"result.{key}",
        **words,
        base=BASES[base, measure],
        percent=percent(have, whole),
        numerator=show(have),
        denominator=show(whole),
    )


def _verdict(outcome: Outcome, rule: Rule, sheet: CountSheet, method: Method, formats: Formats, why: str) -> list[str]:
    """What the figures come to: void, short of the quorum, a tie, passed or not, or an opinion only."""
    if outcome.void:
        return [fill(formats, "result.void", why=outcome.void)]
    short = [mark for mark, line in zip(rule.quorum, outcome.quorum, strict=True) if not line.met]
    if short:
        return [*(_short_of(mark, rule, formats) for mark in short), fill(formats, "result.no_quorum")]
    leading = "、".join(outcome.leading)
    equal = [fill(formats, "result.equal", leading=leading)] if outcome.tie else []
    if method.valued and leading:
        labels, places = [c.label for c in sheet.choices], [stand.place for stand in outcome.standings]
        return [fill(formats, "result.order", order=order_words(labels, places))]
    if method.orders:
        key = "undecided" if outcome.tie else "priority" if leading else "nothing"
    else:
        options = all(c.kind is ChoiceKind.OPTION for c in candidates(sheet.choices))
        met = "opinion" if why else "passed"
        verdict = {None: "undecided", True: met, False: "failed"}[outcome.passed]
        key = f"option_{verdict}" if options and outcome.passed is not None else verdict
    return [*equal, fill(formats, f"result.{key}", rule=rule.short, leading=leading, why=why)]


def _short_of(mark: Threshold, rule: Rule, formats: Formats) -> str:
    have = BASES[rule.quorum_of, mark.measure]
    return fill(formats, "result.quorum_failed", have=have, base=mark.base_words, mark=mark.words)
