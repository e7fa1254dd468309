"""The bottom of the window: a copy that fails is seen and says what to do; copies follow work."""

from __future__ import annotations

from pathlib import Path

from yitusanhui.gui.main_window import MainWindow
from yitusanhui.operations import comments
from yitusanhui.operations.files import choose_second_drive
from yitusanhui.store import backup
from yitusanhui.texts import say


def record(window: MainWindow) -> None:
    assert window.session.do(comments.record_comment, meeting_id=1, text="要路灯")


def copies(window: MainWindow) -> list[Path]:
    return sorted(backup.folder_beside(window.session.file.path).glob("*.ytsh"))


def test_a_copy_that_fails_is_seen_with_what_to_do(window: MainWindow) -> None:
    backup.folder_beside(window.session.file.path).write_text("in the way")
    window.session.file.back_up_soon().result()
    window.status.show_backup()
    assert window.status.backup.property("kind") == "alarm"
    assert "Ctrl+B" in window.status.backup.text()
    assert "另备份" in window.toast.words.text() and window.toast.words.isVisible()


def test_a_copy_that_was_made_says_when(window: MainWindow) -> None:
    window.session.file.back_up_soon().result()
    window.status.show_backup()
    assert window.status.backup.text().startswith(say("status.backup", {"at": ""}).strip())


def test_ten_minutes_of_work_are_copied_and_ten_of_talk_are_not(window: MainWindow) -> None:
    assert window._copies.isActive() and window._copies.interval() == 600_000
    window._copies.timeout.emit()
    window.session.file.back_up_soon().result()
    before = len(copies(window))
    record(window)
    window._copies.timeout.emit()
    window._copies.timeout.emit()
    window.session.file.back_up_soon().result()
    assert len(copies(window)) == before + 2


def test_a_second_drive_that_is_out_is_said_once_beside_the_copy_that_was_made(
    window: MainWindow, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    choose_second_drive(stick)
    stick.rmdir()
    told: list[str] = []
    window.session.refused.connect(told.append)
    for _ in range(2):
        window.session.file.back_up_soon().result()
        window.status.show_backup()
    assert "第二备份盘没接上" in window.status.backup.text()
    assert len(told) == 1 and str(stick) in told[0]
