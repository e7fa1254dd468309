"""What is exported twice is the same, byte for byte: another day, another process, another order of sets."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.builders import make_file, make_meeting
from tests.documents.papers import needs_fonts
from tests.operations.evening import named_vote
from yitusanhui.operations.comments import record_comment
from yitusanhui.operations.commitments import make_commitment
from yitusanhui.operations.meetings import close_meeting
from yitusanhui.operations.minutes import seal_meeting

pytestmark = needs_fonts
EXPORT = """
import sys
from yitusanhui.cli.main import main
sys.argv = ["yitusanhui", "export", sys.argv[1], sys.argv[2]]
main(lambda path: 0)
"""


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A sealed meeting's documents, from two processes with other hashes, a second apart."""
    home = tmp_path_factory.mktemp("sealed")
    file = make_file(home, people=6)
    make_meeting(file, present=3)
    for number in range(1, 8):
        record_comment(file, meeting_id=1, text=f"第{number}条：路灯太暗 A&B 王𬱖", author=f"居民{number}")
    named_vote(file, "赞成", "赞成", "反对")
    make_commitment(file, meeting_id=1, text="六月前加装路灯", owner="物业")
    close_meeting(file, meeting_id=1)
    seal_meeting(file, meeting_id=1)
    file.close()
    for seed in ("1", "2"):
        began = int(time.time())
        environment = {
            **os.environ,
            "YITUSANHUI_HOME": str(home / "user"),
            "PYTHONHASHSEED": seed,
            "TZ": "UTC" if seed == "1" else "Asia/Tokyo",
        }
        command = [sys.executable, "-c", EXPORT, str(home / "口袋公园.ytsh"), str(home / seed)]
        done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr
        assert int(time.time()) > began  # dates in seconds would differ
    return home / "1", home / "2"


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_both_exports_have_the_same_files_of_every_kind(exported: tuple[Path, Path]) -> None:
    first, second = map(names, exported)
    assert first == second
    assert {Path(name).suffix.lower() for name in first} >= {".pdf", ".docx", ".xlsx", ".csv", ".json", ".ytsh", ".xml"}


def test_every_document_is_the_same_byte_for_byte(exported: tuple[Path, Path]) -> None:
    one, other = exported
    assert [name for name in sorted(names(one)) if (one / name).read_bytes() != (other / name).read_bytes()] == []
