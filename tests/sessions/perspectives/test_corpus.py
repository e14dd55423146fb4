"""Real-looking files, good and bad: what is taken of each, what is told of which line, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sessions.errors import Refused
from sessions.perspectives.collector import ranges
from sessions.perspectives.files import open_file
from sessions.words import LANGUAGES, Words

CORPUS = Path(__file__).with_name("corpus")
FILES = sorted(path.name for path in CORPUS.iterdir())


def told(name: str, words: Words) -> str:
    """Everything that the reader says of a file."""
    try:
        reading = open_file(CORPUS / name)
    except Refused as refused:
        return words.say(refused.phrase) + "\n"
    lines = [f"{reading.kind}, {reading.encoding}, {reading.period or '–'}, {reading.talks}", ""]
    for found in reading.found:
        text = found.text if len(found.text) < 200 else f"{found.text[:40]}… ({len(found.text)})"
        lines.append(f"{found.line:4}  {found.theme} | {text} | {found.actor_group} | {found.talks}")
    lines.append("")
    for remark in reading.remarks:
        sign = "✗" if remark.faulty else "–" if remark.left else "·"
        lines.append(f"{sign} {ranges(remark.lines)}: {words.say(remark.said)}")
    return "\n".join(lines).rstrip() + "\n"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FILES)
def test_a_file_is_told_line_by_line(name: str, language: str, text_file: Any) -> None:
    assert told(name, Words(language)) == text_file


@pytest.mark.parametrize("name", ["excel-sverige.csv", "excel-utf8-med-bom.csv", "excel-mac.csv", "excel-msdos.csv"])
def test_whatever_excel_writes_the_same_words_come_out(name: str) -> None:
    first = open_file(CORPUS / name).found[0]
    assert (first.theme, first.text, first.actor_group, first.talks) == (
        "Ljus och mörker",
        "Jag tar omvägen runt silon när det är mörkt, även om det är halt.",
        "Invånare",
        23,
    )


def test_no_file_of_the_corpus_is_what_its_neighbour_is() -> None:
    """Each is there for a reason of its own."""
    contents = [(CORPUS / name).read_bytes() for name in FILES]
    assert len(set(contents)) == len(contents) > 25
