"""One meeting of the story: called, announced, signed in to, spoken in, closed, sealed."""

from __future__ import annotations

from functools import partial
from typing import Any

from yitusanhui.domain.incoming import RosterRow
from yitusanhui.domain.terms import Stage
from yitusanhui.operations import agenda, attendance, comments, meetings, minutes
from yitusanhui.operations.reading import read_blueprints, read_particulars
from yitusanhui.operations.topics import merge_comments
from yitusanhui.sample.cast import Cast, fact
from yitusanhui.sample.neighbourhood import Part
from yitusanhui.sample.story import StoryComment, StoryMeeting


def tell_meeting(cast: Cast, told: StoryMeeting) -> None:
    """Put a meeting on the timeline, all but what it decides."""
    add = cast.timeline.add
    add(told.called_at, partial(_call, cast, told))
    for notice in told.notices:
        add(notice["posted_at"], partial(_post, cast, told, notice))
    add(told.opened_at, partial(_open, cast, told))
    for position, time in enumerate(told.steps):
        add(told.at(time), partial(_step, cast, told, position))
    _tell_attendance(cast, told)
    for comment in cast.story.comments_of(told.key):
        _tell_comment(cast, told, comment)
    for correction in told.corrections:
        add(correction["at"], partial(_correct, cast, told, correction))
    add(told.closed_at, partial(_close, cast, told))
    add(told.sealed_at, partial(_seal, cast, told))
    for addendum in told.addenda:
        add(addendum["at"], partial(_add, cast, told, addendum))


def _call(cast: Cast, told: StoryMeeting) -> None:
    particulars: dict[str, Any] = {
        "planned_at": told.planned_at,
        "place": told.place,
        "chair": told.chair,
        "recorder": cast.story.recorder,
    }
    if told.key is Stage.CONSULT:
        meeting_id = read_particulars(cast.file)[0].id  # planned with the file
        meetings.edit_meeting(cast.file, meeting_id=meeting_id, **particulars)
    else:
        meeting_id = fact(meetings.call_meeting(cast.file, stage=told.key, **particulars), "meeting")
    cast.meetings[told.key] = meeting_id
    sheet = read_blueprints(cast.file)[-1]
    cast.sheets[told.key] = (sheet.width, sheet.height)


def _post(cast: Cast, told: StoryMeeting, notice: Part) -> None:
    meetings.post_notice(cast.file, meeting_id=cast.meetings[told.key], **notice)


def _open(cast: Cast, told: StoryMeeting) -> None:
    meetings.open_meeting(cast.file, meeting_id=cast.meetings[told.key])


def _step(cast: Cast, told: StoryMeeting, position: int) -> None:
    held = next(m for m in read_particulars(cast.file) if m.id == cast.meetings[told.key])
    agenda.go_to_step(cast.file, step_id=held.steps[position].id)


def _close(cast: Cast, told: StoryMeeting) -> None:
    meetings.close_meeting(cast.file, meeting_id=cast.meetings[told.key])


def _seal(cast: Cast, told: StoryMeeting) -> None:
    minutes.seal_meeting(cast.file, meeting_id=cast.meetings[told.key])


def _correct(cast: Cast, told: StoryMeeting, correction: Part) -> None:
    minutes.correct_minutes(
        cast.file,
        meeting_id=cast.meetings[told.key],
        section=correction["section"],
        text=correction["text"],
    )


def _add(cast: Cast, told: StoryMeeting, addendum: Part) -> None:
    minutes.add_addendum(
        cast.file,
        meeting_id=cast.meetings[told.key],
        reason=addendum["reason"],
        text=addendum["text"],
    )


def _tell_attendance(cast: Cast, told: StoryMeeting) -> None:
    for time, name in told.arrivals:
        cast.timeline.add(told.at(time), partial(_arrive, cast, told, name))
    for name in told.excused:
        cast.timeline.add(told.opened_at, partial(_excuse, cast, told, name))
    for person in told.walk_ins:
        cast.timeline.add(told.at(person["at"]), partial(_walk_in, cast, told, person))
    for proxy in told.proxies:
        cast.timeline.add(told.at(proxy["at"]), partial(_grant, cast, told, proxy))


def _arrive(cast: Cast, told: StoryMeeting, name: str) -> None:
    attendance.sign_in(cast.file, meeting_id=cast.meetings[told.key], participant_id=cast.person(name))


def _excuse(cast: Cast, told: StoryMeeting, name: str) -> None:
    attendance.excuse(cast.file, meeting_id=cast.meetings[told.key], participant_id=cast.person(name))


def _walk_in(cast: Cast, told: StoryMeeting, person: Part) -> None:
    row = RosterRow(person["name"], person["role"], person["address"], votes=False)
    attendance.sign_in_walk_in(cast.file, meeting_id=cast.meetings[told.key], row=row)


def _grant(cast: Cast, told: StoryMeeting, proxy: Part) -> None:
    spot = proxy.get("on_the_spot", False)
    done = attendance.grant_proxy(
        cast.file,
        meeting_id=cast.meetings[told.key],
        principal_id=cast.person(proxy["principal"]),
        agent_id=cast.person(proxy["agent"]),
        scope=proxy["scope"],
        power=proxy["power"],
        until=proxy["until"],
        on_the_spot=spot,
        confirmed=not spot,
    )
    if spot:
        attendance.confirm_proxy(cast.file, proxy_id=fact(done, "proxy"))


def _tell_comment(cast: Cast, told: StoryMeeting, comment: StoryComment) -> None:
    cast.timeline.add(comment.said_at, partial(_record, cast, told, comment))
    read_back = told.at(told.steps[-2])
    if comment.amended:
        cast.timeline.add(read_back, partial(_amend, cast, comment))
    if comment.withdrawn:
        cast.timeline.add(read_back, partial(_withdraw, cast, comment))


def _record(cast: Cast, told: StoryMeeting, comment: StoryComment) -> None:
    (x, y), (width, height) = comment.place, cast.sheets[told.key]
    done = comments.record_comment(
        cast.file,
        meeting_id=cast.meetings[told.key],
        text=comment.text,
        author=comment.author,
        source=comment.source,
        category=comment.category,
        x=round(x * width),
        y=round(y * height),
        endorsements=comment.endorsements,
    )
    cast.numbers[comment.key] = fact(done, "number")
    for topic in told.topics:
        if comment.key in topic["comments"]:
            number = cast.numbers[comment.key]
            merge_comments(cast.file, topic_id=cast.topics[topic["key"]], comments=[number])


def _amend(cast: Cast, comment: StoryComment) -> None:
    comments.amend_comment(cast.file, number=cast.numbers[comment.key], text=comment.amended)


def _withdraw(cast: Cast, comment: StoryComment) -> None:
    comments.withdraw_comment(cast.file, number=cast.numbers[comment.key], reason=comment.withdrawn)
