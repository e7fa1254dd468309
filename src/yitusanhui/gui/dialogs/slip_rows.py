"""Rows of the slip table as comments, and what has to be asked about them before they are recorded."""

from __future__ import annotations

import re
from collections.abc import Mapping

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.incoming import CommentRow
from yitusanhui.domain.terms import CommentStatus
from yitusanhui.gui.comment_tags import CommentTags
from yitusanhui.gui.dialogs.when import read_when
from yitusanhui.gui.session import Session
from yitusanhui.intake import cells
from yitusanhui.operations import reading
from yitusanhui.operations.reading import PersonLine, read_sites
from yitusanhui.texts import say

COLUMNS = ("ref", "words", "author", "category", "where", "endorsed", "time")
_NUMBER = re.compile(r"(\d{1,6})\s*号?")
_TELLS_APART = re.compile(r"[\s\d]")  # a name with a door, or initials: more than a name


class SlipRows:
    """`questions` of all rows read so far: a category that is none, a namesake, a slip that was entered already."""

    def __init__(self, session: Session, tags: CommentTags, source: str) -> None:
        self.tags, self.source = tags, source
        self.questions: list[str] = []
        held = next(meeting for meeting in reading.read_particulars(session.file) if meeting.id == session.meeting_id)
        sheet = held.blueprint.id if held.blueprint else None
        standing = [line for line in session.comments() if line.status is not CommentStatus.VOIDED]
        self._entered = {line.ref: line for line in standing if line.ref}
        self._places = {
            str(line.number): (line.x, line.y) for line in standing if line.x is not None and line.blueprint_id == sheet
        }
        self._places |= {
            site.name: site.anchor for site in read_sites(session.file) if site.anchor and site.blueprint_id == sheet
        }

    def read(self, row: int, texts: Mapping[str, str]) -> CommentRow | None:
        """The comment of a row, None for an empty one. Raises DomainError for what can't be recorded at all.

        `row` 0 is a slip that stands alone: questions about it name no row.
        """
        if not any(texts.values()):
            return None
        if not texts["words"]:
            raise DomainError("batch.no_words", row=row)
        count = texts["endorsed"].lstrip("+＋")
        try:
            endorsed, said = (cells.count(count) if count else 0), read_when(texts["time"])
        except cells.CellRefused as error:
            raise DomainError("batch.bad_cell", row=row) from error
        person = self._person(row, texts["author"])
        category, unknown = self._category(row, texts["category"])
        place, beside = self._place(texts["where"])
        words = texts["words"] + beside + unknown
        self._ask_about_twice(row, texts["ref"], words)
        return CommentRow(
            text=words,
            ref=texts["ref"],
            author=person.name if person else texts["author"],
            participant_id=person.id if person else None,
            source=self.source,
            category=category,
            said_at=said,
            endorsements=endorsed,
            x=place[0] if place else None,
            y=place[1] if place else None,
        )

    def _ask(self, row: int, question: str, **facts: object) -> None:
        words = say(f"batch.{question}", facts)
        self.questions.append(say("batch.in_row", {"row": row, "question": words}) if row else words)

    def _person(self, row: int, typed: str) -> PersonLine | None:
        """Who is meant by a name, initials, or a name and a door; several, or nobody, is asked about."""
        if not typed:
            return None
        found = self.tags.people.find(typed)
        fitting = [one for one in found if one.name == typed]
        if not fitting and (typed.isascii() or _TELLS_APART.search(typed)):
            fitting = found
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            doors = "、".join(one.address or one.household for one in fitting[:4])
            self._ask(row, "which_person", typed=typed, count=len(fitting), doors=doors, door=doors.split("、")[0])
        else:
            self._ask(row, "no_person", typed=typed)
        return None

    def _category(self, row: int, typed: str) -> tuple[str, str]:
        """The category, and what stays words because it is none."""
        category = self.tags.category(typed)
        if not typed or self.tags.is_category(category):
            return category, ""
        self._ask(row, "no_category", typed=typed)
        return "", f" #{typed}"

    def _place(self, typed: str) -> tuple[tuple[float, float] | None, str]:
        """A site, or where another comment stands; anything else as words."""
        number = _NUMBER.fullmatch(typed)
        place = self._places.get(number[1] if number else typed)
        if place is not None and None not in place:
            return (float(place[0] or 0), float(place[1] or 0)), ""
        return None, say("batch.beside", {"where": typed}) if typed else ""

    def _ask_about_twice(self, row: int, ref: str, words: str) -> None:
        there = self._entered.get(ref)
        if there is not None and there.text != words:
            self._ask(row, "entered", ref=ref, number=there.number)
