"""The code that the room takes a picture of, read back by a decoder that is not ours, from the cells as painted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import zxingcpp

from sessions.view import MeetingView
from tests.sessions.records.evening import whole
from workshop.phases.closing.calendar import entry
from workshop.wall.blocks import Code, Wall
from workshop.wall.code import code_lines
from workshop.wall.pages import Head, spread

SCALE = 4


def read(lines: tuple[str, ...]) -> str:
    """What a camera reads: a space is light, a block dark, each cell two modules high."""
    rows = [[character in "█▀" for character in line] for line in lines]
    lower = [[character in "█▄" for character in line] for line in lines]
    pixels = bytearray()
    for pair in zip(rows, lower, strict=True):
        for row in pair:
            pixels += bytes(0 if dark else 255 for dark in row for _ in range(SCALE)) * SCALE
    image = memoryview(bytes(pixels)).cast("B", (2 * len(lines) * SCALE, len(lines[0]) * SCALE))
    (found,) = zxingcpp.read_barcodes(image)
    return str(found.text)


def meeting_next(day: date | None, at: time | None = None, place: str = "", question: str = "Hur?") -> MeetingView:
    view = whole()
    head = replace(view.meeting, next_day=day, next_time=at, next_place=place)
    return replace(view, meeting=head, dialogue=replace(view.dialogue, question=question))


def test_the_code_holds_the_next_meeting() -> None:
    """The clock is Stockholm's, the entry's is the world's."""
    met = meeting_next(date(2025, 4, 9), time(18, 30), "Tullhuset, övre salen", "Hur blir hamnen?")
    held = read(code_lines(entry(met)))
    assert held.split("\r\n") == [
        "BEGIN:VEVENT",
        "DTSTART:20250409T163000Z",
        "SUMMARY:Hur blir hamnen?",
        "LOCATION:Tullhuset\\, övre salen",
        "END:VEVENT",
    ]


def test_without_a_time_it_is_the_day_and_without_a_day_there_is_none() -> None:
    assert "DTSTART;VALUE=DATE:20250409" in entry(meeting_next(date(2025, 4, 9)))
    assert entry(meeting_next(None, time(18, 30), "Tullhuset")) == ""


def test_what_people_typed_ends_no_line_and_a_long_text_is_cut_with_a_sign() -> None:
    made = entry(meeting_next(date(2025, 4, 9), question="A\r\nATTACH:x;y " + "ord " * 40))
    assert [line.split(":")[0] for line in made.split("\r\n")] == ["BEGIN", "DTSTART;VALUE=DATE", "SUMMARY", "END"]
    assert "…" in made and len(read(code_lines(made))) == len(made)


def test_a_code_is_whole_or_not_there() -> None:
    code = Code(entry(meeting_next(date(2025, 4, 9), time(18, 30), "Tullhuset")), "Rikta kameran", "Skriv upp dagen")
    for size, there in (((60, 18), False), ((100, 30), True), ((160, 45), True)):
        made = spread(Wall((code,)), Head("Hur?", "Avsluta"), size)
        lines = [line for line in made.screen(0, "") if any(part == "code" for part, _ in line)]
        assert bool(lines) is there
        if there:
            assert read(tuple(text for line in lines for part, text in line if part == "code")) == code.content
