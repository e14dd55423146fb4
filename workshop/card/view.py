"""What a wall is told of how phones come in. It goes from memory to memory: no file and no store holds any of it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field

from workshop.card.wifi import Wifi


@dataclass(frozen=True)
class Card:
    """How phones come in to the meeting that is served at this moment."""

    meeting_id: int
    host: str
    """Address and port."""
    link: str = field(repr=False)
    """What the QR code holds."""
    short: str = field(default="", repr=False)
    """The digits to type; empty while none hold."""
    asked: bool = False
    """Whether whoever leads wants it seen now, in whatever phase."""
    wifi: Wifi | None = None
    """The network that phones are helped into first, if that is wanted."""

    def dump(self) -> bytes:
        """As one line."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def load(cls, line: bytes) -> Card | None:
        """From one line; None where nothing is served, ValueError or TypeError where it is no such line."""
        values = json.loads(line)
        if values is None:
            return None
        network = values.pop("wifi", None)
        return cls(**values, wifi=None if network is None else Wifi(**network))


NONE = b"null\n"
"""The line that says that nothing is served."""
