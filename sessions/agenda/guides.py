"""The guide of a phase: what it is for, its steps with their minutes, words to say, and what to mind. Data in files.

The house has one file for each kind of phase and language. A facilitator's own, in a folder beside the store, say
otherwise in any of the parts; what they leave out is as in the house's.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from sessions.agenda import kinds
from sessions.errors import Refused, reason_of
from sessions.text.cleaner import clean
from sessions.words import Phrase, phrase

FOLDER = "guider"
"""Beside the store, for a facilitator's own files: ``ideas.sv.toml`` in one language, ``ideas.toml`` in any."""
PARTS = ("purpose", "steps", "say", "mind")
MINUTES = range(1, 24 * 60 + 1)
LARGEST = 50_000
"""Bytes of a file; a larger one is something else."""


@dataclass(frozen=True)
class Step:
    """One thing that the facilitator does, and about how many minutes it takes."""

    text: str
    minutes: int


@dataclass(frozen=True)
class Guide:
    """What a facilitator needs to know of a phase. Texts may have line breaks."""

    purpose: str = ""
    steps: tuple[Step, ...] = ()
    say: str = ""
    mind: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """The guide to show, and what to tell of a file of one's own that could not be used."""

    guide: Guide
    trouble: Phrase | None = None


def guide_for(kind: str, language: str, folder: Path) -> Found:
    """The guide of a phase, with what the facilitator's own file in ``folder`` says instead of the house's.

    A kind may have a second guide for when something else is done in it: ``experiments.report``.
    """
    ours = house(kind, language)
    for path in (folder / f"{kind}.{language}.toml", folder / f"{kind}.toml"):
        try:
            theirs = _own(path)
        except Refused as refused:
            return Found(ours, phrase("guides.not_read", file=path.name, why=refused.phrase))
        if theirs is not None:
            return Found(replace(ours, **{part: said for part in PARTS if (said := getattr(theirs, part))}))
    return Found(ours)


def house(kind: str, language: str) -> Guide:
    """The house's own guide; an empty one of a kind that has none."""
    path = kinds.guide_of(kind, language)
    return _house(path) if path is not None else Guide()


@cache
def _house(path: Path) -> Guide:
    return read(path.read_text(encoding="utf-8"), (*PARTS, *kinds.KEYS))


def read(text: str, keys: Sequence[str] = PARTS) -> Guide:
    """The guide that a file holds; parts that it leaves out are empty. Refused by the line or the key that is wrong."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = re.search(r"at line (\d+)", str(error))
        raise Refused("guides.why.line", line=int(found[1]) if found else text.count("\n") + 1) from error
    _check_keys(data, keys, "")
    guide = Guide(
        purpose=_text(data["purpose"], "purpose") if "purpose" in data else "",
        steps=_steps(data["steps"]) if "steps" in data else (),
        say=_text(data["say"], "say") if "say" in data else "",
        mind=_mind(data["mind"]) if "mind" in data else (),
    )
    if guide == Guide():
        raise Refused("guides.why.nothing")
    return guide


def _own(path: Path) -> Guide | None:
    """The guide of a file that may not be there."""
    try:
        if not path.is_file():
            return None
        if path.stat().st_size > LARGEST:
            raise Refused("guides.why.large", most=LARGEST // 1000)
        return read(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Refused("guides.why.encoding") from error
    except OSError as error:
        raise Refused("guides.why.unreadable", reason=reason_of(error)) from error


def _steps(value: object) -> tuple[Step, ...]:
    steps = []
    for number, step in enumerate(_list(value, "steps"), 1):
        where = f"steps[{number}]"
        if not isinstance(step, dict):
            raise Refused("guides.why.step", key=where)
        _check_keys(step, ("minutes", "text"), f"{where}.")
        minutes = step.get("minutes")
        if type(minutes) is not int or minutes not in MINUTES:
            raise Refused("guides.why.minutes", key=f"{where}.minutes", most=MINUTES[-1])
        steps.append(Step(_text(step.get("text"), f"{where}.text"), minutes))
    return tuple(steps)


def _mind(value: object) -> tuple[str, ...]:
    return tuple(_text(text, f"mind[{number}]") for number, text in enumerate(_list(value, "mind"), 1))


def _check_keys(data: dict[str, Any], known: Sequence[str], where: str) -> None:
    for key in data:
        if key not in known:
            raise Refused("guides.why.unknown", key=f"{where}{clean(key)}", keys=tuple(known))


def _list(value: object, key: str) -> list[object]:
    if not isinstance(value, list) or not value:
        raise Refused("guides.why.list", key=key)
    return value


def _text(value: object, key: str) -> str:
    text = clean(value, lines=True) if isinstance(value, str) else ""
    if not text:
        raise Refused("guides.why.text", key=key)
    return text
