"""What turns by itself, by a clock that the test moves."""

from __future__ import annotations

from workshop.wall.blocks import Bar, Text, Wall
from workshop.wall.pages import Head, spread
from workshop.wall.turning import PAGE_SECONDS, REVEAL_SECONDS, Turning

SIZE = (60, 18)
HEAD = Head("Hur?", "Idéer")


def ideas(*numbers: int) -> Wall:
    return Wall(tuple(Text(f"idé {number}", str(number)) for number in numbers))


def places(count: int, name: str = "round-1") -> Wall:
    bars = tuple(Bar(f"val {n}", str(n), f"{20 - n} prickar", (20 - n, 19)) for n in range(1, count + 1))
    return Wall(bars, reveals=name)


def take(turning: Turning, wall: Wall, now: float, *, anew: bool = False) -> None:
    turning.take(wall, spread(wall, HEAD, SIZE), now, anew=anew)


def test_pages_turn_and_come_around() -> None:
    turning, wall = Turning(), ideas(*range(1, 16))
    assert len(spread(wall, HEAD, SIZE).pages) == 2
    take(turning, wall, 0.0, anew=True)
    seen = []
    for at in (0.0, PAGE_SECONDS - 0.1, PAGE_SECONDS, 2 * PAGE_SECONDS):
        turning.tick(at)
        seen.append(turning.page)
    assert seen == [0, 0, 1, 0]


def test_what_changes_is_turned_to_and_stays_its_time() -> None:
    turning = Turning()
    take(turning, ideas(*range(1, 16)), 0.0, anew=True)
    take(turning, ideas(*range(1, 15), 99), 5.0)
    assert turning.page == 1
    turning.tick(PAGE_SECONDS + 4.9)
    assert turning.page == 1
    turning.tick(PAGE_SECONDS + 5.0)
    assert turning.page == 0


def test_a_new_result_comes_from_the_last_place_to_the_first() -> None:
    turning = Turning()
    take(turning, ideas(1), 0.0, anew=True)
    result = places(7)
    made = spread(result, HEAD, SIZE)
    take(turning, result, 1.0)
    assert (turning.hidden, turning.page) == (7, len(made.pages) - 1)
    seen = []
    for step in range(1, 8):
        turning.tick(1.0 + step * REVEAL_SECONDS)
        seen.append(turning.hidden)
        assert turning.hidden in made.pages[turning.page].blocks
    assert seen == [6, 5, 4, 3, 2, 1, 0] and turning.page == 0
    take(turning, places(7, "round-1"), 60.0)
    assert turning.hidden == 0


def test_a_result_that_was_there_already_comes_whole() -> None:
    turning = Turning()
    take(turning, places(7), 0.0, anew=True)
    assert turning.hidden == 0
    take(turning, ideas(1), 1.0, anew=True)
    take(turning, places(7), 2.0, anew=True)
    assert turning.hidden == 0


def test_what_comes_instead_of_a_result_half_revealed_is_seen() -> None:
    turning = Turning()
    take(turning, ideas(1), 0.0, anew=True)
    take(turning, places(7), 1.0)
    assert turning.hidden == 7
    take(turning, ideas(1, 2), 2.0, anew=True)
    assert turning.hidden == 0


def test_where_nothing_may_move_a_result_comes_whole() -> None:
    turning = Turning(still=True)
    take(turning, ideas(1), 0.0, anew=True)
    take(turning, places(7), 1.0)
    assert turning.hidden == 0
