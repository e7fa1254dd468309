"""Fetching: what becomes of an asset that can't be had."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import assets
import pins

from .builders import files_under, make_asset, make_tar


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """A registry in this process: what it is given is what `npm pack` downloads."""

    def serve(package: bytes) -> None:
        def archive(asset: pins.Asset, folder: Path) -> Path:
            path = folder / "package.tgz"
            path.write_bytes(package)
            return path

        monkeypatch.setattr(assets, "ARCHIVES", {"npm": archive})

    return serve


def test_what_is_missing_is_fetched_and_what_is_right_is_left_alone(
    tmp_path: Path, registry: Callable[[bytes], None]
) -> None:
    asset = make_asset(("a.ttf", b"one"))
    registry(make_tar(("package/a.ttf", b"one")).read())
    assert assets.settle([asset], tmp_path, assets.fetch) == 0
    registry(b"")
    assert assets.settle([asset], tmp_path, assets.fetch) == 0
    assert files_under(tmp_path) == {"fonts/a.ttf"}


@pytest.mark.parametrize("package", [b"", b"<html>login first</html>", make_tar(("package/a.ttf", b"evil")).read()])
def test_a_package_that_is_not_the_pinned_one_is_refused_in_one_line(
    tmp_path: Path, registry: Callable[[bytes], None], capsys: pytest.CaptureFixture[str], package: bytes
) -> None:
    registry(package)
    assert assets.settle([make_asset(("a.ttf", b"one"))], tmp_path, assets.fetch) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line[:11] for line in lines] == ["下载 some-fon", "缺 some-font"]
    assert "required" in lines[1]
    assert files_under(tmp_path) == set()


def test_an_optional_asset_that_is_missing_is_named_and_fails_nothing(
    tmp_path: Path, registry: Callable[[bytes], None], capsys: pytest.CaptureFixture[str]
) -> None:
    registry(b"")
    assert assets.settle([make_asset(("a.ttf", b"one"), optional=True)], tmp_path, assets.fetch) == 0
    assert "缺 some-font，不影响使用：用系统字体" in capsys.readouterr().out


def test_one_failure_does_not_keep_the_next_asset_from_being_fetched(
    tmp_path: Path, registry: Callable[[bytes], None]
) -> None:
    registry(make_tar(("package/b.ttf", b"two")).read())
    wanted = [make_asset(("a.ttf", b"one")), make_asset(("b.ttf", b"two"))]
    assert assets.settle(wanted, tmp_path, assets.fetch) == 1
    assert files_under(tmp_path) == {"fonts/b.ttf"}


def test_check_downloads_nothing_and_fails_when_a_required_file_is_damaged(
    tmp_path: Path, registry: Callable[[bytes], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(asset: pins.Asset, folder: Path) -> Path:
        raise AssertionError("--check asked a registry")

    monkeypatch.setattr(assets, "ARCHIVES", {"npm": refuse})
    monkeypatch.setattr(assets, "VENDOR", tmp_path)
    monkeypatch.setattr(assets, "read_manifest", lambda path: [make_asset(("a.ttf", b"one"))])
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts/a.ttf").write_bytes(b"one")
    assert assets.main(["--check"]) == 0
    (tmp_path / "fonts/a.ttf").write_bytes(b"on")
    assert assets.main(["--check"]) == 1


def test_without_npm_and_outside_a_virtual_environment_the_reason_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(assets.sys, "executable", "/nowhere/python3")
    monkeypatch.setattr(assets.sys, "prefix", assets.sys.base_prefix)
    with pytest.raises(pins.Trouble, match="找不到 npm"):
        assets.find_npm()


def test_what_vendor_holds_on_this_machine_is_what_is_pinned() -> None:
    if not assets.VENDOR.is_dir():
        pytest.skip("resources/vendor is not fetched; run packaging/assets.py")
    required = [asset for asset in pins.read_manifest(assets.MANIFEST) if not asset.optional]
    assert [pins.wrong_files(asset, assets.VENDOR) for asset in required] == [[] for _ in required]
