"""What a file of perspectives says, with the line of everything: what can be taken, and what cannot and why.

Pure: bytes in, rows and remarks out. Whatever the bytes are, nothing but ``Refused`` is raised.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sessions.errors import Refused
from sessions.perspectives import json_reader, markdown_reader, table_reader
from sessions.perspectives.collector import Found, Gathering, Remark
from sessions.perspectives.encoding import decode

__all__ = ["Found", "Kind", "Reading", "Remark", "kind_of", "read"]


class Kind(StrEnum):
    """How a file is built."""

    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"


@dataclass(frozen=True)
class Reading:
    """A file as it was read. ``period`` and ``talks`` are of the whole report, where the file says them."""

    name: str
    kind: Kind
    encoding: str
    period: str
    talks: int | None
    found: tuple[Found, ...]
    remarks: tuple[Remark, ...]


_READERS = {Kind.CSV: table_reader.read, Kind.JSON: json_reader.read, Kind.MARKDOWN: markdown_reader.read}
_BLANK = "\ufeff \t\r\n"


def read(name: str, data: bytes) -> Reading:
    """What the file called ``name`` says; refused whole where there is no perspective in it, nor anything like one."""
    decoded = decode(data)
    if not decoded.text.strip(f"{_BLANK}{table_reader.DELIMITERS}"):
        raise Refused("perspectives.file.empty")
    gathering = Gathering()
    kind = kind_of(name, decoded.text)
    _READERS[kind](decoded.text, gathering)
    if decoded.guessed:
        gathering.remark(0, "perspectives.remark.encoding", encoding=decoded.encoding)
    remarks = gathering.told()
    if not gathering.found and not any(remark.faulty for remark in remarks):
        raise Refused("perspectives.file.nothing")
    return Reading(name, kind, decoded.encoding, gathering.period, gathering.talks, tuple(gathering.found), remarks)


def kind_of(name: str, text: str) -> Kind:
    """How the file is built, by its ending and by what it holds; what it holds decides where they differ."""
    ending = name.rpartition(".")[2].casefold()
    if ending in ("md", "markdown"):
        return Kind.MARKDOWN
    if ending == "json" or text.lstrip(_BLANK)[:1] in ("{", "["):
        return Kind.JSON
    if table_reader.has_columns(text) or ending in ("csv", "tsv", "tab"):
        return Kind.CSV
    if markdown_reader.has_points(text):
        return Kind.MARKDOWN
    raise Refused("perspectives.file.unknown_kind")
