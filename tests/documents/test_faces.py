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


def test_the_faces_gb_t_9704_names_go_before_ours_where_they_can_be_embedded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, *faces.WANTED.values())
    installed = {name: tmp_path / "system" / name for name in ("simfang.ttf", "fzxbsjw.ttf", "simkai.ttf")}
    monkeypatch.setattr(faces, "_installed", lambda: installed)
    monkeypatch.setattr(faces, "_embeddable", lambda path: path.name != "simkai.ttf")
    found = faces.find_faces(tmp_path)
    assert found.files[faces.SERIF].name == "simfang.ttf" and found.files[faces.SERIF_BOLD].name == "fzxbsjw.ttf"
    assert found.files[faces.KAI].name == faces.WANTED[faces.KAI]
    assert found.spare[0].name == faces.WANTED[faces.SERIF]  # what GB2312's 6,763 characters lack
    assert ("NotoSerifSC-Regular.ttf", "simfang.ttf") in found.replaced


def test_a_file_that_is_no_font_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, *faces.WANTED.values(), "simfang.ttf")
    monkeypatch.setattr(faces, "_installed", lambda: {"simfang.ttf": tmp_path / "simfang.ttf"})
    assert faces.find_faces(tmp_path).files[faces.SERIF].name == faces.WANTED[faces.SERIF]
