"""What the manual says of importing is so, in its own examples."""

from __future__ import annotations

import re

import pytest

from sessions.perspectives.collector import MOST, column_of
from sessions.perspectives.files import LARGEST
from sessions.perspectives.reader import read
from sessions.words import LANGUAGES
from tests.readme.tables import page

MANUAL = pytest.mark.parametrize("text", [page(language, "importing") for language in LANGUAGES], ids=LANGUAGES)


@MANUAL
def test_its_table_is_read_without_a_remark(text: str) -> None:
    (example,) = re.findall(r"```csv\n(.*?)```", text, re.DOTALL)
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        reading = read("rapport.csv", example.encode(encoding))
        assert reading.remarks == ()
        assert [(found.theme, found.actor_group, found.talks) for found in reading.found] == [
            ("Ljus och mörker", "invånare", 23),
            ("Ljus och mörker", "näringsliv", 6),
            ("Förtroende", "", None),
        ]
        assert reading.found[1].text == 'Det kallas "svarta hålet"; så ska det inte vara'


@MANUAL
def test_its_columns_are_the_columns(text: str) -> None:
    rows = re.findall(r"^\| \**(\w+)\** \| \**(\w+)\** \| [^|]+ \| [^|]+ \|$", text, re.MULTILINE)
    named = {swedish: (column_of(swedish), column_of(english)) for swedish, english in rows if column_of(swedish)}
    assert named == {
        "tema": ("theme", "theme"),
        "perspektiv": ("text", "text"),
        "aktörsgrupp": ("actor_group", "actor_group"),
        "antal": ("talks", "talks"),
    }


def test_its_limits_are_the_limits() -> None:
    assert f"Högst {MOST:,} rader och {LARGEST} MB".replace(",", " ") in page("sv", "importing")
    assert f"At most {MOST:,} rows and {LARGEST} MB" in page("en", "importing")


@MANUAL
def test_the_rows_above_the_names_are_read_as_it_says(text: str) -> None:
    above = re.search(r"`(Period;[^`]+)`\D+`(Antal samtal;[^`]+)`", text)
    assert above is not None
    reading = read("rapport.csv", "\n".join((*above.groups(), "perspektiv", "Det är mörkt")).encode())
    assert (reading.period, reading.talks) == ("mars–maj 2026", 143)


@MANUAL
def test_the_other_kinds_of_files_are_read_as_it_says(text: str) -> None:
    assert '`{"period": …, "talks": …, "perspectives": […]}`' in text
    told = read(
        "rapport.json", b'{"period": "mars", "talks": 143, "perspectives": [{"perspektiv": "Det \xc3\xa4r sant"}]}'
    )
    assert (told.period, told.talks, [found.text for found in told.found]) == ("mars", 143, ["Det är sant"])
    ends = " ".join(re.findall(r"`(\[invånare\]|\(23\))`", text))
    (found,) = read("rapport.md", f"# Ljus\n\n- Det är mörkt {ends}\n".encode()).found
    assert (found.theme, found.text, found.actor_group, found.talks) == ("Ljus", "Det är mörkt", "invånare", 23)
