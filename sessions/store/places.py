"""Where stores lie, and which places cannot hold one."""

from __future__ import annotations

import os
from pathlib import Path, PurePath

from sessions.errors import Unusable
from sessions.store import private

NETWORK_KINDS = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "afpfs", "ncpfs", "9p", "davfs", "webdav",
        "ceph", "glusterfs", "lustre", "beegfs", "gpfs", "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse",
        "fuse.s3fs", "fuse.glusterfs", "fuse.ceph", "fuse.smbnetfs", "fuse.curlftpfs", "fuse.onedriver",
        "fuse.google-drive-ocamlfuse",
    }
)  # fmt: skip
SYNCED_FOLDERS = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "mobile documents",
    "nextcloud",
    "owncloud",
    "box sync",
)


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
        synced = synced_folder(path.resolve().parent)
        kind = file_system(path.parent)
    except OSError as error:
        raise Unusable("store.no_folder", path=str(path.parent), reason=error.strerror or str(error)) from error
    if synced:
        raise Unusable("store.synced", path=str(path), service=synced)
    if kind in NETWORK_KINDS:
        raise Unusable("store.network", path=str(path), kind=kind)
    if not all(os.access(place, os.R_OK | os.W_OK) for place in (path.parent, path) if place.exists()):
        raise Unusable("store.not_writable", path=str(path))


def synced_folder(folder: PurePath) -> str | None:
    """The name of the folder, or of one that it lies in, that a service copies behind our back, if there is one."""
    for part in folder.parts:
        if any(part.lower().startswith(name) for name in SYNCED_FOLDERS):
            return part
    return None


def file_system(folder: Path) -> str:
    """The kind of file system that holds the folder, in lower case; empty if nobody says."""
    import psutil

    home = folder.resolve()
    mounts = [p for p in psutil.disk_partitions(all=True) if home.is_relative_to(p.mountpoint)]
    # Of two on the same folder the later one covers the earlier.
    best = max(reversed(mounts), key=lambda p: len(p.mountpoint), default=None)
    return best.fstype.lower() if best else ""


def default_path() -> Path:
    """The person's own store, in the folder that the system has for such things."""
    from platformdirs import user_data_path

    return user_data_path("dialogverkstad", appauthor=False) / "dialoger.db"
