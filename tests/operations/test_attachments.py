"""附件: kept with their digest beside what they show, until the seal; afterwards only what belongs to the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import make_file, make_meeting, make_photo
from tests.operations.evening import make_evening, make_sealed, without_addenda
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import AttachmentLine
from yitusanhui.domain.terms import AttachmentKind
from yitusanhui.operations.attachments import attach_photo, caption_attachment, remove_attachment
from yitusanhui.operations.attendance import grant_proxy
from yitusanhui.operations.comments import record_comment, withdraw_comment
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.minutes import seal_meeting
from yitusanhui.operations.reading import (
    check_consultation,
    read_attached,
    read_attached_original,
    read_comment,
    read_meeting,
    read_preview,
    read_report,
)
from yitusanhui.operations.undo import undo_last
from yitusanhui.texts import sentence


def _one(file: ConsultationFile, entity: str, entity_id: int = 1) -> AttachmentLine:
    (line,) = read_attached(file, entity, entity_id)
    return line


def test_the_original_is_kept_byte_for_byte_beside_a_preview(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        record_comment(file, meeting_id=1, text="路灯太暗")
        photo = make_photo()
        attach_photo(file, entity="comments", entity_id=1, photo=photo, caption=" 东门 ")
        line = _one(file, "comments")
        assert (line.kind, line.caption, line.meeting_id, line.size) == ("photo", "东门", 1, len(photo.original))
        assert read_attached_original(file, line.id) == photo.original
        assert read_preview(file, line.id) == photo.preview
        assert read_comment(file, 1).photos == 1
        assert check_consultation(file) == []


def test_a_slip_is_recorded_with_its_photo_in_one_step(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        record_comment(file, meeting_id=1, text="路灯太暗", source="意见条", photos=[make_photo()])
        assert _one(file, "comments").kind is AttachmentKind.SLIP
        undo_last(file)
        assert read_attached(file, "comments", 1) == ()


def test_the_same_photo_is_attached_once_and_may_come_back_when_it_was_taken_off(tmp_path: Path) -> None:
    with make_evening(tmp_path) as file:
        with pytest.raises(DomainError, match="attached_already") as refusal:
            attach_photo(file, entity="comments", entity_id=1, photo=make_photo())
        assert "现场.jpg" in sentence(refusal.value)
        remove_attachment(file, attachment_id=1)
        attach_photo(file, entity="comments", entity_id=1, photo=make_photo())
        assert len(read_attached(file, "comments", 1)) == 1


def test_a_caption_is_changed_and_a_photo_that_was_taken_off_has_none(tmp_path: Path) -> None:
    with make_evening(tmp_path) as file:
        caption_attachment(file, attachment_id=1, caption="西门")
        assert _one(file, "comments").caption == "西门"
        remove_attachment(file, attachment_id=1)
        with pytest.raises(DomainError, match="no_such_row"):
            caption_attachment(file, attachment_id=1, caption="南门")


@pytest.mark.parametrize(("entity", "kind"), [("comments", "after"), ("proxies", "photo"), ("meetings", "before")])
def test_a_kind_that_does_not_belong_there_is_refused(tmp_path: Path, entity: str, kind: str) -> None:
    with make_evening(tmp_path) as file, pytest.raises(DomainError, match="attachment_kind"):
        attach_photo(file, entity=entity, entity_id=1, photo=make_photo("x.jpg", b"x"), kind=AttachmentKind(kind))


def test_nothing_is_attached_to_words_that_were_taken_back(tmp_path: Path) -> None:
    with make_evening(tmp_path) as file:
        withdraw_comment(file, number=2, reason="不提了")
        with pytest.raises(DomainError, match="comment_withdrawn"):
            attach_photo(file, entity="comments", entity_id=2, photo=make_photo())


def test_a_proxy_has_its_paper(tmp_path: Path) -> None:
    with make_file(tmp_path, people=3) as file:
        make_meeting(file, present=2)
        grant_proxy(file, meeting_id=1, principal_id=3, agent_id=1, scope="全部")
        attach_photo(file, entity="proxies", entity_id=1, photo=make_photo("委托书.jpg"))
        assert _one(file, "proxies").kind is AttachmentKind.PAPER


def test_a_signed_page_before_the_seal_is_sealed_with_the_meeting(tmp_path: Path) -> None:
    with make_evening(tmp_path) as file:
        attach_photo(file, entity="meetings", entity_id=1, photo=make_photo("签字页.jpg", b"signed"))
        seal_meeting(file, meeting_id=1)
        sealed = read_meeting(file, 1)
        assert [(one.kind, one.late) for one in sealed.attachments] == [("photo", False), ("signed", False)]
        with pytest.raises(DomainError, match="meeting_sealed"):
            remove_attachment(file, attachment_id=2)


def test_a_signed_page_after_the_seal_is_marked_as_late_and_the_sealed_report_stays(tmp_path: Path) -> None:
    with make_sealed(tmp_path) as file:
        frozen = read_meeting(file, 1)
        attach_photo(file, entity="meetings", entity_id=1, photo=make_photo("签字页.jpg", b"signed"))
        after = read_meeting(file, 1)
        assert [one.late for one in after.attachments] == [False, True]
        assert without_addenda(after).comments == frozen.comments
        assert check_consultation(file) == []
        remove_attachment(file, attachment_id=2)
        assert read_meeting(file, 1) == frozen


def test_the_photo_of_a_promise_kept_comes_after_the_seal_and_belongs_to_the_project(tmp_path: Path) -> None:
    with make_sealed(tmp_path) as file:
        photo = make_photo("整改后.jpg", b"after")
        attach_photo(file, entity="commitments", entity_id=1, photo=photo, kind=AttachmentKind.AFTER)
        line = _one(file, "commitments")
        assert (line.meeting_id, line.late, line.kind) == (None, False, AttachmentKind.AFTER)
        assert line in read_report(file).attachments
        assert line not in read_meeting(file, 1).attachments
