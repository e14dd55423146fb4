"""Where stores lie, and which places cannot hold one."""

from __future__ import annotations

import os
from collections.abc import Container
from enum import Enum
from pathlib import Path, PurePath, PureWindowsPath

from sessions.errors import Unusable, reason_of
from sessions.store import private
from sessions.words import Phrase, phrase

NETWORK_KINDS = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "afpfs", "ncpfs", "9p", "davfs", "webdav",
        "ceph", "glusterfs", "lustre", "beegfs", "gpfs", "vboxsf", "prl_fs", "vmhgfs", "virtiofs",
        "fuse.vmhgfs-fuse", "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.s3fs",
        "fuse.glusterfs", "fuse.ceph", "fuse.smbnetfs", "fuse.curlftpfs", "fuse.onedriver",
        "fuse.google-drive-ocamlfuse",
    }
)  # fmt: skip
"""Disks of another machine, or of the one that this one is a guest of: their locks cannot be trusted."""
LOCAL_KINDS = frozenset({"tmpfs", "ramfs", "rootfs", "overlay", "zfs", "ecryptfs", "apfs", "hfs"})
"""Disks of the machine's own that the system does not count as such, because they lie in memory or on others."""
LOCAL_OPTIONS = frozenset({"fixed", "removable", "ramdisk", "local"})
"""What Windows and macOS call a disk of the machine's own."""
SYNCED_FOLDERS = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "mobile documents",
    "cloudstorage",
    "nextcloud",
    "owncloud",
    "box sync",
    "synologydrive",
    "synology drive",
)
"""How the folders of services that copy begin."""
SYNCED_NAMES = frozenset({"box"})
TEAM_FOLDERS = (" - dokument", " - documents")
"""How Windows calls a team's shared folder."""
CLOUD = 0x9000001A
"""How Windows marks a folder that a service fills, but for the service's own digit."""


class Disk(Enum):
    """Whose a disk is, as far as the system can tell."""

    OWN = "own"
    ANOTHERS = "anothers"
    UNKNOWN = "unknown"


def check(path: Path) -> None:
    """Refuse a place where SQLite cannot keep its promise: network, synced folder, or not writable.

    Makes the folder if it is missing.
    """
    path = path.absolute()
    synced = synced_folder(path.parent)
    if synced:
        raise Unusable("store.synced", path=str(path), service=synced)
    try:
        if path.is_dir():
            raise Unusable("store.is_folder", path=str(path))
        private.make_folder(path.parent)
        synced = synced_folder(path.resolve().parent) or filled_folder(path.resolve().parent)
        disk, kind = disk_of(path.parent)
    except OSError as error:
        raise Unusable("store.no_folder", path=str(path.parent), reason=reason_of(error)) from error
    if synced:
        raise Unusable("store.synced", path=str(path), service=synced)
    if disk is Disk.ANOTHERS:
        raise Unusable("store.network", path=str(path), kind=kind)
    if not all(os.access(place, os.R_OK | os.W_OK) for place in (path.parent, path) if place.exists()):
        raise Unusable("store.not_writable", path=str(path))


def doubt(path: Path) -> Phrase | None:
    """What to tell of a place that may do: that nobody knows whose its disk is, with one that is the machine's own."""
    disk, kind = disk_of(path.absolute().parent)
    if disk is not Disk.UNKNOWN:
        return None
    own = default_path()
    there = next(folder for folder in own.parents if folder.is_dir())
    if disk_of(there)[0] is not Disk.OWN:
        return phrase("store.unsure", path=str(path), kind=kind)
    return phrase("store.unsure_own", path=str(path), kind=kind, own=str(own))


def synced_folder(folder: PurePath) -> str | None:
    """The name of the folder, or of one that it lies in, that a service copies behind our back, if there is one."""
    ends = TEAM_FOLDERS if isinstance(folder, PureWindowsPath) else ()
    for part in folder.parts:
        name = part.lower()
        if name.startswith(SYNCED_FOLDERS) or name in SYNCED_NAMES or (ends and name.endswith(ends)):
            return part
    return None


def filled_folder(folder: Path) -> str | None:
    """The same, as Windows itself marks it."""
    for each in (folder, *folder.parents):
        if getattr(each.lstat(), "st_reparse_tag", 0) & ~0xF000 == CLOUD:
            return each.name
    return None


def disk_of(folder: Path) -> tuple[Disk, str]:
    """Whose disk holds the folder, and its kind in lower case, empty if nobody says."""
    import psutil

    home = folder.resolve()
    if is_share(PurePath(home)):
        return Disk.ANOTHERS, "unc"
    mounts = [p for p in psutil.disk_partitions(all=True) if home.is_relative_to(p.mountpoint)]
    # Of two on the same folder the later one covers the earlier.
    best = max(reversed(mounts), key=lambda p: len(p.mountpoint), default=None)
    if best is None:
        return Disk.UNKNOWN, ""
    return whose(best.fstype.lower(), best.opts, _on_block_devices()), best.fstype.lower()


def whose(kind: str, options: str, on_block_devices: Container[str]) -> Disk:
    """Whose a disk is by its kind and its options, and by the kinds that the system has on devices of its own."""
    said = set(options.lower().split(","))
    if kind in NETWORK_KINDS or "remote" in said:
        return Disk.ANOTHERS
    if kind in LOCAL_KINDS or kind in on_block_devices or said & LOCAL_OPTIONS:
        return Disk.OWN
    return Disk.UNKNOWN


def is_share(folder: PurePath) -> bool:
    r"""Whether a folder is another machine's by its name alone, as ``\\server\share``."""
    drive = folder.drive
    return drive.startswith("\\\\") and (drive[2:4] not in ("?\\", ".\\") or drive[4:8].upper() == "UNC\\")


def _on_block_devices() -> frozenset[str]:
    """What Linux says; elsewhere the options do."""
    try:
        lines = Path("/proc/filesystems").read_text(encoding="ascii").splitlines()
    except OSError:
        return frozenset()
    return frozenset(line.strip() for line in lines if not line.startswith("nodev"))


def default_path() -> Path:
    """The person's own store, in the folder that the system has for such things."""
    from platformdirs import user_data_path

    return user_data_path("dialogverkstad", appauthor=False) / "dialoger.db"
