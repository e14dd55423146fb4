"""Says phrases in one language, from gettext catalogs; dates and lists by Babel."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any

from sessions.words.phrase import Phrase

LANGUAGES = ("sv", "en")
CATALOGS = Path(__file__).parent / "catalogs"
FIRST = ("commands", "screens")
"""The catalogs that the first screen is said with."""
_folders: tuple[Path, ...] = (CATALOGS,)


def add_catalogs(folder: Path) -> None:
    """Say also what the catalogs in ``folder/<language>/LC_MESSAGES`` have; what somebody adds brings its words."""
    global _folders
    _folders = (*_folders, folder)


def drop_catalogs(folder: Path) -> None:
    """Say it no longer."""
    global _folders
    _folders = tuple(each for each in _folders if each != folder)


class _Rest(NullTranslations):
    """The catalogs after one: read when something is said that is in none before them."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        super().__init__()
        self._paths = paths

    def gettext(self, message: str) -> str:
        return _chain(self._paths).gettext(message) if self._paths else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return _chain(self._paths).ngettext(msgid1, msgid2, n) if self._paths else msgid1


@cache
def _chain(paths: tuple[Path, ...]) -> GNUTranslations:
    with paths[0].open("rb") as file:
        catalog = GNUTranslations(file)
    catalog.add_fallback(_Rest(paths[1:]))
    return catalog


@cache
def _catalog(language: str, folders: tuple[Path, ...]) -> GNUTranslations:
    """All catalogs of one language, those that the first screen is said with in front: all take some 4 ms."""
    found = [path for folder in folders for path in (folder / language / "LC_MESSAGES").glob("*.mo")]
    if not found:
        raise FileNotFoundError(f"no catalogs for {language} under {CATALOGS}")
    return _chain(tuple(sorted(found, key=lambda path: (path.stem not in FIRST, path))))


class Words:
    """The words of one language. ``words("ideas.count", n=3)`` says "3 idéer"."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else LANGUAGES[0]

    def __call__(self, key: str, /, **values: Any) -> str:
        catalog = _catalog(self.language, _folders)
        count = values.get("n")
        template = catalog.gettext(key) if count is None else catalog.ngettext(key, key, count)
        return template.format_map({name: self._value(value) for name, value in values.items()}) if values else template

    def say(self, phrase: Phrase) -> str:
        """The phrase as a sentence of this language."""
        return self(phrase.key, **phrase.values)

    def day(self, day: date, *, weekday: bool = False) -> str:
        """``14 mars 2025``, or with its weekday ``fredag 14 mars 2025``."""
        from babel.dates import format_date

        return format_date(day, "EEEE d MMMM y" if weekday else "d MMMM y", locale=self._locale)

    def clock(self, moment: time | datetime) -> str:
        """``13.00`` in Swedish prose, ``13:00`` in English."""
        return moment.strftime("%H.%M" if self.language == "sv" else "%H:%M")

    def listing(self, items: tuple[str, ...] | list[str]) -> str:
        """``a, b och c``."""
        from babel.lists import format_list

        return format_list(items, locale=self._locale)

    @property
    def _locale(self) -> str:
        return "sv_SE" if self.language == "sv" else "en_GB"

    def _value(self, value: Any) -> Any:
        match value:
            case Phrase():
                return self.say(value)
            case datetime() | time():
                return self.clock(value)
            case date():
                return self.day(value)
            case tuple() | list():
                return self.listing([str(self._value(item)) for item in value])
            case None:
                return "–"
        return value
