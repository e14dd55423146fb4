"""Which kinds of phases there are: those that have a guide, with the few facts of a kind that stand in it.

A phase that somebody adds brings a guide of its own, in a folder that it adds here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sessions.words import LANGUAGES

HOUSE = Path(__file__).parent / "guides"
KEYS = ("place", "step", "protected")
"""What only a guide of the house says; the rest of it is told in ``guides``."""
LAST = 1000
_folders: tuple[Path, ...] = (HOUSE,)


@dataclass(frozen=True)
class Facts:
    """Where a kind stands among the others, the step of the model that it belongs to, whether its time is guarded."""

    place: int = LAST
    step: int | None = None
    protected: bool = False


def add_folder(folder: Path) -> None:
    """Know the kinds whose guides lie in ``folder/<language>/<kind>.toml`` as well."""
    global _folders
    _folders = (*_folders, folder)


def drop_folder(folder: Path) -> None:
    """Know them no longer."""
    global _folders
    _folders = tuple(each for each in _folders if each != folder)


def known() -> Mapping[str, Facts]:
    """Every kind with its facts, in the model's order."""
    return _read(_folders)


def facts(kind: str) -> Facts:
    """The facts of a kind; of one that is not known, as in a store of another house, what holds for any."""
    return known().get(kind, Facts())


def guide_of(kind: str, language: str) -> Path | None:
    """The file of a kind's guide in a language, or else in another one; None of a kind that is not known."""
    for spoken in (language, *LANGUAGES):
        for folder in _folders:
            path = folder / spoken / f"{kind}.toml"
            if path.is_file():
                return path
    return None


@cache
def _read(folders: tuple[Path, ...]) -> Mapping[str, Facts]:
    import tomllib  # 3 ms, that no list of commands needs

    files = {path.stem: path for path in _guides(folders)[::-1]}
    found = {}
    for kind in sorted(files):
        said = tomllib.loads(files[kind].read_text(encoding="utf-8"))
        found[kind] = Facts(**{key: said[key] for key in KEYS if key in said})
    return dict(sorted(found.items(), key=lambda item: item[1].place))


def _guides(folders: tuple[Path, ...]) -> list[Path]:
    """The guides' files, those that go before others first; not a kind's second one, as in ``kind.report.toml``."""
    found = (path for folder in folders for spoken in LANGUAGES for path in (folder / spoken).glob("*.toml"))
    return [path for path in found if "." not in path.stem]
