"""公示稿: the whole report without anything that points to a person (个人信息保护法 25).

Which small numbers are told: people counted by a trait of theirs are not told under 5. In this report that is
how they spoke (来源): its cells are folded, and no comment says its own, or they could be counted. Not folded
are totals (应到, 实到, 撤回, 附议 of a comment), counts of comments by subject or reply, whose rows are public
with them, and results of votes and 测评, which were announced in the room and must add up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, TypeVar, cast

from yitusanhui.domain.attached import for_the_public
from yitusanhui.domain.bodies import is_body, may_be_person
from yitusanhui.domain.flags import hold_back
from yitusanhui.domain.masks import NameMask, fold_small, mask_address, mask_name, mask_words
from yitusanhui.domain.report import (
    AttachmentLine,
    CommentFigures,
    CommentLine,
    ConsultationReport,
    MeetingReport,
    MotionLine,
    OptionLine,
    TopicLine,
)
from yitusanhui.domain.sites import PUBLIC_FACTS, SiteLine
from yitusanhui.domain.terms import Audience, CommentStatus

__all__ = ["is_body", "mask_address", "mask_name", "mask_words", "public", "words_mask"]

_EXACT = re.compile("uid|sha256|journal_head|digest|tile_format|percent|due|at|[a-z]+_at")
# Authors are typed or imported as they come (6172, 匿名网友). One who isn't on the roster is searched for in people's
# words only where it reads as a name: a surname and up to three characters, parts joined by ·, or two Latin words.
_READS_AS_A_NAME = re.compile(
    r"\s*(?:[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}|[^\W\d_]+(?:·[^\W\d_]+)+|[A-Za-z]+(?: [A-Za-z.]+)+)\s*"
)
OTHER_SOURCES = "其他途径"
_SEVERAL = re.compile(r"[、，,；;/]+")
_TITLE = re.compile(r"[（(].*", re.DOTALL)
Value = TypeVar("Value")


def public(report: ConsultationReport, names: Iterable[str] = ()) -> ConsultationReport:
    """The report as it may leave the office: people masked, buildings without flats, totals without lists.

    Withdrawn comments go, with the numbers that point to them. Every text is searched for phone and ID
    numbers, flats, `names` (the roster's), and every person the report itself knows of. Sensitive words that
    weren't released are **; a speaker who agreed to be named is. A copy that is masked already comes back as it is.
    """
    names = tuple(names)
    if report.audience is Audience.PUBLIC and not names:
        return report
    masked_words = words_mask(report, names)
    agreed = {c.number: c.author for c in report.comments if c.consent}
    report = held_back(report)
    withdrawn = {c.number for c in report.comments if c.status is not CommentStatus.RECORDED}
    for meeting in report.meetings:
        withdrawn |= {c.number for c in meeting.comments if c.status is not CommentStatus.RECORDED}
    open_report = replace(
        report,
        meetings=tuple(_meeting(meeting, withdrawn) for meeting in report.meetings),
        comments=_comments(report.comments, withdrawn),
        placements=tuple(line for line in report.placements if line.number not in withdrawn),
        sites=tuple(open_site(site) for site in report.sites),
        site_placements=tuple(replace(line, note="") for line in report.site_placements),
        topics=_topics(report.topics, withdrawn),
        attachments=_photos(report.attachments),
        templates={},
        people=(),
        roster=(),
        audience=Audience.PUBLIC,
    )
    masked = _every_text(open_report, masked_words)
    return _named(_without_small_cells(masked), agreed)


def words_mask(report: ConsultationReport, names: Iterable[str] = ()) -> Callable[[str], str]:
    """How words about this project are masked: phone and ID numbers, flats, `names` and all the report knows."""
    known = (*names, *report.people, *_persons(report), *filter(may_be_person, _stakeholders(report)))
    people = NameMask(name for name in known if not is_body(name))
    return cache(lambda text: people.mask(mask_words(text)))  # a comment stands in its meeting and in the project


def open_site(site: SiteLine) -> SiteLine:
    """A site as the public may know it: what, where, how far; notes and who owns or pays stay inside."""
    facts = {name: value for name, value in site.facts.items() if name in PUBLIC_FACTS}
    states = tuple(replace(state, note="") for state in site.states)
    return replace(site, note="", placement_note="", facts=facts, states=states)


def _without_small_cells(report: ConsultationReport) -> ConsultationReport:
    meetings = tuple(replace(meeting, comment_figures=_figures(meeting.comment_figures)) for meeting in report.meetings)
    return replace(report, meetings=meetings, comment_figures=_figures(report.comment_figures))


def _person(text: str) -> str:
    """One or several people as the public may read them; their titles in brackets stay, and so do offices."""
    return "、".join(_mask_person(part) for part in _parts(text))


def _mask_person(text: str) -> str:
    name = _TITLE.sub("", text).strip()
    return text if is_body(name) else mask_name(name) + text[len(name) :]


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _SEVERAL.split(text) if part.strip()]


def _persons(report: ConsultationReport) -> Iterator[str]:
    """Everyone the report names, each by name alone."""
    for text in _person_fields(report):
        for part in _parts(text):
            yield _TITLE.sub("", part).strip()


def _person_fields(report: ConsultationReport) -> Iterator[str]:
    yield from filter(_reads_as_a_name, (comment.author for comment in report.comments))
    for meeting in report.meetings:
        yield from (meeting.chair, meeting.recorder)
        for attendee in meeting.attendees:
            yield from (attendee.name, *attendee.proxy_for)
        yield from filter(_reads_as_a_name, (speech.name for speech in meeting.speeches))
        for proxy in meeting.proxies:
            yield from (proxy.principal, proxy.agent)
        yield from filter(_reads_as_a_name, (comment.author for comment in meeting.comments))
        for motion in meeting.motions:
            yield from (motion.tellers, motion.callers, motion.readers, *motion.confirmed)


def _reads_as_a_name(author: str) -> bool:
    return bool(_READS_AS_A_NAME.fullmatch(author)) and may_be_person(author)


def _stakeholders(report: ConsultationReport) -> Iterator[str]:
    """Whoever took a stand: often a group in words of its own (跳舞队), which is no name to search for."""
    for topic in (*report.topics, *(topic for meeting in report.meetings for topic in meeting.topics)):
        for option in topic.options:
            for position in option.positions:
                yield from (_TITLE.sub("", part).strip() for part in _parts(position.stakeholder))
        for confirmation in topic.confirmations:
            yield from (_TITLE.sub("", part).strip() for part in _parts(confirmation.party))


def _meeting(meeting: MeetingReport, withdrawn: set[int]) -> MeetingReport:
    return replace(
        meeting,
        chair=_person(meeting.chair),
        recorder=_person(meeting.recorder),
        attendees=(),
        proxies=(),
        checks=(),
        speeches=(),
        attachments=_photos(meeting.attachments),
        rewordings=(),
        addenda=tuple(line for line in meeting.addenda if line.id > 0),  # below zero: words taken back late
        comments=_comments(meeting.comments, withdrawn),
        endorsed=tuple(line for line in meeting.endorsed if line.number not in withdrawn),
        topics=_topics(meeting.topics, withdrawn),
        motions=tuple(_motion(motion) for motion in meeting.motions),
    )


def _motion(motion: MotionLine) -> MotionLine:
    """Who watched and counted by their surnames; households that voted twice and who checked are the file's own."""
    return replace(
        motion,
        tellers=_person(motion.tellers),
        callers=_person(motion.callers),
        readers=_person(motion.readers),
        confirmed=(),
        doubles=(),
    )


def _comments(comments: tuple[CommentLine, ...], withdrawn: set[int]) -> tuple[CommentLine, ...]:
    return tuple(
        replace(
            c,
            author=_person(c.author),
            address=mask_address(c.address),
            source="",
            ref="",
            withdrawn_reason="",
            photos=0,
        )
        for c in comments
        if c.number not in withdrawn
    )


def held_back(report: ConsultationReport) -> ConsultationReport:
    """The report with ** for sensitive words that aren't released: as the file has it now, not as sealed."""
    known = {c.number: c for meeting in report.meetings for c in meeting.comments}
    known |= {c.number: c for c in report.comments}
    held = {number: c.flags for number, c in known.items() if c.held}
    meetings = (
        replace(
            meeting,
            comments=_without_words(meeting.comments, held),
            endorsed=tuple(replace(e, text=hold_back(e.text, held.get(e.number, ()))) for e in meeting.endorsed),
        )
        for meeting in report.meetings
    )
    return replace(report, comments=_without_words(report.comments, held), meetings=tuple(meetings))


def _without_words(comments: tuple[CommentLine, ...], held: Mapping[int, tuple[str, ...]]) -> tuple[CommentLine, ...]:
    return tuple(
        replace(c, text=hold_back(c.text, held.get(c.number, ())), flags=(), released=False)
        if c.flags or c.released or c.number in held
        else c
        for c in comments
    )


def _named(report: ConsultationReport, agreed: Mapping[int, str]) -> ConsultationReport:
    """The names of those who agreed to be named stand with their own words, and nowhere else."""

    def named(comments: tuple[CommentLine, ...]) -> tuple[CommentLine, ...]:
        return tuple(replace(c, author=agreed[c.number]) if c.number in agreed else c for c in comments)

    meetings = tuple(replace(meeting, comments=named(meeting.comments)) for meeting in report.meetings)
    return replace(report, meetings=meetings, comments=named(report.comments))


def _photos(lines: Iterable[AttachmentLine]) -> tuple[AttachmentLine, ...]:
    """Photos of promises; how the office named their files, and what points to the originals, stays inside."""
    return tuple(replace(line, file_name="", media_type="", sha256="", size=0) for line in for_the_public(lines))


def _figures(figures: CommentFigures) -> CommentFigures:
    return replace(figures, by_source=fold_small(figures.by_source, OTHER_SOURCES))


def _topics(topics: tuple[TopicLine, ...], withdrawn: set[int]) -> tuple[TopicLine, ...]:
    return tuple(
        replace(
            topic,
            comments=tuple(number for number in topic.comments if number not in withdrawn),
            options=tuple(_option(option) for option in topic.options),
            confirmations=tuple(replace(one, party=_person(one.party)) for one in topic.confirmations),
        )
        for topic in topics
    )


def _option(option: OptionLine) -> OptionLine:
    positions = tuple(replace(p, stakeholder=_person(p.stakeholder)) for p in option.positions)
    return replace(option, positions=positions)


_WORDLESS = (Enum, int, float, NoneType)


def _every_text(value: Value, mask: Callable[[str], str]) -> Value:
    """The same value with every text masked but times, digests and enums: a new field is masked by itself."""
    return cast(Value, _walk(value, mask))


def _walk(value: Any, mask: Callable[[str], str]) -> Any:
    if type(value) is str:
        return mask(value)
    if isinstance(value, _WORDLESS):
        return value
    if isinstance(value, str):  # of whatever kind
        return mask(value)
    if isinstance(value, tuple):
        return tuple(_walk(item, mask) for item in value)
    if isinstance(value, Mapping):
        return _walk_mapping(value, mask)
    if is_dataclass(value) and not isinstance(value, type):
        said = {name: getattr(value, name) for name in _told(type(value))}
        walked = {name: _walk(one, mask) for name, one in said.items()}
        changed = {name: one for name, one in walked.items() if one is not said[name]}
        return replace(value, **changed) if changed else value
    return value


@cache
def _told(kind: Any) -> tuple[str, ...]:
    """The fields of a read model that may hold words."""
    return tuple(field.name for field in fields(kind) if not _EXACT.fullmatch(field.name))


def _walk_mapping(figures: Mapping[str, Any], mask: Callable[[str], str]) -> dict[str, Any]:
    """Figures by a name; names that look alike once masked are added up."""
    masked: dict[str, Any] = {}
    for name, figure in figures.items():
        known = masked.get(mask(name))
        masked[mask(name)] = _walk(figure, mask) if known is None else known + figure
    return masked
