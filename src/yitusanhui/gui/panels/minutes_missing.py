"""What a meeting still lacks when it is about to be sealed, each in a sentence."""

from __future__ import annotations

from yitusanhui.domain.balance import out_of_balance
from yitusanhui.domain.report import MeetingReport, MotionLine
from yitusanhui.domain.terms import MotionState
from yitusanhui.texts import say, sentence


def missing(meeting: MeetingReport, *, signed: bool) -> list[str]:
    """Nothing here keeps a meeting from being sealed; the person is told and decides. `signed`: a photo of the page."""
    told = [] if signed else [say("minutes.missing_signed")]
    if meeting.steps and not any(step.started_at for step in meeting.steps):
        told.append(say("minutes.missing_steps"))
    told += [say(f"minutes.missing_{name}") for name in ("chair", "recorder", "place") if not getattr(meeting, name)]
    if meeting.notice_days and (meeting.notice_given_days or 0) < meeting.notice_days:
        told.append(say("minutes.missing_notice", {"days": meeting.notice_days}))
    if meeting.attendance.quorate is False:
        told.append(say("minutes.missing_quorum"))
    if meeting.comment_figures.unanswered:
        told.append(say("minutes.missing_replies", {"count": meeting.comment_figures.unanswered}))
    for motion in meeting.motions:
        told += _of_motion(motion)
    told += [
        say("minutes.missing_agreement", {"title": topic.title}) for topic in meeting.topics if not topic.agreement
    ]
    told += [
        say("minutes.missing_proxy", {"agent": proxy.agent, "principal": proxy.principal})
        for proxy in meeting.proxies
        if not proxy.confirmed
    ]
    return told


def _of_motion(motion: MotionLine) -> list[str]:
    if motion.state is MotionState.CANCELLED or motion.imported:
        return []
    if motion.state is not MotionState.COUNTED:
        return [say("minutes.missing_count", {"title": motion.title, "state": say(f"motion_{motion.state}")})]
    off = out_of_balance(motion)
    told = [sentence(off)] if off else []
    return told if motion.tellers else [*told, say("minutes.missing_tellers", {"title": motion.title})]
