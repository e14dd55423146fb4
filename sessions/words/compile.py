"""Compiles the catalogs: ``python -m sessions.words.compile`` after a change of words."""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from sessions.words.speech import CATALOGS, LANGUAGES


def compiled(source: Path, language: str) -> bytes:
    """What gettext reads, of one catalog as people edit it."""
    with source.open("rb") as file:
        catalog = read_po(file, locale=language)
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
