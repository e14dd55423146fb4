"""Which phone a request comes from, by cookies that only this server can have signed. Nothing of it is stored."""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

COOKIE = "phone"
SLIP = "slip"
TABLE = "table-"
OWN = "own-"
"""What the cookies are called that hold the keys of a phone's own ideas: one each, so that two tabs lose none."""
MOST_OWN = 60
BALLOT = "ballot"
"""What the cookie is called that holds by what a phone's ballot is known, until its round is over."""
DAY = 12 * 3600
"""Seconds that a phone is known for: an evening."""
_KEY = re.compile(r"[\w-]{22}", re.ASCII)


@dataclass(frozen=True)
class Device:
    """A browser: one that has given the code, or one that has not yet."""

    id: str
    joined: bool = False
    table: int = 0
    """The table whose host it is; 0 for a phone."""


class Signer:
    """Knows its own devices and forms again."""

    def __init__(self, secret: str) -> None:
        self._secret = bytes.fromhex(secret)

    def new(self, *, joined: bool, table: int = 0) -> Device:
        """A device that nobody has seen."""
        return Device(secrets.token_urlsafe(12), joined, table)

    def read(self, cookies: Mapping[str, str]) -> Device | None:
        """The device that sent these cookies; None if they are not ours."""
        device_id, _, rest = cookies.get(COOKIE, "").partition(".")
        role, _, signed = rest.partition(".")
        if not device_id or not hmac.compare_digest(signed, self._sign("device", device_id, role)):
            return None
        table = role.removeprefix(TABLE)
        return Device(device_id, role == "in", int(table) if table != role and table.isdecimal() else 0)

    def cookie(self, device: Device) -> str:
        """What the device is to send from now on."""
        role = f"{TABLE}{device.table}" if device.table else "in" if device.joined else "out"
        return f"{device.id}.{role}.{self._sign('device', device.id, role)}"

    def slip_in(self, cookies: Mapping[str, str]) -> str:
        """The code of the voting slip that the device has given before; empty if none."""
        code, _, signed = cookies.get(SLIP, "").partition(".")
        return code if code and hmac.compare_digest(signed, self._sign("slip", code)) else ""

    def slip_cookie(self, code: str) -> str:
        """What a device sends from now on that has this voting slip."""
        return f"{code}.{self._sign('slip', code)}"

    def form_token(self, device: Device) -> str:
        """What stands in a form that we gave this device, and that no other page can know."""
        return self._sign("form", device.id)

    def seed(self, device: Device) -> str:
        """The same for this device as long as it is known, and no other's."""
        return self._sign("seed", device.id)

    def is_ours(self, device: Device, token: str) -> bool:
        """Whether a form is one that we gave this device."""
        return hmac.compare_digest(token.encode(), self.form_token(device).encode())

    def _sign(self, *parts: str) -> str:
        return hmac.new(self._secret, "\0".join(parts).encode(), sha256).hexdigest()[:32]


def new_key() -> str:
    """A key for one form: what it sends is saved once, and belongs to who has the key."""
    return secrets.token_urlsafe(16)


def is_key(text: str) -> bool:
    """Whether a text can be such a key."""
    return _KEY.fullmatch(text) is not None


def keys_in(cookies: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of the phone's own ideas."""
    found = (value for name, value in sorted(cookies.items()) if name.startswith(OWN) and is_key(value))
    return tuple(found)[:MOST_OWN]


def own_cookie(key: str) -> str:
    """The name of the cookie that holds a key."""
    return OWN + sha256(key.encode()).hexdigest()[:12]
