"""What the page's process is told when it starts. It goes through a pipe: secrets stand in no list of processes."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and capitals that nobody takes for another; a code of ten of them is one of 2^50."""
CODE_LENGTH = 10


def new_code() -> str:
    """A code for the link that the QR code holds."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def new_secret() -> str:
    """What the phones' cookies are signed with."""
    return secrets.token_hex(32)


@dataclass(frozen=True)
class Settings:
    """One served meeting. A process that takes the place of another is told the same, so that phones notice nothing."""

    path: str
    meeting_id: int
    phones: Mapping[str, str]
    """``module:NAME`` of each phase's ``Phone``, by its kind."""
    hosts: tuple[str, ...]
    """The addresses, with their port, that a request may name."""
    language: str = "sv"
    code: str = field(default_factory=new_code, repr=False)
    secret: str = field(default_factory=new_secret, repr=False)
    slow_seconds: float = 10.0
    """Seconds that a request's head has to come whole, and its body again."""
    fd: int = -1
    """The listening socket that was handed over."""

    def dump(self) -> bytes:
        """As one line."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def load(cls, line: bytes) -> Settings:
        """From one line."""
        values = json.loads(line)
        return cls(**values | {"hosts": tuple(values["hosts"])})
