"""Whatever the bytes are, the reader tells of lines or refuses; whatever was written as a table comes out as it was."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sessions.errors import Refused
from sessions.perspectives.collector import MOST, Found, counted, identity, ranges
from sessions.perspectives.reader import Kind, Reading, kind_of, read
from sessions.text.cleaner import clean
from sessions.text.typed import LONGEST
from sessions.words import LANGUAGES, Words

many = settings(max_examples=100, deadline=None)
NAMES = ("rapport.csv", "rapport.tsv", "rapport.json", "rapport.md", "rapport.txt", "rapport", "")
SWEDISH = "abcdefghijklmnoprstuvyåäöÅÄÖé ABC,;.:!?\"'()[]<>=+-@%/0123456789"
words_ = st.text(st.sampled_from(SWEDISH), min_size=1, max_size=30).map(clean).filter(bool)
rows = st.lists(st.tuples(words_, words_, words_, st.none() | st.integers(0, 5000)), min_size=1, max_size=12)
HEADS = (("tema", "perspektiv", "aktörsgrupp", "antal"), ("Theme ", " PERSPECTIVE", "Actor_Group", "count"))


def read_or_refused(name: str, data: bytes) -> Reading | None:
    """What the file says, or None where it is refused in words; anything else that is raised fails the test."""
    try:
        return read(name, data)
    except Refused as refused:
        said = [Words(language).say(refused.phrase) for language in LANGUAGES]
    assert all(len(sentence) > 20 for sentence in said)
    return None


def cells(found: Found) -> tuple[str, str, str, int | None]:
    return found.theme, found.text, found.actor_group, found.talks


def expected(table: list[tuple[str, str, str, int | None]]) -> list[tuple[str, str, str, int | None]]:
    """The rows that are not there before, capitals and accents aside."""
    seen: dict[tuple[str, ...], tuple[str, str, str, int | None]] = {}
    for row in table:
        seen.setdefault(identity(*row[:3]), row)
    return list(seen.values())


@many
@given(st.sampled_from(NAMES), st.binary(max_size=400))
@example("rapport.csv", b"\xff\xfe\x00\xd8")
@example("rapport.csv", b"\xef\xbb\xbf\xff")
@example("rapport.csv", b'perspektiv\n"')
@example("rapport.json", b'[{"perspektiv": "\\ud800"}]')
@example("rapport.json", b"[" * 100_000)
@example("rapport.json", b'{"perspectives": [{"antal": 1' + b"0" * 5000 + b"}]}")
@example("rapport.md", b"- \n#\n---\n- (1)\n- [a]")
def test_any_bytes_are_read_or_refused_in_words(name: str, data: bytes) -> None:
    reading = read_or_refused(name, data)
    if reading is None:
        return
    lines = data.count(b"\n") + data.count(b"\r") + data.count(b"\x0a\x00") + 1
    assert all(0 < found.line <= lines and found.text == clean(found.text) for found in reading.found)
    assert all(0 < line <= lines for remark in reading.remarks for line in remark.lines)
    for remark in reading.remarks:
        assert all(Words(language).say(remark.said) for language in LANGUAGES)


@many
@given(st.text(st.sampled_from('perspktivtemal;,\t"\n\r#-*+=[]{}:12 åäö'), max_size=200), st.sampled_from(NAMES))
def test_any_text_of_the_signs_that_matter_too(text: str, name: str) -> None:
    read_or_refused(name, f"tema;perspektiv\n{text}".encode())
    read_or_refused(name, text.encode())


@many
@given(
    rows,
    st.sampled_from(HEADS),
    st.sampled_from(";,\t"),
    st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252")),
    st.sampled_from(("\n", "\r\n", "\r")),
    st.permutations(range(4)),
)
def test_a_table_comes_out_as_it_was(
    table: list[tuple[str, str, str, int | None]],
    head: tuple[str, ...],
    delimiter: str,
    encoding: str,
    ending: str,
    order: list[int],
) -> None:
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, lineterminator=ending)
    writer.writerow([head[i] for i in order])
    writer.writerows(["" if row[i] is None else row[i] for i in order] for row in table)
    reading = read("rapport.csv", file.getvalue().encode(encoding))
    assert [cells(found) for found in reading.found] == expected(table)
    assert reading.found[0].line == 2


@many
@given(rows, st.booleans(), st.sampled_from((None, 1)))
def test_json_comes_out_as_it_was(
    table: list[tuple[str, str, str, int | None]], listed: bool, indent: int | None
) -> None:
    objects = [dict(zip(("theme", "perspective", "actor_group", "count"), row, strict=True)) for row in table]
    whole = objects if listed else {"period": "maj", "talks": 143, "perspectives": objects}
    reading = read("rapport.json", json.dumps(whole, indent=indent).encode())
    assert [cells(found) for found in reading.found] == expected(table)
    assert (reading.period, reading.talks) == (("", None) if listed else ("maj", 143))


@many
@given(
    st.lists(
        st.tuples(st.sampled_from(("Ljus", "Resor och buss")), st.text(st.sampled_from("abcåäö ,."), min_size=1))
        .map(lambda pair: (pair[0], " ".join(pair[1].split())))
        .filter(lambda pair: any(sign.isalpha() for sign in pair[1])),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from(("", "invånare")),
    st.none() | st.integers(0, 9999),
)
def test_markdown_comes_out_as_it_was(points: list[tuple[str, str]], group: str, count: int | None) -> None:
    tail = (f" [{group}]" if group else "") + (f" ({count})" if count is not None else "")
    text = "".join(f"## {theme}\n\n* {words}{tail}\n\n" for theme, words in points)
    reading = read("rapport.md", text.encode())
    assert [cells(found) for found in reading.found] == expected([(*point, group, count) for point in points])


@given(st.lists(st.booleans(), min_size=1, max_size=30))
def test_a_faulty_row_is_told_by_its_own_line_and_the_others_are_taken(good: list[bool]) -> None:
    body = "".join(f"Ljus;{'Rad ' + str(n) if fine else ''}\n" for n, fine in enumerate(good, 2))
    reading = read("rapport.csv", f"tema;perspektiv\n{body}".encode())
    assert [found.line for found in reading.found] == [n for n, fine in enumerate(good, 2) if fine]
    left = [line for remark in reading.remarks if remark.faulty for line in remark.lines]
    assert left == [n for n, fine in enumerate(good, 2) if not fine]


@given(st.sets(st.integers(1, 200), max_size=60))
def test_lines_are_written_as_people_write_them(lines: set[int]) -> None:
    spelled: list[int] = []
    for part in filter(None, ranges(lines).split(", ")):
        first, _, last = part.partition("–")
        spelled += range(int(first), int(last or first) + 1)
    assert spelled == sorted(lines)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("12", 12),
        (" 12 ", 12),
        ("12,0", 12),
        ("12.00", 12),
        ("12 st", 12),
        ("12 st.", 12),
        ("1 200", 1200),
        ("1\u00a0200", 1200),
        ("0", 0),
        ("1000000", 1_000_000),
        ("1000001", None),
        ("-3", None),
        ("+3", None),
        ("tolv", None),
        ("12 13", None),
        ("1,5", None),
        ("=A1", None),
        ("", None),
        ("٣", None),
        ("1" * 5000, None),
    ],
)
def test_a_count_is_a_whole_number_of_talks(text: str, count: int | None) -> None:
    assert counted(text) == count


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.csv", "tema;perspektiv\n", Kind.CSV),
        ("a.txt", "tema\tperspektiv\n", Kind.CSV),
        ("a.csv", '[{"perspektiv": "x"}]', Kind.JSON),
        ("a.txt", ' {"perspectives": []}', Kind.JSON),
        ("a.md", "tema;perspektiv\n", Kind.MARKDOWN),
        ("A.MARKDOWN", "", Kind.MARKDOWN),
        ("a.txt", "Trygghet\n- Det är mörkt\n", Kind.MARKDOWN),
        ("a.csv", "område;citat\n", Kind.CSV),
    ],
)
def test_what_a_file_holds_says_how_it_is_built_and_its_ending_where_that_does_not(
    name: str, text: str, kind: Kind
) -> None:
    assert kind_of(name, text) is kind


def test_a_cell_of_twenty_thousand_characters_is_taken_and_a_longer_one_told() -> None:
    text = f"perspektiv\n{'a' * LONGEST}\n{'b' * (LONGEST + 1)}\nkort\n"
    reading = read("rapport.csv", text.encode())
    assert [(found.line, len(found.text)) for found in reading.found] == [(2, LONGEST), (4, 4)]
    assert left(reading) == {"perspectives.remark.too_long": (3,)}


@pytest.mark.parametrize("kind", ["csv", "json", "md"])
def test_there_is_an_end_to_the_rows(kind: str) -> None:
    lines = [f"Perspektiv {number}" for number in range(MOST + 1)]
    text = {
        "csv": "perspektiv\n" + "\n".join(lines),
        "json": json.dumps([{"perspektiv": line} for line in lines]),
        "md": "\n".join(f"- {line}" for line in lines),
    }[kind]
    with pytest.raises(Refused, match=r"perspectives\.file\.too_many"):
        read(f"rapport.{kind}", text.encode())


def test_a_million_blank_rows_after_the_table_do_not_matter() -> None:
    reading = read("rapport.csv", b"tema;perspektiv\r\nLjus;M\xc3\xb6rkt\r\n" + b";\r\n" * 1_000_000)
    assert len(reading.found) == 1


def test_columns_of_unknown_names_are_told_and_left() -> None:
    reading = read("a.csv", b"id;perspektiv;ort;;antal\n1;M\xc3\xb6rkt;Hamnen;;3\n2;Halt;Torget;extra;\n")
    assert [cells(found) for found in reading.found] == [("", "Mörkt", "", 3), ("", "Halt", "", None)]
    told = {remark.said.key: remark for remark in reading.remarks}
    assert told["perspectives.remark.columns"].said.values["columns"] == ("id", "ort")
    assert told["perspectives.remark.nameless"].lines == (3,)


def test_a_formula_is_text_as_it_was_typed() -> None:
    (found,) = read("a.csv", b'perspektiv\n"=HYPERLINK(""http://x.example"")"\n').found
    assert found.text == '=HYPERLINK("http://x.example")'


def left(reading: Reading) -> dict[str, tuple[int, ...]]:
    return {remark.said.key: remark.lines for remark in reading.remarks if remark.left}


@pytest.mark.parametrize("count", ["1.000", "1,000", "1.000 st"])
@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("rapport.csv", "perspektiv;aktörsgrupp;antal\nMörkt;invånare;{}\n"),
        ("rapport.md", "Samtal: 2 000\n- Mörkt [invånare] ({})\n"),
        ("rapport.json", '[\n{{"perspektiv": "Mörkt", "aktörsgrupp": "invånare", "antal": "{}"}}]'),
    ],
)
def test_a_thousand_is_a_thousand_and_is_read_back_with_its_line(name: str, file: str, count: str) -> None:
    reading = read(name, file.format(count).encode())
    assert [cells(found) for found in reading.found] == [("", "Mörkt", "invånare", 1000)]
    assert [(remark.lines, remark.left) for remark in reading.remarks] == [((2,), False)]
    assert Words("sv").say(reading.remarks[0].said).startswith(f"antalet ”{count}” lästes som 1000.")


@pytest.mark.parametrize("count", ["1.5", "12,50", "1.000,000"])
def test_a_count_with_parts_of_one_is_told_and_is_never_another(count: str) -> None:
    for name, file in (("a.md", f"- Mörkt [invånare] ({count})"), ("a.csv", f"perspektiv;antal\nMörkt;{count}")):
        reading = read(name, file.encode())
        assert [found.talks for found in reading.found] == [None]
        assert [found.text for found in reading.found] == ["Mörkt"]
        assert "antalet går inte att läsa" in Words("sv").say(reading.remarks[0].said)
    assert read("a.json", b'[{"perspektiv": "a", "antal": 1.234}]').found[0].talks is None


def test_a_year_in_parentheses_is_the_words_own() -> None:
    found = read("a.md", "- Mörkt sedan (våren 2024)\n- Dyrt [invånare] (se s. 3)".encode()).found
    assert [one.text for one in found] == ["Mörkt sedan (våren 2024)", "Dyrt [invånare] (se s. 3)"]
