"""Exporting goes on in the background and says what was written and what not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.builders import in_the_dialog
from yitusanhui.documents.export import KINDS
from yitusanhui.gui.dialogs.kinds import KindsDialog
from yitusanhui.gui.panels.export import FINE, ExportDialog, Way, export_flow, write_into
from yitusanhui.gui.session import Session

WAIT = 20_000


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the person chooses."""
    folder = tmp_path / "出"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: str(folder))
    return folder


def run(session: Session, qtbot: QtBot, *, stop: bool = False, leave_out: tuple[str, ...] = ()) -> ExportDialog:
    parent = QWidget()
    qtbot.addWidget(parent)

    def choose(kinds: QDialog) -> None:
        assert isinstance(kinds, KindsDialog)
        for kind in leave_out:
            kinds.ticks[kind].click()
        kinds.accept()

    in_the_dialog(choose)
    dialog = export_flow(session, parent)
    assert dialog is not None
    dialog.setParent(None)
    qtbot.addWidget(dialog)
    if stop:
        dialog.cancel.click()
    qtbot.waitUntil(lambda: not dialog.running, timeout=WAIT)
    return dialog


def test_documents_are_written_and_refusals_are_listed_with_their_reason(
    session: Session, qtbot: QtBot, chosen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    dialog = run(session, qtbot)
    assert list(chosen.glob("*会议纪要*.pdf"))
    assert "✓" in dialog.list.toPlainText()
    assert "✗" in dialog.list.toPlainText()
    assert "还没有答复" in dialog.list.toPlainText()
    dialog.look.click()
    assert opened == [str(chosen)]


def test_an_export_that_is_cancelled_says_so(session: Session, qtbot: QtBot, chosen: Path) -> None:
    dialog = run(session, qtbot, stop=True)
    assert "已取消" in dialog.told.text()
    assert not list(chosen.glob("*.pdf"))


def test_while_one_document_takes_long_it_is_seen_that_it_goes_on(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = ExportDialog(session, tmp_path)
    qtbot.addWidget(dialog)
    dialog.went_on.emit(2, 9, "会议纪要")
    for _ in range(2):
        dialog.tick()
    assert dialog.told.text() == "正在生成（2/9）：会议纪要"
    dialog.tick()
    assert dialog.told.text() == "正在生成（2/9）：会议纪要（已用3秒，内容较多，请稍候）"
    assert (dialog.bar.value(), dialog.bar.maximum()) == (2 * FINE, 9 * FINE)
    dialog.went_on.emit(2.5, 9, "会议纪要")
    assert dialog.bar.value() == 2.5 * FINE
    assert dialog.told.text() == "正在生成（2/9）：会议纪要（已用3秒，内容较多，请稍候）"
    dialog.went_on.emit(3, 9, "会议记录")
    dialog.tick()
    assert dialog.told.text() == "正在生成（3/9）：会议记录"


def test_a_folder_that_is_gone_is_told(session: Session, qtbot: QtBot, chosen: Path) -> None:
    chosen.rmdir()
    chosen.write_text("a file")
    dialog = run(session, qtbot)
    assert str(chosen) in dialog.told.text()


def test_choosing_no_folder_does_nothing(session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: "")
    parent = QWidget()
    qtbot.addWidget(parent)
    in_the_dialog(lambda kinds: kinds.accept())
    assert export_flow(session, parent) is None


def test_kinds_that_are_left_out_are_not_written(session: Session, qtbot: QtBot, chosen: Path) -> None:
    others = tuple(kind for kind in KINDS if kind != "docx")
    run(session, qtbot, leave_out=others)
    assert {path.suffix for path in chosen.iterdir()} == {".docx"}


def test_leaving_the_kinds_exports_nothing(session: Session, qtbot: QtBot, chosen: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    in_the_dialog(lambda kinds: kinds.reject())
    assert export_flow(session, parent) is None and not list(chosen.iterdir())


def test_the_kind_of_pdf_and_the_certificate_are_chosen_with_the_documents(
    session: Session, qtbot: QtBot, chosen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "章.p12").write_bytes(b"no certificate")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(tmp_path / "章.p12"), ""))
    kinds = KindsDialog()
    qtbot.addWidget(kinds)
    kinds.show()
    assert kinds.flavour == "2b" and kinds.certificate.password.isHidden()
    kinds.flavours.setCurrentIndex(kinds.flavours.findData("1b"))
    assert kinds.flavour == "1b" and kinds.problem() == "" and kinds.signer is None
    kinds.certificate.button.click()
    QTest.keyClicks(kinds.certificate.password, "123456")
    assert not kinds.certificate.password.isHidden() and kinds.certificate.button.text() == "章.p12"
    assert "密码" in kinds.problem() or "没有装" in kinds.problem()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: ("", ""))
    kinds.certificate.button.click()
    assert kinds.certificate.password.text() == "" and kinds.problem() == ""


def test_the_chosen_kind_of_pdf_is_what_is_written(session: Session, qtbot: QtBot, chosen: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = write_into(session, chosen, parent, way=Way(("forms",), "1b"))
    qtbot.waitUntil(lambda: not dialog.running, timeout=WAIT)
    written = list(chosen.glob("*.pdf"))
    assert written and all(path.read_bytes().startswith(b"%PDF-1.4") for path in written)
