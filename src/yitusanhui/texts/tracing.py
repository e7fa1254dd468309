"""Words of the red thread: stories, what is still open, what a meeting takes over, replies that come back."""

from __future__ import annotations

from yitusanhui.domain.last_time import LastTime
from yitusanhui.domain.replying import lacks_reason
from yitusanhui.domain.report import CommentLine, CommitmentLine, ReplyLine, TopicLine
from yitusanhui.domain.story import Event, Stop, Story, StoryLine
from yitusanhui.texts.tables import COMMITMENT_STATES, MOTION_STATES, STANCES, VERDICTS
from yitusanhui.texts.terms import SENTENCES as TERMS
from yitusanhui.texts.tracing_lines import LINES
from yitusanhui.texts.tracing_start import SENTENCES as RETURNING
from yitusanhui.texts.tracing_story import SENTENCES as STORIES

SENTENCES = STORIES | RETURNING
WALL_LONGEST = 52
_STATES = {Event.PROGRESS: COMMITMENT_STATES, Event.DRAFTED: MOTION_STATES}


def line_words(line: StoryLine) -> str:
    """One line of a story as a sentence: what is not known is left out with its words."""
    facts = {name: _shown(line, name, value) for name, value in line.facts.items()}
    parts = LINES[line.event]
    return "".join(part.format(**facts) for needs, part in parts if not needs or facts.get(needs)).strip()


def wall_line(line: StoryLine) -> str:
    """One line of a story as it is read from the last row: cut where it is long, a vote by its outcome."""
    if line.event is Event.VOTED:
        outcome = SENTENCES[f"trace.vote_{line.facts['outcome'] or 'none'}"]
        return SENTENCES["trace.vote"].format(title=line.facts["title"], outcome=outcome)
    words = line_words(StoryLine(line.at, line.event, {**line.facts, "question": "", "numbers": ""}))
    return words if len(words) <= WALL_LONGEST else words[: WALL_LONGEST - 1] + "…"


def thing_words(facts: dict[str, str]) -> str:
    """What a thing is called: 9号意见, 议题1 车棚…"""
    return SENTENCES[f"thing_{facts['kind']}"].format(**facts)


def reached_words(story: Story) -> list[tuple[str, bool]]:
    """The stops of the path with whether the story came there."""
    return [(SENTENCES[f"stop_{stop}"], stop in story.reached) for stop in Stop]


def last_time_intro(carried: LastTime) -> str:
    """From which meetings, and how the comments stand."""
    if carried.empty:
        return SENTENCES["last_time.none"]
    kinds = "，".join(
        SENTENCES["last_time.kind"].format(kind=kind, count=count) for kind, count in (carried.answered or {}).items()
    )
    left = sum(comment.reply is None for comment in carried.unanswered)
    lacking = len(carried.unanswered) - left  # among the replied already
    # One without its reason is among the replied and the unanswered: it is counted once.
    total = len({comment.number for comment in (*carried.replied, *carried.unanswered)})
    owed = SENTENCES["last_time.lacking"].format(count=lacking) if lacking else ""
    owed += SENTENCES["last_time.left"].format(count=left) if left else ""
    if not kinds:
        kinds, owed = SENTENCES["last_time.no_reply"], ""
    said = SENTENCES["last_time.comments"].format(total=total, kinds=kinds, left=owed)
    of = SENTENCES["last_time.of"].format(meetings="、".join(carried.meetings))
    return f"{of}\n{said if total else SENTENCES['last_time.no_comments']}"


def last_time_groups(carried: LastTime) -> list[tuple[str, list[tuple[str, object]]]]:
    """Each group that there is: its heading, and a line of words for each of its things."""
    groups: list[tuple[str, list[tuple[str, object]]]] = [
        ("topics", [(_topic(topic), topic) for topic in carried.topics]),
        ("referred", [(_topic(topic), topic) for topic in carried.referred]),
        ("promises", [(_promise(promise), promise) for promise in carried.promises]),
        ("unanswered", [(_comment(comment), comment) for comment in carried.unanswered]),
    ]
    return [(SENTENCES[f"last_time.{name}"].format(count=len(lines)), lines) for name, lines in groups if lines]


def reply_words(reply: ReplyLine | None) -> str:
    """A reply on one line; one that owes its reason says so."""
    if reply is None:
        return "—"
    parts = {name: getattr(reply, name) for name in ("reason", "owner", "due")}
    told = {
        name: SENTENCES[f"reply_diff.{name}"].format(**{name: words}) if words else "" for name, words in parts.items()
    }
    if lacks_reason(reply):
        told["reason"] = SENTENCES["reply_diff.lacks"]
    return SENTENCES["reply_diff.reply"].format(kind=reply.kind.value, **told)


def fate_words(topic: TopicLine) -> str:
    """Where a topic goes that a meeting left open; nobody said: that it has no outcome."""
    return TERMS[f"fate_{topic.fate}"] if topic.fate else SENTENCES["last_time.no_outcome"]


def _topic(topic: TopicLine) -> str:
    fate = fate_words(topic)
    note = "：" + topic.fate_note if topic.fate_note else ""
    return SENTENCES["last_time.topic"].format(id=topic.id, title=topic.title, fate=f"　{fate}{note}")


def _promise(promise: CommitmentLine) -> str:
    state = VERDICTS[promise.verdict] if promise.verdict else COMMITMENT_STATES[promise.state]
    parts = [TERMS[f"commitment_{promise.kind}"] + str(promise.id), f"〔{state}〕", promise.text, f"（{promise.owner}"]
    parts.append(f"，{promise.due}前）" if promise.due else "）")
    return "".join(parts) + (f"　{promise.note}" if promise.note else "")


def _comment(comment: CommentLine) -> str:
    return SENTENCES["last_time.comment"].format(number=comment.number, text=comment.text)


def _shown(line: StoryLine, name: str, value: str) -> str:
    """An enum's value in a person's words; a person's words without the stop at their end."""
    if not value:
        return ""
    if name == "stance":
        table = {**{str(key): word for key, word in STANCES.items()}, "confirms": TERMS["consent_confirms"]}
        return table[value]
    if name == "verdict":
        return VERDICTS[value]  # type: ignore[index]
    if name == "state":
        states = _STATES.get(line.event)
        return states[value] if states else TERMS[f"option_{value}"]  # type: ignore[index]
    if name == "fate":
        return TERMS[f"fate_{value}"]
    if name == "kind" and line.event is Event.PROMISED:
        return TERMS[f"commitment_{value}"]
    verbatim = name == "sentence" or line.event in (Event.SAID, Event.AMENDED)
    return value if verbatim else value.rstrip("。．.；; \n")
