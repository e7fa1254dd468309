"""What a meeting of the story decides: topics and options, votes, promises, and whether they were kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from yitusanhui.domain.satisfaction import Poll
from yitusanhui.domain.tellers import people_in
from yitusanhui.domain.terms import (
    ChoiceKind,
    CommitmentKind,
    CommitmentState,
    Method,
    OptionState,
    Stance,
    Verdict,
)
from yitusanhui.operations import commitments, topics
from yitusanhui.operations.ballots import cast_ballot, count_hands, count_papers
from yitusanhui.operations.motions import announce_vote, close_vote, draft_motion, open_vote
from yitusanhui.operations.reading import read_motions, read_roll, read_roster
from yitusanhui.operations.recounting import confirm_count
from yitusanhui.sample.cast import Cast, fact
from yitusanhui.sample.neighbourhood import Part
from yitusanhui.sample.story import StoryMeeting


def tell_decisions(cast: Cast, told: StoryMeeting) -> None:
    """Put on the timeline what a meeting decides."""
    for topic in told.topics:
        cast.timeline.add(topic["at"], partial(_raise, cast, told, topic))
        cast.timeline.add(told.at(topic["stands"]), partial(_stand, cast, topic))
        cast.timeline.add(told.at(topic["settled"]), partial(_settle, cast, topic))
    for motion in told.motions:
        _tell_motion(cast, told, motion)
    for promise in told.commitments:
        cast.timeline.add(told.at(promise["at"]), partial(_promise, cast, told, promise))
        for step in promise.get("progress", ()):
            cast.timeline.add(step["at"], partial(_progress, cast, promise["key"], step))
    for evaluation in told.evaluations:
        cast.timeline.add(told.at(evaluation["at"]), partial(_evaluate, cast, told, evaluation))


def _raise(cast: Cast, told: StoryMeeting, topic: Part) -> None:
    done = topics.raise_topic(
        cast.file,
        meeting_id=cast.meetings[told.key],
        title=topic["title"],
        question=topic["question"],
        comments=[cast.numbers[key] for key in topic["comments"] if key in cast.numbers],
    )
    cast.topics[topic["key"]] = fact(done, "topic")
    for option in topic["options"]:
        offered = topics.offer_option(
            cast.file,
            topic_id=cast.topics[topic["key"]],
            title=option["title"],
            detail=option["detail"],
            cost=option["cost"],
            touches=option["touches"],
        )
        cast.options[option["key"]] = fact(offered, "option")


def _stand(cast: Cast, topic: Part) -> None:
    for option in topic["options"]:
        for position in option["positions"]:
            topics.take_position(
                cast.file,
                option_id=cast.options[option["key"]],
                stakeholder=position["who"],
                stance=Stance(position["stance"]),
                words_said=position["words"],
                confirmed=position.get("confirmed", False),
            )


def _settle(cast: Cast, topic: Part) -> None:
    for option in topic["options"]:
        topics.settle_option(cast.file, option_id=cast.options[option["key"]], state=OptionState(option["state"]))
    topics.edit_topic(cast.file, topic_id=cast.topics[topic["key"]], agreement=topic["agreement"])


def _tell_motion(cast: Cast, told: StoryMeeting, motion: Part) -> None:
    drafted: list[int] = []

    def announce() -> None:
        drafted.append(_draft(cast, told, motion))
        announce_vote(cast.file, motion_id=drafted[0])
        open_vote(cast.file, motion_id=drafted[0])

    def close() -> None:
        _counting(Method(motion["method"]))(cast, drafted[0], motion)
        close_vote(cast.file, motion_id=drafted[0], tellers=motion["tellers"], callers=motion["callers"])

    cast.timeline.add(told.at(motion["announced_at"]), announce)
    cast.timeline.add(told.at(motion["closed_at"]), close)


def _draft(cast: Cast, told: StoryMeeting, motion: Part) -> int:
    done = draft_motion(
        cast.file,
        meeting_id=cast.meetings[told.key],
        title=motion["title"],
        method=Method(motion["method"]),
        preset=motion["preset"],
        choices=[(label, ChoiceKind.OPTION) for label in motion.get("choices", ())],
        topic_id=cast.topics.get(motion.get("topic", "")),
        option_id=cast.options.get(motion.get("option", "")),
    )
    return fact(done, "motion")


def _by_hands(cast: Cast, motion_id: int, motion: Part) -> None:
    ids = _choices(cast, motion_id)
    first = [motion["miscounted"]] if "miscounted" in motion else []
    for teller, votes in [*((1, votes) for votes in first), (2, motion["votes"]), (1, motion["votes"])]:
        counted = {ids[label]: number for label, number in votes.items()}
        count_hands(cast.file, motion_id=motion_id, teller=teller, votes=counted)


def _by_paper(cast: Cast, motion_id: int, motion: Part) -> None:
    ids = _choices(cast, motion_id)
    count_papers(
        cast.file,
        motion_id=motion_id,
        issued=motion["issued"],
        returned=motion["returned"],
        invalid=motion["invalid"],
        votes={ids[label]: _by_value(given) for label, given in motion["votes"].items()},
    )
    for name in people_in(motion["tellers"])[:2]:
        confirm_count(cast.file, motion_id=motion_id, name=name)


def _by_value(given: int | list[int]) -> Any:
    """A total; of 打分 how many ballots gave 1, 2 and so on."""
    return given if isinstance(given, int) else dict(enumerate(given, 1))


def _in_writing(cast: Cast, motion_id: int, motion: Part) -> None:
    ids = _choices(cast, motion_id)
    households = {person.name: person.household for person in read_roster(cast.file)}
    roll = {line.household: line.id for line in read_roll(cast.file, motion_id)}
    for vote in cast.story.votes:
        if vote.motion == motion["title"]:
            cast_ballot(
                cast.file,
                motion_id=motion_id,
                roll_id=roll[households[vote.voter]],
                choice_id=ids[vote.choice],
            )


def _counting(method: Method) -> Callable[[Cast, int, Part], None]:
    """How votes of a way come in: this story has hands, papers and, by name, what was written."""
    if method.by_name:
        return _in_writing
    return _by_hands if method.by_hands else _by_paper


def _choices(cast: Cast, motion_id: int) -> dict[str, int]:
    motion = next(line for line in read_motions(cast.file) if line.id == motion_id)
    return {choice.label: choice.id for choice in motion.choices}


def _promise(cast: Cast, told: StoryMeeting, promise: Part) -> None:
    done = commitments.make_commitment(
        cast.file,
        meeting_id=cast.meetings[told.key],
        text=promise["text"],
        owner=promise["owner"],
        due=promise["due"],
        kind=CommitmentKind(promise.get("kind", CommitmentKind.PROMISE)),
        topic_id=cast.topics.get(promise.get("topic", "")),
        option_id=cast.options.get(promise.get("option", "")),
        from_commitment=cast.commitments.get(promise.get("from", "")),
    )
    cast.commitments[promise["key"]] = fact(done, "commitment")


def _progress(cast: Cast, key: str, step: Part) -> None:
    commitments.report_progress(
        cast.file,
        commitment_id=cast.commitments[key],
        state=CommitmentState(step["state"]),
        note=step["note"],
    )


def _evaluate(cast: Cast, told: StoryMeeting, evaluation: Part) -> None:
    about = cast.commitments.get(evaluation.get("commitment", ""))
    verdict = evaluation.get("verdict")
    counted = ("scale", "levels", "issued", "returned", "invalid")
    poll = Poll(**{name: evaluation[name] for name in counted if name in evaluation})
    commitments.evaluate(
        cast.file,
        meeting_id=cast.meetings[told.key],
        subject=evaluation.get("subject", ""),
        commitment_id=about,
        verdict=Verdict(verdict) if verdict else None,
        note=evaluation["note"],
        poll=poll,
    )
