"""A network that phones are helped into by a code of its own: in memory, and in a file only where that is asked for."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from sessions.errors import Refused

LONGEST_NAME = 32
"""Bytes of a network's name at most."""
SHORTEST_PASSWORD, LONGEST_PASSWORD = 8, 64
_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in '\\;,:"'})


@dataclass(frozen=True)
class Wifi:
    """A network's name and password; without a password it is open."""

    name: str
    password: str = field(default="", repr=False)
    hidden: bool = False
    """Whether the network does not tell its name, so that a phone must be told to look for it."""
    shows: bool = False
    """Whether the password is to be seen as text too."""

    @property
    def content(self) -> str:
        """What the code holds."""
        name, password = (text.translate(_ESCAPED) for text in (self.name, self.password))
        kind, secret = ("WPA", f"P:{password};") if password else ("nopass", "")
        return f"WIFI:T:{kind};S:{name};{secret}{'H:true;' if self.hidden else ''};"


def checked(wifi: Wifi) -> Wifi:
    """The network, if a phone can be in one of that name and password; else refused with the reason."""
    if not wifi.name or len(wifi.name.encode()) > LONGEST_NAME:
        raise Refused("wifi.bad_name", most=LONGEST_NAME)
    if wifi.password and not SHORTEST_PASSWORD <= len(wifi.password) <= LONGEST_PASSWORD:
        raise Refused("wifi.bad_password", least=SHORTEST_PASSWORD, most=LONGEST_PASSWORD)
    if not (wifi.name + wifi.password).isprintable():
        raise Refused("wifi.bad_signs")
    return wifi


def _file(store: Path) -> Path:
    return store.with_name(f"{store.name}.wifi")


def kept(store: Path) -> Wifi | None:
    """The network that was kept beside this store."""
    try:
        return checked(Wifi(**json.loads(_file(store).read_text("utf-8"))))
    except (OSError, ValueError, TypeError, AttributeError, Refused):
        return None


def keep(store: Path, wifi: Wifi) -> None:
    """Keep it on this computer, for its owner alone; OSError where the disk does not take it."""
    new = _file(store).with_name(f"{store.name}.wifi.new")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
        json.dump(asdict(wifi), out)
    new.replace(_file(store))


def forget(store: Path) -> None:
    """Keep it no more."""
    with suppress(OSError):
        _file(store).unlink()
