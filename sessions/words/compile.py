"""Compiles the catalogs: ``python -m sessions.words.compile`` after a change of words."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from sessions.words.translation import CATALOGS, LANGUAGES


class _Timeless(Catalog):
    """A catalog whose head names no date and no tool, so that the same words always compile to the same bytes."""

    def __iter__(self) -> Iterator[Message]:
        for message in super().__iter__():
            yield message if message.id else Message("", self._head())

    def _head(self) -> str:
        return f"Content-Type: text/plain; charset=utf-8\nPlural-Forms: {self.plural_forms}\n"


def compiled(source: Path, language: str) -> bytes:
    """What gettext reads, of one catalog as people edit it."""
    catalog = _Timeless(locale=language)
    with source.open("rb") as file:
        for message in read_po(file, locale=language):
            if message.id:
                catalog.add(message.id, message.string)
    result = io.BytesIO()
    write_mo(result, catalog)
    return result.getvalue()


def main() -> None:
    """Write the ``.mo`` beside each ``.po``."""
    for language in LANGUAGES:
        for source in (CATALOGS / language / "LC_MESSAGES").glob("*.po"):
            source.with_suffix(".mo").write_bytes(compiled(source, language))


if __name__ == "__main__":
    main()
