"""Where things lie: another computer's disk is known as such."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from yitusanhui import paths

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/share /mnt/street\\040office cifs rw 0 0
nas:/vol /mnt/nas nfs4 rw 0 0
/dev/sdb1 /mnt/nas/stick vfat rw 0 0
"""


@pytest.mark.skipif(sys.platform == "win32", reason="asks Linux's list of mounts")
@pytest.mark.parametrize(
    ("place", "shared"),
    [
        ("/home/a.ytsh", False),
        ("/mnt/street office/2026/a.ytsh", True),
        ("/mnt/street/a.ytsh", False),
        ("/mnt/nas/a.ytsh", True),
        ("/mnt/nas/stick/a.ytsh", False),
    ],
)
def test_the_deepest_mount_says_whose_disk_it_is(tmp_path: Path, place: str, shared: bool) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS, "utf-8")
    assert paths.on_a_share(Path(place), mounts) is shared


def test_a_machine_that_does_not_say_has_its_own_disks(tmp_path: Path) -> None:
    assert not paths.on_a_share(tmp_path / "a.ytsh", tmp_path / "none")
