"""What the README says of importing is so, in its own examples."""

from __future__ import annotations

import re
from pathlib import Path

from sessions.perspectives.collector import MOST, column_of
from sessions.perspectives.files import LARGEST
from sessions.perspectives.reading import read

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_its_table_is_read_without_a_remark() -> None:
    (example,) = re.findall(r"```csv\n(.*?)```", README, re.DOTALL)
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        reading = read("rapport.csv", example.encode(encoding))
        assert reading.remarks == ()
        assert [(found.theme, found.actor_group, found.talks) for found in reading.found] == [
            ("Ljus och mörker", "invånare", 23),
            ("Ljus och mörker", "näringsliv", 6),
            ("Förtroende", "", None),
        ]
        assert reading.found[1].text == 'Det kallas "svarta hålet"; så ska det inte vara'


def test_its_columns_are_the_columns() -> None:
    rows = re.findall(r"^\| \**(\w+)\** \| \**(\w+)\** \| [^|]+ \| [^|]+ \|$", README, re.MULTILINE)
    named = {swedish: (column_of(swedish), column_of(english)) for swedish, english in rows if column_of(swedish)}
    assert named == {
        "tema": ("theme", "theme"),
        "perspektiv": ("text", "text"),
        "aktörsgrupp": ("actor_group", "actor_group"),
        "antal": ("talks", "talks"),
    }


def test_its_limits_are_the_limits() -> None:
    assert f"At most {MOST:,} rows and {LARGEST} MB" in README


def test_the_rows_above_the_names_are_read_as_it_says() -> None:
    above = re.search(r"names may say `([^`]+)` and `([^`]+)`", README)
    assert above is not None
    reading = read("rapport.csv", "\n".join((*above.groups(), "perspektiv", "Det är mörkt")).encode())
    assert (reading.period, reading.talks) == ("mars–maj 2026", 143)
