"""Which font files print Chinese here."""

from __future__ import annotations

from pathlib import Path

import pytest

from yitusanhui.documents import faces
from yitusanhui.domain.errors import EnvironmentTrouble
from yitusanhui.texts import sentence


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "_installed", dict)


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_bytes(b"")


def test_fetched_faces_are_used_and_nothing_is_replaced(tmp_path: Path, bare_machine: None) -> None:
    put(tmp_path, *faces.WANTED.values())
    found = faces.find_faces(tmp_path)
    assert {role: path.name for role, path in found.files.items()} == faces.WANTED
    assert found.replaced == ()


def test_a_missing_face_is_replaced_by_another_and_named(tmp_path: Path, bare_machine: None) -> None:
    put(tmp_path, "NotoSerifSC-Regular.ttf")
    found = faces.find_faces(tmp_path)
    assert found.files[faces.SANS_BOLD].name == "NotoSerifSC-Regular.ttf"
    assert ("NotoSansSC-Bold.ttf", "NotoSerifSC-Regular.ttf") in found.replaced


def test_the_system_s_face_goes_before_another_role_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "NotoSerifSC-Regular.ttf")
    monkeypatch.setattr(faces, "_installed", lambda: {"simhei.ttf": Path("C:/Windows/Fonts/simhei.ttf")})
    assert faces.find_faces(tmp_path).files[faces.SANS_BOLD].name == "simhei.ttf"


def test_the_face_for_rare_characters_may_be_missing(tmp_path: Path, bare_machine: None) -> None:
    put(tmp_path, *(name for role, name in faces.WANTED.items() if role != faces.RARE))
    assert faces.RARE not in faces.find_faces(tmp_path).files


def test_without_any_chinese_face_it_says_what_to_do(tmp_path: Path, bare_machine: None) -> None:
    with pytest.raises(EnvironmentTrouble) as refused:
        faces.find_faces(tmp_path)
    assert "安装" in sentence(refused.value)
