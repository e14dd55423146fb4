"""The codes that the room takes pictures of, read back by a decoder that is not ours, from the cells as painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import zxingcpp

from sessions.agenda.phases import PhaseKind
from sessions.commitments.view import CommitmentKind, CommitmentView, Status
from sessions.dialogue import announcement
from sessions.queries.room import for_room
from sessions.sample import fill
from sessions.view import MeetingView
from sessions.words import Words
from tests.sessions.records.evening import whole
from tests.sessions.store.making import console as store_console
from tests.story.console import console
from workshop.cli.wall import find_walls
from workshop.phases.closing.calendar import SHORT, entry
from workshop.phases.closing.codes import promised_lines
from workshop.wall.setting import Line
from workshop.wall.show import Show

SCALE = 4
SWEDISH = Words("sv")
SIZES = [(60, 18), (80, 24), (100, 30), (160, 45)]


def read(lines: Sequence[str]) -> str:
    """What a camera reads where all around is dark: a space is light, a block dark, a cell two modules high."""
    rows = [[character not in " ▄" for character in line] for line in lines]
    lower = [[character not in " ▀" for character in line] for line in lines]
    pixels = bytearray()
    for pair in zip(rows, lower, strict=True):
        for row in pair:
            pixels += bytes(0 if dark else 255 for dark in row for _ in range(SCALE)) * SCALE
    image = memoryview(bytes(pixels)).cast("B", (2 * len(lines) * SCALE, len(lines[0]) * SCALE))
    (found,) = zxingcpp.read_barcodes(image)
    return str(found.text)


def read_page(page: Sequence[Line]) -> str | None:
    """The code on a page, if it has one: all that is not the code is dark."""
    if not any(part == "code" for line in page for part, _ in line):
        return None
    width = max(sum(len(text) for _, text in line) for line in page)
    drawn = ("".join(text if part == "code" else "█" * len(text) for part, text in line) for line in page)
    return read([line.ljust(width, "█") for line in drawn])


def meeting_next(day: date | None, at: time | None = None, place: str = "", question: str = "Hur?") -> MeetingView:
    view = whole()
    head = replace(view.meeting, next_day=day, next_time=at, next_place=place)
    return replace(view, meeting=head, dialogue=replace(view.dialogue, question=question))


def promise(number: int, party: str, text: str, **more: Any) -> CommitmentView:
    return CommitmentView(id=number, number=number, meeting_id=7, party=party, promise=text, version=1, **more)


def shown(view: MeetingView, size: tuple[int, int]) -> list[str]:
    """What the codes of the closing hold, page by page, and "" for a page without one."""
    closing = next(phase for phase in view.phases if phase.kind == PhaseKind.CLOSING)
    show = Show(SWEDISH, find_walls, lambda: datetime(2025, 3, 14, 20, tzinfo=UTC), lambda: 0.0)
    there = replace(view, meeting=replace(view.meeting, phase_id=closing.id))
    show.follow(for_room(there), ())
    pages: list[list[Line]] = []
    while (page := show.lines(size)) not in pages:
        assert len(page) <= size[1] and all(sum(len(text) for _, text in line) <= size[0] for line in page)
        pages.append(page)
        show.turn(1)
    return [read_page(page) or "" for page in pages]


def test_the_entry_holds_the_next_meeting() -> None:
    """The clock is Stockholm's, the entry's is the world's."""
    met = meeting_next(date(2025, 4, 9), time(18, 30), "Tullhuset, övre salen", "Hur blir hamnen?")
    assert entry(met).split("\n") == [
        "BEGIN:VEVENT",
        "DTSTART:20250409T163000Z",
        "SUMMARY:Hur blir hamnen?",
        "LOCATION:Tullhuset\\, övre salen",
        "END:VEVENT",
    ]


def test_without_a_time_it_is_the_day_and_without_a_day_there_is_none() -> None:
    assert "DTSTART;VALUE=DATE:20250409" in entry(meeting_next(date(2025, 4, 9)))
    assert entry(meeting_next(None, time(18, 30), "Tullhuset")) == ""


@pytest.mark.parametrize("question", ["Hur?", "Å, ä; ö " * 40, "Hur blir hamnområdet tryggt för alla?", "😀" * 30])
@pytest.mark.parametrize("at", [None, time(18, 30)])
def test_a_short_one_is_never_too_large_for_the_smallest_wall(question: str, at: time | None) -> None:
    made = entry(meeting_next(date(2025, 4, 9), at, "Tullhuset", question), short=True)
    assert len(made.encode()) <= SHORT
    assert [line.split(":")[0].split(";")[0] for line in made.split("\n")] == ["BEGIN", "DTSTART", "SUMMARY", "END"]


