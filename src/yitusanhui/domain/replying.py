"""采纳答复: which comments are still owed one, and what a clerk's table would change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from yitusanhui.domain.incoming import Incoming, ReplyRow, RowProblem
from yitusanhui.domain.report import CommentLine, ReplyLine
from yitusanhui.domain.terms import CommentStatus, ReplyKind
from yitusanhui.domain.words import clean

_SAID_AS = {
    ReplyKind.ADOPTED: ("同意", "已采纳", "予以采纳", "全部采纳", "采用", "已采用"),
    ReplyKind.PARTLY: ("部分同意", "已部分采纳", "部分予以采纳", "部分采用"),
    ReplyKind.REFUSED: ("不同意", "未采纳", "不予采纳", "暂不采纳", "不予同意", "不采用"),
    ReplyKind.EXPLAINED: ("解释", "说明", "已解释", "已说明", "解释、说明"),
}


def reply_kind(typed: str) -> ReplyKind | None:
    """The 采纳情况 that a clerk's word means, spaces and a stop aside; None for a word that could mean anything."""
    typed = "".join(typed.split()).rstrip("。.！!")
    return next((kind for kind in ReplyKind if typed == kind or typed in _SAID_AS[kind]), None)


def owes(comment: CommentLine) -> bool:
    """True while a comment has no reply, or one other than 采纳 without a reason (DOMAIN 4)."""
    return comment.status is CommentStatus.RECORDED and (comment.reply is None or lacks_reason(comment.reply))


def lacks_reason(reply: ReplyLine) -> bool:
    """Whether a reply other than 采纳 gives no reason."""
    return reply.kind is not ReplyKind.ADOPTED and not reply.reason.strip()


class ChangeKind(StrEnum):
    """What a row of the clerk's table would do."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ReplyChange:
    """One row beside what is there: `line` as the spreadsheet counts; `code` and `facts` say why it is refused."""

    line: int
    kind: ChangeKind
    number: int = 0
    text: str = ""
    before: ReplyLine | None = None
    after: ReplyLine | None = None
    code: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def owing(self) -> bool:
        """Whether the reply would be taken and still lack its reason."""
        return self.kind is not ChangeKind.REFUSED and self.after is not None and lacks_reason(self.after)


def reply_changes(table: Incoming[ReplyRow], comments: Iterable[CommentLine]) -> tuple[ReplyChange, ...]:
    """What taking a table of replies would change, row by row in the order of the spreadsheet."""
    known = {comment.number: comment for comment in comments}
    said = {comment.text.strip(): comment.number for comment in known.values()}
    lines = table.lines or range(1, len(table.rows) + 1)
    found = [_change(row, line, known, said) for row, line in zip(table.rows, lines, strict=True)]
    first = {problem.row: problem for problem in reversed(table.problems)}  # one row, one reason
    found += [_refused(problem, known) for problem in first.values()]
    return tuple(sorted(found, key=lambda change: change.line))


def figures(changes: Sequence[ReplyChange]) -> dict[str, int]:
    """How many rows of each kind."""
    return {kind.value: sum(change.kind is kind for change in changes) for kind in ChangeKind}


def of_another(words: str, own: str, said: Mapping[str, int]) -> int:
    """The other comment whose words stand beside a reply; 0 where they are its own.

    Words that no comment has (shortened, or amended since) accuse nobody: only a table sorted by halves is caught.
    """
    return 0 if words.strip() == own.strip() else said.get(words.strip(), 0)


def _change(row: ReplyRow, line: int, known: Mapping[int, CommentLine], said: Mapping[str, int]) -> ReplyChange:
    comment = known.get(row.number)
    if comment is None or comment.status is not CommentStatus.RECORDED:
        code = "no_such_comment" if comment is None else "comment_withdrawn"
        return ReplyChange(line, ChangeKind.REFUSED, row.number, code=code, facts={"number": row.number})
    if other := of_another(row.text, comment.text, said):
        facts = {"number": row.number, "other": other}
        return ReplyChange(line, ChangeKind.REFUSED, row.number, comment.text, code="reply_misplaced", facts=facts)
    reason, owner, due = (clean(words)[0].strip() for words in (row.reason, row.owner, row.due))
    after = ReplyLine(ReplyKind(row.kind), reason, owner, due)
    before = comment.reply
    if before is None:
        kind = ChangeKind.NEW
    else:
        kind = ChangeKind.UNCHANGED if _same(before, after) else ChangeKind.CHANGED
    return ReplyChange(line, kind, row.number, comment.text, before, after)


def _refused(problem: RowProblem, known: Mapping[int, CommentLine]) -> ReplyChange:
    """A row that couldn't be read, with the comment it is about where its number could."""
    number = int(str(problem.facts.get("comment", 0)))
    text = known[number].text if number in known else ""
    return ReplyChange(problem.row, ChangeKind.REFUSED, number, text, code=problem.code, facts=problem.facts)


def _same(one: ReplyLine, other: ReplyLine) -> bool:
    return (one.kind, one.reason, one.owner, one.due) == (other.kind, other.reason, other.owner, other.due)
