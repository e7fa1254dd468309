"""Digests of files: SHA-256, and SM3 by the published vectors, with this Python's OpenSSL and without."""

from __future__ import annotations

import hashlib
import io
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yitusanhui.documents import digests
from yitusanhui.documents.digests import digests_of, read_sums, script, write_sums

# GB/T 32905-2016, appendix A
ABC = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
ABCD_16 = "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"


def own_sm3(*parts: bytes) -> str:
    digest = script("verify").OwnSm3()
    for part in parts:
        digest.update(part)
    return str(digest.hexdigest())


def test_sm3_of_the_verifier_gives_the_published_digests() -> None:
    assert own_sm3(b"abc") == ABC
    assert own_sm3(b"abcd" * 16) == ABCD_16


@pytest.mark.skipif("sm3" not in hashlib.algorithms_available, reason="this Python's OpenSSL has no SM3")
@given(st.lists(st.binary(max_size=150), max_size=4))
def test_sm3_of_the_verifier_is_that_of_openssl_however_the_bytes_come(parts: list[bytes]) -> None:
    assert own_sm3(*parts) == hashlib.new("sm3", b"".join(parts)).hexdigest()


def test_a_python_without_sm3_takes_that_of_the_verifier(monkeypatch: pytest.MonkeyPatch) -> None:
    known = hashlib.new

    def without(name: str, *rest: object) -> object:
        if name == "sm3":
            raise ValueError(name)
        return known(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(digests.hashlib, "new", without)
    assert digests_of(io.BytesIO(b"abc"), "sha256", "sm3") == [hashlib.sha256(b"abc").hexdigest(), ABC]


@pytest.mark.parametrize("algorithm", ["sha256", "sm3"])
def test_a_list_vouches_for_itself(tmp_path: Path, algorithm: str) -> None:
    write_sums(tmp_path / "sums", algorithm, [("图 𬱖.pdf", "a" * 64), ("b", "0" * 64)])
    whole = (tmp_path / "sums").read_bytes()
    found = read_sums(whole, algorithm)
    assert found.whole and dict(found.promised) == {"图 𬱖.pdf": "a" * 64, "b": "0" * 64}
    for place in range(len(whole)):
        assert not read_sums(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :], algorithm).whole
        assert not read_sums(whole[:place], algorithm).whole
    assert read_sums(whole + b"x", algorithm).bad_lines == (4,)


def test_sha256sum_reads_the_list(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"abc")
    write_sums(tmp_path / "sums", "sha256", [("a.txt", hashlib.sha256(b"abc").hexdigest())])
    try:
        done = subprocess.run(
            ["sha256sum", "--strict", "-c", "sums"], cwd=tmp_path, capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        pytest.skip("there is no sha256sum here")
    assert done.returncode == 0 and "a.txt" in done.stdout
