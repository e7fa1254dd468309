"""Whether the figures of a counted vote add up (DOMAIN 3), and by how many papers they don't."""

from __future__ import annotations

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import MotionLine


def out_of_balance(motion: MotionLine) -> DomainError | None:
    """发出 >= 收回, 收回 = 有效 + 废票, 有效 = the sum of the choices where each has one vote; None when all hold.

    A void vote is known not to. What comes back is a sentence's code and figures, not to be raised.
    """
    if motion.void or motion.valid is None:
        return None
    invalid = motion.invalid or 0
    cast = motion.valid if motion.method.several else sum(choice.votes for choice in motion.choices)
    returned = motion.valid + invalid if motion.returned is None else motion.returned
    issued = returned if motion.issued is None else motion.issued
    gap = max(abs(motion.valid - cast), abs(returned - motion.valid - invalid), returned - issued)
    if gap <= 0:
        return None
    return DomainError(
        "motion_does_not_add_up",
        title=motion.title,
        issued=issued,
        returned=returned,
        valid=motion.valid,
        invalid=invalid,
        cast=cast,
        gap=gap,
    )
