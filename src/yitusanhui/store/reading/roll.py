"""Who may vote, who is here, and who carries whose vote."""

from __future__ import annotations

from yitusanhui.domain.households import Person
from yitusanhui.domain.proxies import Grant
from yitusanhui.store.rows import Rows


def persons(rows: Rows) -> list[Person]:
    """The roster as the counting rules see it, in order of entry. One owner: same name and phone."""
    return [
        Person(
            id=row["id"],
            name=row["name"],
            role=row["role"],
            household=row["household"],
            votes=bool(row["votes"]),
            area_cm2=row["area_cm2"] or 0,
            owner=f"{row['name']} {row['phone']}" if row["phone"] else "",
        )
        for row in rows.rows("SELECT * FROM participants WHERE void = 0 ORDER BY id")
    ]


def arrivals(rows: Rows, meeting_id: int) -> list[int]:
    """Ids of those who are here now, in order of arrival."""
    found = rows.rows(
        "SELECT participant_id FROM attendances WHERE meeting_id = ? AND void = 0 AND excused = 0 AND left_at = '' "
        "ORDER BY arrived_at, id",
        meeting_id,
    )
    return [row["participant_id"] for row in found]


def came(rows: Rows, meeting_id: int) -> list[int]:
    """Ids of those who came at all, in order of arrival: 实到 doesn't shrink when someone goes home."""
    found = rows.rows(
        "SELECT participant_id FROM attendances WHERE meeting_id = ? AND void = 0 AND excused = 0 "
        "ORDER BY arrived_at, id",
        meeting_id,
    )
    return [row["participant_id"] for row in found]


def excused(rows: Rows, meeting_id: int) -> list[int]:
    """Ids of those who asked to be excused."""
    found = rows.rows(
        "SELECT participant_id FROM attendances WHERE meeting_id = ? AND void = 0 AND excused = 1", meeting_id
    )
    return [row["participant_id"] for row in found]


def grants(rows: Rows, meeting_id: int) -> list[Grant]:
    """The meeting's proxies in order of entry."""
    return [
        Grant(row["id"], row["principal_id"], row["agent_id"], bool(row["on_the_spot"]), bool(row["confirmed"]))
        for row in rows.rows("SELECT * FROM proxies WHERE meeting_id = ? AND void = 0 ORDER BY id", meeting_id)
    ]


def chosen_holders(rows: Rows, meeting_id: int) -> dict[str, int]:
    """Household -> who was chosen to hold its vote."""
    found = rows.rows(
        "SELECT p.household, p.id FROM attendances a JOIN participants p ON p.id = a.participant_id "
        "WHERE a.meeting_id = ? AND a.void = 0 AND a.holds_vote = 1",
        meeting_id,
    )
    return {row["household"]: row["id"] for row in found}
