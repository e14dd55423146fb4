"""Errors that a person meets. Each carries a phrase: what happened, what was kept, what to do."""

from __future__ import annotations

from sessions.words.phrase import Phrase, phrase


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
