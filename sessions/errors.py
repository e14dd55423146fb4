"""Errors that a person meets. Each carries a phrase: what happened, what was kept, what to do."""

from __future__ import annotations

import errno

from sessions.words.phrase import Phrase, phrase

REASONS = {
    errno.ENOENT: "system.missing",
    errno.EACCES: "system.not_allowed",
    errno.EPERM: "system.not_allowed",
    errno.EISDIR: "system.folder",
    errno.ENOTDIR: "system.no_folder",
    errno.EEXIST: "system.exists",
    errno.ENOSPC: "system.full",
    errno.EDQUOT: "system.full",
    errno.EROFS: "system.read_only",
    errno.ENAMETOOLONG: "system.long_name",
    errno.EIO: "system.disk",
    errno.EBUSY: "system.in_use",
    errno.ETXTBSY: "system.in_use",
    errno.EMFILE: "system.many_files",
    errno.ENFILE: "system.many_files",
    errno.EADDRINUSE: "system.address_taken",
    errno.EADDRNOTAVAIL: "system.no_address",
}
"""What people meet of all that an operating system can say, which it says in a language of its own."""


class Refusal(Exception):
    """Something was not done; ``phrase`` says why, in any language."""

    def __init__(self, said: Phrase) -> None:
        super().__init__(said.key, dict(said.values))
        self.phrase = said


class Refused(Refusal):
    """A rule said no. Asking again unchanged gives the same answer."""

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(phrase(key, **values))


class Outdated(Refusal):
    """Somebody saved a newer version of the row since it was read.

    ``theirs`` holds the stored values of the fields that were to be saved, ``version`` the stored version.
    """

    def __init__(self, theirs: dict[str, object], version: int) -> None:
        super().__init__(phrase("error.outdated"))
        self.theirs = theirs
        self.version = version


class Unavailable(Refusal):
    """The store could not take it just now (busy, disk full). Asking again may work."""

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(phrase(key, **values))


class Damaged(Unavailable):
    """The store is damaged. Asking again does not help, but the words are kept for whoever mends it."""


class Unusable(Refusal):
    """The store cannot be opened at all."""

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(phrase(key, **values))


def reason_of(error: OSError | ValueError) -> Phrase | str:
    """Why the operating system said no, to stand inside a sentence; in its own words where we have none.

    A ``ValueError`` is Python's, of a path that no system can have.
    """
    if isinstance(error, ValueError):
        return phrase("system.no_name")
    if error.errno in REASONS:
        return phrase(REASONS[error.errno])
    return error.strerror or str(error) or type(error).__name__
