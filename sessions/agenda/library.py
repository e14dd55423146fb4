"""The agendas that there are: those of the house, and those that lie in a folder of one's own beside the store."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from unicodedata import normalize

from sessions.agenda.phases import Agenda
from sessions.agenda.reader import LARGEST, Unreadable, read, too_large
from sessions.errors import Refused, reason_of
from sessions.text.paths import there, typed_path
from sessions.words import phrase

HOUSE = Path(__file__).parent / "agendas"
USUAL = "evening"
"""The agenda that a meeting gets when nobody chooses another."""
ORDER = (USUAL, "three-meetings", "step-3", "step-4")
FOLDER = "agendor"
"""Beside the store, for one's own: each file an agenda, called by its name."""
ENDING = ".toml"
MOST_FILES = 100


@cache
def built_in() -> tuple[Agenda, ...]:
    """The house's own, the usual one first."""
    return tuple(read((HOUSE / f"{name}{ENDING}").read_bytes(), name) for name in ORDER)


def usual() -> Agenda:
    """An evening of three hours through steps 3 and 4."""
    return built_in()[0]


def own(folder: Path) -> tuple[Agenda | Unreadable, ...]:
    """What lies in a folder, by name: agendas, and those that are none with what is wrong with them."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.name.endswith(ENDING))[:MOST_FILES]
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        return (Unreadable(folder.name, [phrase("agenda.wrong.unreadable", reason=reason_of(error))]),)
    found: list[Agenda | Unreadable] = []
    for path in paths:
        try:
            found.append(load(path))
        except Unreadable as unreadable:
            found.append(unreadable)
    return tuple(found)


def load(path: Path) -> Agenda:
    """The agenda in a file; ``Unreadable`` if it is none, whatever it is."""
    try:
        if path.is_dir():
            raise Unreadable(path.name, [phrase("agenda.wrong.folder")])
        if not path.is_file() and path.exists():
            raise Unreadable(path.name, [phrase("agenda.wrong.no_file")])
        size = path.stat().st_size
        if size > LARGEST:
            raise Unreadable(path.name, [too_large(size)])
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(path.name, [phrase("agenda.wrong.unreadable", reason=reason_of(error))]) from error
    try:
        return read(data, normalize("NFC", path.name.removesuffix(ENDING)))
    except Unreadable as unreadable:
        raise Unreadable(path.name, unreadable.errors) from None


def find(wanted: str, folder: Path) -> Agenda:
    """The agenda of this name, one's own before the house's, or in this file. ``Unreadable`` if the file is none."""
    mine = there(folder / f"{wanted}{ENDING}")
    is_name = Path(wanted).name == wanted and not wanted.endswith(ENDING)
    if is_name and mine.exists():
        return load(mine)
    for agenda in built_in():
        if agenda.id == wanted:
            return agenda
    path = typed_path(wanted)
    if path.exists():
        return load(path)
    names = [agenda.id for agenda in built_in()]
    names += [each.id for each in own(folder) if isinstance(each, Agenda) and each.id not in names]
    raise Refused("agenda.unknown", name=wanted, names=tuple(names))
