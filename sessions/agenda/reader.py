"""Reads an agenda from TOML, and tells everything that is wrong with it at once: by line, or by key.

Pure: it is given what stands in the file. Numbers in keys begin with 1, as people count: ``phases[2]`` is the second.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from typing import Any

from sessions.agenda.phases import MINUTES, Agenda, PhaseKind, Sitting, Slot, Title
from sessions.errors import Refusal
from sessions.text.cleaner import clean
from sessions.words import LANGUAGES, Phrase, phrase

LARGEST = 100_000
"""Bytes of a file; a larger one is something else."""
MOST_MEETINGS, MOST_PHASES = 20, 60
LONGEST_TITLE = 60
"""Characters of a title: it must stand in the strip of phases."""
AGENDA_KEYS = ("title", "meetings", "phases")
MEETING_KEYS = ("title", "phases")
PHASE_KEYS = ("kind", "minutes", "title")
_SHORT = 40
_INDEX = re.compile(r"\[\d+\]")

Table = dict[str, Any]


class Unreadable(Refusal):
    """A file is no agenda; ``errors`` say each what is wrong and where."""

    def __init__(self, name: str, errors: Sequence[Phrase]) -> None:
        self.name, self.errors = clean(name), tuple(errors)
        super().__init__(phrase("agenda.unreadable", name=self.name, n=len(self.errors)))


def read(data: bytes, name: str) -> Agenda:
    """The agenda in a file of this name, without its ending; ``Unreadable`` if anything is wrong with it."""
    if len(data) > LARGEST:
        raise Unreadable(name, [too_large(len(data))])
    table = _parsed(data, name)
    reader = _Reader()
    agenda = reader.agenda(table, name)
    if agenda is None or reader.errors:
        raise Unreadable(name, reader.errors)
    return agenda


def too_large(size: int) -> Phrase:
    """What to say of a file of so many bytes."""
    return phrase("agenda.wrong.large", size=-(-size // 1000), most=LARGEST // 1000)


def _parsed(data: bytes, name: str) -> Table:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(name, [phrase("agenda.wrong.encoding", line=line)]) from None
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also a number of more digits than Python reads
        raise Unreadable(name, [_syntax(text, str(error))]) from None


def _syntax(text: str, said: str) -> Phrase:
    """Where the file stops being TOML, with what stands there."""
    lines = text.rstrip().split("\n")
    at = re.search(r"at line (\d+), column (\d+)", said)
    if at is not None:
        line, column = int(at[1]), int(at[2])
        return phrase("agenda.wrong.line", line=line, column=column, text=_short("".join(lines[line - 1 : line])))
    if "end of document" in said:
        return phrase("agenda.wrong.end", line=len(lines), text=_short(lines[-1]))
    return phrase("agenda.wrong.toml")


class _Reader:
    """Goes through the tables; whatever is wrong is kept, and the rest looked at all the same."""

    def __init__(self) -> None:
        self.errors: list[Phrase] = []

    def agenda(self, table: Table, name: str) -> Agenda | None:
        """The agenda, of which nothing holds where there are errors; None where nothing could be looked at."""
        if not table:
            self._wrong("agenda.wrong.empty")
            return None
        self._known(table, AGENDA_KEYS, "")
        title = self._title(table, "") if "title" in table else Title(clean(name))
        if "meetings" in table and "phases" in table:
            self._wrong("agenda.wrong.both")
            return None
        if "meetings" not in table:
            meetings = [Sitting(tuple(self._phases(table, "")))]
        else:
            meetings = [
                Sitting(tuple(self._phases(meeting, f"{key}.")), self._title(meeting, f"{key}."))
                for key, meeting in self._tables(table, "meetings", "", MOST_MEETINGS)
                if self._known(meeting, MEETING_KEYS, f"{key}.")
            ]
        return Agenda(name, title, tuple(meetings))

    def _phases(self, table: Table, where: str) -> list[Slot]:
        return [
            Slot(self._kind(phase, f"{key}."), self._minutes(phase, f"{key}."), self._title(phase, f"{key}."))
            for key, phase in self._tables(table, "phases", where, MOST_PHASES)
            if self._known(phase, PHASE_KEYS, f"{key}.")
        ]

    def _kind(self, phase: Table, where: str) -> PhaseKind:
        kinds = PhaseKind.known()
        value = phase.get("kind")
        if value is None:
            self._wrong("agenda.wrong.no_kind", key=f"{where}kind", kinds=kinds)
        elif value not in kinds:
            self._wrong("agenda.wrong.kind", key=f"{where}kind", value=_said(value), kinds=kinds)
        else:
            return PhaseKind(value)
        return PhaseKind.OPENING

    def _minutes(self, phase: Table, where: str) -> int:
        value = phase.get("minutes")
        if value is None:
            self._wrong("agenda.wrong.no_minutes", key=f"{where}minutes")
        elif type(value) is not int or value not in MINUTES:
            self._wrong("agenda.wrong.minutes", key=f"{where}minutes", value=_said(value), most=MINUTES[-1])
        else:
            return value
        return 1

    def _title(self, table: Table, where: str) -> Title:
        value, key = table.get("title"), f"{where}title"
        if isinstance(value, dict):
            self._known(value, LANGUAGES, f"{key}.")
            if not value:
                self._wrong("agenda.wrong.title", key=key)
            said = [(one, self._text(value[one], f"{key}.{one}")) for one in LANGUAGES if one in value]
            return Title(by_language=tuple(said))
        return Title(self._text(value, key)) if value is not None else Title()

    def _text(self, value: object, key: str) -> str:
        text = clean(value) if isinstance(value, str) else ""
        if not text:
            self._wrong("agenda.wrong.title", key=key)
        elif len(text) > LONGEST_TITLE:
            self._wrong("agenda.wrong.long", key=key, length=len(text), most=LONGEST_TITLE)
        return text

    def _tables(self, table: Table, name: str, where: str, most: int) -> list[tuple[str, Table]]:
        """The tables of a list with their keys; none where there is no such list."""
        value, key = table.get(name), f"{where}{name}"
        if value is None or value == []:
            self._wrong("agenda.wrong.none", key=key)
        elif not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self._wrong("agenda.wrong.list", key=key, header=f"[[{_INDEX.sub('', key)}]]")
        elif len(value) > most:
            self._wrong("agenda.wrong.many", key=key, count=len(value), most=most)
        else:
            return [(f"{key}[{number}]", each) for number, each in enumerate(value, 1)]
        return []

    def _known(self, table: Table, keys: Sequence[str], where: str) -> bool:
        """Tell of each key that is none; what is known is looked at all the same."""
        for key in table:
            if key not in keys:
                self._wrong("agenda.wrong.unknown", key=f"{where}{_short(key)}", keys=tuple(keys))
        return True

    def _wrong(self, key: str, /, **values: object) -> None:
        self.errors.append(phrase(key, **values))


def _said(value: object) -> str:
    """A value as it stands in the file, or nearly."""
    match value:
        case bool():
            return str(value).lower()
        case list():
            return "[…]"
        case dict():
            return "{…}"
        case int() if abs(value) >= 10**12:
            return "…"
    return _short(str(value))


def _short(text: str) -> str:
    cleaned = clean(text)
    return cleaned if len(cleaned) <= _SHORT else f"{cleaned[:_SHORT]}…"
