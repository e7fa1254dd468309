"""Photos pasted, dropped, from the queue, of a promise, a proxy, the signed page; and where all of them are then."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tests.cli.runs import run
from tests.documents.papers import words
from tests.gui.evenings import camera
from tests.gui.evenings.camera import SIZE, TELEPHONE, Camera, wait_for_photos
from tests.gui.evenings.keys import Evening, Keys, sit_down, tab_to, wait_until
from tests.gui.evenings.papers import meeting_of
from tests.gui.evenings.room import DAY
from tests.gui.evenings.worlds import COMMENTS_BEFORE, HOUSEHOLDS, REVIEW, make_review_under_way
from yitusanhui.domain.terms import MeetingState
from yitusanhui.gui.panels.comments import CommentsPanel
from yitusanhui.gui.photo_button import PaperButton
from yitusanhui.operations import reading

FIRST = COMMENTS_BEFORE + 1


def with_comments(keys: Keys, shots: Camera, monkeypatch: pytest.MonkeyPatch) -> None:
    """One pasted while it is typed, one dropped on the comment that is selected, two slips by the queue."""
    pasted, dropped = shots.take("树根"), shots.take("坡道")
    keys.presses("Ctrl+3")
    keys.types("@何德福\n树根拱起了地砖")
    camera.copy(pasted)
    keys.presses("Ctrl+V")
    panel = keys.window.panels.current
    assert isinstance(panel, CommentsPanel)
    wait_until(lambda: panel.photos.waiting, "the photo does not wait for its words")
    keys.types("\n")
    shots.went_to(pasted, "comments", FIRST, "photo")
    camera.drop(panel.list.viewport(), dropped)
    wait_for_photos(keys, 2)
    shots.went_to(dropped, "comments", FIRST, "photo")
    slips = [shots.take(name, folder="意见条") for name in ("1", "2")]
    camera.type_slips(keys, monkeypatch, slips[0].parent, ["垃圾房要移", "留出晾晒的地方"])
    for number, slip in enumerate(slips, FIRST + 1):
        shots.went_to(slip, "comments", number, "slip")


def of_a_proxy(keys: Keys, shots: Camera) -> None:
    """The paper of a neighbour, pasted on its line."""
    paper = shots.take("委托书")
    keys.presses("Ctrl+2")

    def attach() -> None:
        tab_to(keys, lambda here: isinstance(here, PaperButton))
        camera.copy(paper)
        keys.presses("Ctrl+V")
        wait_for_photos(keys, 5)

    giver, agent = HOUSEHOLDS[70], HOUSEHOLDS[1]
    keys.in_the_dialog(f"{giver.household}\n{agent.household}\n\n\n", attach)
    keys.presses("Alt+W")
    shots.went_to(paper, "proxies", 1, "paper")


def of_a_promise(keys: Keys, shots: Camera, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is kept: the shed as it was, chosen by the button, and as it is, pasted."""
    before, after = shots.take("车棚以前"), shots.take("车棚以后")
    keys.presses("Ctrl+7", "Down", "1")
    _choose(keys, before, "整改前", monkeypatch)
    wait_for_photos(keys, 6)
    keys.presses("Ctrl+7", "A")
    camera.copy(after)
    keys.presses("Ctrl+V")
    wait_for_photos(keys, 7)
    shots.went_to(before, "commitments", 1, "before")
    shots.went_to(after, "commitments", 1, "after")


def of_the_signed_page(keys: Keys, shots: Camera, monkeypatch: pytest.MonkeyPatch) -> None:
    """散会, signed, photographed, sealed; each comment answered, or there would be no public copy."""
    page = shots.take("签字页")
    keys.presses("Ctrl+9", "Alt+S")
    _choose(keys, page, "附签字页", monkeypatch)
    wait_for_photos(keys, 8)
    shots.went_to(page, "meetings", REVIEW, "signed")
    keys.presses("Ctrl+9", "Alt+E", "Alt+Y", "Ctrl+8")
    keys.types("4会上已说明\n\n\n" * 3)
    assert meeting_of(keys).state is MeetingState.SEALED


def _choose(keys: Keys, photo: Path, button: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = ([str(photo)], "")
    monkeypatch.setattr("yitusanhui.gui.photo_drop.QFileDialog.getOpenFileNames", lambda *_: found)
    tab_to(keys, lambda here: str(here.property("text") or "").startswith(button))
    keys.presses("Space")


def each_is_in_the_file_byte_by_byte(keys: Keys, shots: Camera) -> None:
    """Where the log has it, under the digest of what the telephone wrote."""
    file = keys.window.session.file
    there: dict[tuple[str, int, str], list[str]] = {}
    for line in reading.read_attachments(file):
        there.setdefault((line.entity, line.entity_id, str(line.kind)), []).append(line.sha256)
        assert TELEPHONE.encode() in reading.read_attached_original(file, line.id)
    assert there == shots.attached


def photos_of(pdf: Path) -> Iterator[Image.Image]:
    """Every picture in a PDF that the telephone took; the drawing has another size."""
    with pikepdf.open(pdf) as opened:
        for page in opened.pages:
            for found in page.get_images().values():
                if "/DCTDecode" in str(found.get("/Filter")):
                    picture = Image.open(io.BytesIO(found.read_raw_bytes()))
                    if picture.size == SIZE:
                        yield picture


def no_notes_of_the_telephone(folder: Path) -> None:
    """Neither beside a picture, nor in it, nor in a file around it."""
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix != ".ytsh":
            assert TELEPHONE.encode() not in path.read_bytes(), path.name
    for path in folder.rglob("*.pdf"):
        assert [dict(picture.getexif()) for picture in photos_of(path) if picture.getexif()] == []
    for path in folder.rglob("*.jpg"):
        with Image.open(path) as picture:
            assert dict(picture.getexif()) == {}


def test_every_photo_is_in_file_record_and_package_and_none_says_where_it_was_taken(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shots = Camera(tmp_path / "手机")
    clock = Evening(f"{DAY}T19:00:00")
    make_review_under_way(path, clock).close()
    keys = sit_down(path, clock, monkeypatch)
    with_comments(keys, shots, monkeypatch)
    of_a_proxy(keys, shots)
    of_a_promise(keys, shots, monkeypatch)
    of_the_signed_page(keys, shots, monkeypatch)
    each_is_in_the_file_byte_by_byte(keys, shots)
    keys.window.close()
    out = tmp_path / "out"
    done = run("export", path, out, "--only", "package")
    assert done.code == 0, done.err
    (package,) = (one for one in out.iterdir() if one.is_dir())
    (record,) = package.rglob("*评议会*会议记录*.pdf")
    said = words(record)
    kinds = [f"{FIRST}号意见·照片", f"{FIRST + 1}号意见·意见条", f"{FIRST + 2}号意见·意见条", "委托·委托书"]
    kinds += ["承诺1·整改前", "承诺1·整改后", "会议纪要·签字页"]
    assert [kind for kind in kinds if kind not in said] == []
    assert len(list(photos_of(record))) == shots.taken
    (public,) = package.rglob("*评议会*公示稿*.pdf")
    assert len(list(photos_of(public))) == 2
    catalogue = (package / "文件目录.XML").read_text("utf-8")
    digests = [digest for found in shots.attached.values() for digest in found]
    assert [digest for digest in digests if digest not in catalogue] == []
    assert len(list(package.rglob("照片和扫描件/*.jpg"))) == shots.taken
    assert run("check", package).code == 0
    no_notes_of_the_telephone(out)
