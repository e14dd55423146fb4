"""The laptop's own addresses on the networks that it is in, the likely one first, and a socket that listens there."""

from __future__ import annotations

import errno
import socket
from dataclasses import dataclass
from ipaddress import IPv4Address

from sessions.errors import Refused, Unavailable, reason_of

PORTS = range(8080, 8100)
BACKLOG = 2_048
LOOPBACK, ANY = "127.0.0.1", "0.0.0.0"
ELSEWHERE = ("docker", "br-", "veth", "virbr", "vmnet", "vbox", "tun", "tap", "wg", "zt", "tailscale", "utun")
"""How the names of networks begin that no phone in the room is in."""
_NOWHERE = ("192.0.2.1", 9)
"""An address that documents use: nothing is sent there, but the system says by which network it would be."""


@dataclass(frozen=True)
class Interface:
    """A network that the laptop is in, with its address there."""

    name: str
    address: str


def interfaces() -> tuple[Interface, ...]:
    """Those that phones may reach it by, the likely one first."""
    import psutil  # 15 ms, when the join card is opened

    up = {name for name, stats in psutil.net_if_stats().items() if stats.isup}
    found = [
        Interface(name, each.address)
        for name, addresses in psutil.net_if_addrs().items()
        for each in addresses
        if name in up and each.family == socket.AF_INET and _is_reachable(each.address)
    ]
    usual = _usual_address()
    return tuple(sorted(found, key=lambda each: _rank(each, usual)))


def listen(address: str, port: int | None = None) -> socket.socket:
    """A socket that listens at this address: at this port, or else at the first of ours that nobody has."""
    for tried in (port,) if port is not None else (*PORTS, 0):
        try:
            return _listen(address, tried)
        except (TypeError, ValueError) as error:  # what no address can be, such as one with a null in it
            raise Unavailable("phones.port.no_address", address=address) from error
        except OSError as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES) and (port is None):
                continue
            raise _told(error, address, tried) from error
    raise Unavailable("phones.port.busy", port=PORTS.start)


def _listen(address: str, port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((address, port))
        listening.listen(BACKLOG)
    except BaseException:
        listening.close()
        raise
    return listening


def _told(error: OSError, address: str, port: int) -> Exception:
    if isinstance(error, socket.gaierror):
        return Unavailable("phones.port.no_address", address=address)
    match error.errno:
        case errno.EADDRINUSE:
            return Unavailable("phones.port.busy", port=port)
        case errno.EACCES:
            return Refused("phones.port.not_allowed", port=port)
        case errno.EADDRNOTAVAIL:
            return Unavailable("phones.port.no_address", address=address)
    return Unavailable("phones.port.trouble", reason=reason_of(error))


def hosts_of(addresses: tuple[str, ...], port: int) -> tuple[str, ...]:
    """What a request may call us by."""
    names = (*addresses, LOOPBACK, "localhost")
    return tuple(dict.fromkeys(f"{name}:{port}" for name in names)) + (names if port == 80 else ())


def link(host: str, code: str) -> str:
    """What the QR code holds: in capitals, which make it a third smaller."""
    return f"HTTP://{host}/S/{code}".upper()


def _is_reachable(address: str) -> bool:
    parsed = IPv4Address(address)
    return not (parsed.is_loopback or parsed.is_link_local or parsed.is_unspecified)


def _usual_address() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(_NOWHERE)
        except OSError:
            return ""
        return str(asking.getsockname()[0])


def _rank(each: Interface, usual: str) -> tuple[bool, bool, bool, str]:
    elsewhere = each.name.lower().startswith(ELSEWHERE)
    return elsewhere, each.address != usual, not IPv4Address(each.address).is_private, each.name
