"""Disks that are not the machine's own, and folders that a service copies: the system is asked, not a list alone."""

from __future__ import annotations

from pathlib import Path, PurePath, PureWindowsPath
from types import SimpleNamespace

import psutil
import pytest

from sessions.errors import Unusable
from sessions.meetings import Meetings
from sessions.store import places
from sessions.store.places import Disk
from sessions.words import LANGUAGES, Words
from tests.sessions.store.making import opened
from tests.sessions.store.test_bad_places import refused
from tests.workshop.cli.asking import ask

BLOCKS = frozenset({"ext4", "xfs", "fuseblk"})


def mounted(monkeypatch: pytest.MonkeyPatch, *mounts: tuple[Path | str, str, str]) -> None:
    """The system's disks: where each is, its kind, its options."""
    listed = [SimpleNamespace(mountpoint=str(place), fstype=kind, opts=options) for place, kind, options in mounts]
    monkeypatch.setattr(psutil, "disk_partitions", lambda all: listed)  # noqa: A006 — psutil's own name


@pytest.mark.parametrize(
    "name", ["Dropbox", "OneDrive - Hamnstads kommun", "iCloud Drive", "Nextcloud", "Box", "SynologyDrive"]
)
def test_a_folder_that_a_service_copies(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = tmp_path / name
    synced.mkdir()
    link = tmp_path / "genväg"
    link.symlink_to(synced)
    monkeypatch.chdir(synced)
    for path in (synced / "dialoger.db", link / "dialoger.db", synced / "möten" / "dialoger.db"):
        assert refused(path) == "store.synced"
    with pytest.raises(Unusable, match=r"store\.synced"):
        Meetings(Path("dialoger.db"))
    assert list(synced.iterdir()) == []


def test_a_file_that_is_only_named_after_such_a_service(tmp_path: Path) -> None:
    with opened(tmp_path / "nextcloud.db") as meetings:
        assert meetings.path.exists()


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (PureWindowsPath(r"C:\Users\anna\Hamnstads kommun\Team - Dokument\möten"), "Team - Dokument"),
        (PureWindowsPath(r"C:\Users\anna\Harbour\Team - Documents"), "Team - Documents"),
        (PurePath("/Users/anna/Library/CloudStorage/Box-Box"), "CloudStorage"),
        (PurePath("/home/anna/Boxholm - Dokument"), None),
        (PurePath("/home/anna/Boxholm"), None),
    ],
)
def test_a_folder_that_a_service_copies_by_its_name(folder: PurePath, service: str | None) -> None:
    assert places.synced_folder(folder) == service


def test_a_folder_that_windows_marks_as_filled_by_a_service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    team = tmp_path / "Team"
    inner = team / "möten"
    inner.mkdir(parents=True)
    seen = Path.lstat
    marks = {team: 0x9000601A, tmp_path: 0xA000000C}
    monkeypatch.setattr(
        Path, "lstat", lambda path: SimpleNamespace(st_reparse_tag=marks[path]) if path in marks else seen(path)
    )
    assert places.filled_folder(inner) == "Team"
    assert places.filled_folder(tmp_path) is None
    assert refused(inner / "dialoger.db") == "store.synced"


@pytest.mark.parametrize(
    ("kind", "options", "disk"),
    [
        ("ext4", "rw,relatime", Disk.OWN),
        ("fuseblk", "rw,allow_other", Disk.OWN),
        ("tmpfs", "rw", Disk.OWN),
        ("overlay", "rw", Disk.OWN),
        ("apfs", "rw,local,rootfs", Disk.OWN),
        ("exfat", "rw,local", Disk.OWN),
        ("ntfs", "rw,fixed", Disk.OWN),
        ("fat32", "rw,removable", Disk.OWN),
        ("ntfs", "rw,remote", Disk.ANOTHERS),
        ("vboxsf", "rw", Disk.ANOTHERS),
        ("fuse.vmhgfs-fuse", "rw", Disk.ANOTHERS),
        ("virtiofs", "rw", Disk.ANOTHERS),
        ("nfs4", "rw,local_lock=none", Disk.ANOTHERS),
        ("fuse.mergerfs", "rw", Disk.UNKNOWN),
        ("autofs", "rw", Disk.UNKNOWN),
        ("", "", Disk.UNKNOWN),
    ],
)
def test_whose_a_disk_is(kind: str, options: str, disk: Disk) -> None:
    assert places.whose(kind, options, BLOCKS) is disk


@pytest.mark.parametrize(
    ("folder", "share"),
    [
        (r"\\server\kommunen\möten", True),
        (r"\\?\UNC\server\kommunen", True),
        (r"\\?\C:\Users\anna", False),
        (r"C:\Users\anna", False),
    ],
)
def test_another_machines_folder_is_known_by_its_name(folder: str, *, share: bool) -> None:
    assert places.is_share(PureWindowsPath(folder)) is share


def test_this_machines_own_disk_is_its_own(tmp_path: Path) -> None:
    disk, kind = places.disk_of(tmp_path)
    assert disk is Disk.OWN and kind
    assert places.disk_of(Path("/proc"))[1] == "proc"


@pytest.mark.parametrize("kind", sorted(places.NETWORK_KINDS))
def test_a_network_disk_is_refused_wherever_it_is_mounted(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    far = tmp_path / "kommunen"
    mounted(
        monkeypatch,
        ("/", "ext4", "rw"),
        (far, "autofs", "rw"),
        (far, kind.upper(), "rw"),
        (tmp_path / "kommun", "ext4", "rw"),
    )
    assert refused(far / "möten" / "dialoger.db") == "store.network"
    assert places.disk_of(tmp_path / "kommunens") == (Disk.OWN, "ext4")


def test_a_disk_that_nobody_knows_is_told_of_once_with_a_place_that_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd, own = tmp_path / "udda", tmp_path / "egen" / "dialoger.db"
    mounted(monkeypatch, ("/", "ext4", "rw"), (odd, "fuse.mergerfs", "rw"))
    monkeypatch.setattr(places, "default_path", lambda: own)
    with opened(odd / "dialoger.db") as meetings:
        [said] = meetings.take_remarks()
    assert said.key == "store.unsure_own"
    assert all(str(own) in Words(language).say(said) for language in LANGUAGES)
    with opened(odd / "dialoger.db") as meetings:
        assert meetings.take_remarks() == []
    with opened(own) as meetings:
        assert meetings.take_remarks() == []


def test_the_command_line_tells_of_it_and_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounted(monkeypatch, ("/", "fuse.mergerfs", "rw"))
    made = ask("new", "Hur blir hamnen trygg?", store=tmp_path / "dialoger.db")
    assert made.exit_code == 0 and "fuse.mergerfs" in made.stderr and "--store" in made.stderr
    assert "fuse.mergerfs" not in ask("new", "Hur blir torget tryggt?", store=tmp_path / "dialoger.db").stderr