def test_what_people_typed_ends_no_line_and_a_long_text_is_cut_with_a_sign() -> None:
    hostile = "A\r\nATTACH:x;y \u202e[red]" + "ord " * 40
    made = entry(meeting_next(date(2025, 4, 9), question=hostile), [f"{hostile}\nEND:VEVENT"])
    names = [line.split(":")[0] for line in made.split("\n")]
    assert names == ["BEGIN", "DTSTART;VALUE=DATE", "SUMMARY", "DESCRIPTION", "END"]
    assert "…" in made and "�[red]" in made and "\u202e" not in made


def test_a_line_of_a_commitment_names_the_party_and_nobody_else() -> None:
    made = promise(
        *(1, "Kommunen", "laga lamporna"),
        due_by=date(2025, 4, 30),
        needs_decision=True,
        role="driftledaren Eva Ek",
        reports_back="Eva Ek",
        support_from="Bo",
    )
    others = (
        promise(2, "Polisen", "gå rundor", status=Status.CANCELLED),
        promise(3, "Kyrkan", "öppna", kind=CommitmentKind.WISH),
        promise(4, "Skolan", ""),
    )
    assert promised_lines((made, *others), SWEDISH) == [
        "Kommunen: laga lamporna · senast 30 april 2025 · om beslut fattas"
    ]


@pytest.mark.parametrize("size", SIZES)
def test_the_codes_hold_the_next_meeting_and_every_commitment_or_say_where_they_are(size: tuple[int, int]) -> None:
    view = whole()
    codes = list(filter(None, shown(view, size)))
    assert codes and codes[0].startswith("BEGIN:VEVENT\nDTSTART:20250409T163000Z\nSUMMARY:Hur blir ham")
    held = "\n".join(codes).replace("\\,", ",")
    lines = promised_lines(view.commitments, SWEDISH)
    assert len(lines) == 3
    if size == (60, 18):
        assert len(codes) == 1 and "laga" not in held
    else:
        assert all(line in held for line in lines)
    assert size != (160, 45) or len(codes) == 1, "one picture is enough where it has room"


def test_few_short_commitments_come_also_in_the_smallest_wall() -> None:
    made = promise(1, "Båtklubben", "hålla öppet hus i juni"), promise(2, "Kören", "sjunga i hamnen i juni")
    view = replace(whole(), commitments=made)
    first, *texts = filter(None, shown(view, (60, 18)))
    assert first.startswith("BEGIN:VEVENT")
    assert texts == [
        "Våra åtaganden, del 1 av 2\nBåtklubben: hålla öppet hus i juni",
        "Våra åtaganden, del 2 av 2\nKören: sjunga i hamnen i juni",
    ]


def test_without_a_next_meeting_the_commitments_are_text() -> None:
    view = replace(meeting_next(None), commitments=(promise(1, "http://x.se", "[/x] \u202e <b>"),))
    (held,) = filter(None, shown(view, (100, 30)))
    assert held == "Våra åtaganden\nhttp://x.se: [/x] � <b>"
    assert not any(shown(replace(view, commitments=()), (100, 30)))


def test_what_no_code_can_hold_is_said_to_be_in_the_minutes() -> None:
    many = tuple(promise(number, "Kommunen", "laga lamporna " * 20) for number in range(1, 30))
    view = replace(whole(), commitments=many)
    (held,) = filter(None, shown(view, (160, 45)))
    assert held.startswith("BEGIN:VEVENT") and "lamporna" not in held
    assert not any(shown(replace(meeting_next(None), commitments=many), (160, 45)))


@pytest.mark.parametrize(("size", "held"), [((80, 24), "SUMMARY:"), ((160, 45), "DESCRIPTION:Våra åtaganden")])
async def test_on_a_single_screen_the_codes_stand_above_the_line(
    tmp_path: Path, size: tuple[int, int], held: str
) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv"), size=size) as led:
        with store_console(led.store, led.view.meeting.id) as other:
            version = other.view.meeting.version
            other.do(announcement.announce, version=version, field="next_day", value=date(2026, 5, 20))
        await led.go_to(PhaseKind.CLOSING)
        await led.press("f4")
        await led.sees("Tack för i dag!")
        await led.press("pagedown")
        await led.until(lambda: held in (read_page(led.phase.pane.shown) or ""), "the code")
