"""The agenda against the clock: what is left, how far off the planned end, what is eaten; whatever the order is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sessions.agenda.phases import MINUTES, PhaseKind, steps
from sessions.agenda.timing import MINUTE, PhaseView, drift, eaten, to_come

NOW = datetime(2026, 4, 22, 17, 0, tzinfo=UTC)

phases = st.lists(
    st.builds(
        PhaseView,
        id=st.integers(1, 99),
        kind=st.sampled_from(PhaseKind.known()),
        minutes=st.integers(1, 120),
        used_seconds=st.integers(0, 4 * 3600),
        running_since=st.none() | st.just(NOW - timedelta(minutes=7)),
        skipped=st.booleans(),
    ),
    min_size=1,
    max_size=12,
)


def agenda(*minutes: int, used: int = 0, kind: PhaseKind = PhaseKind.IDEAS) -> list[PhaseView]:
    """Phases of so many minutes, of which the first has used some and runs."""
    made = [PhaseView(number, kind, each, 0, None) for number, each in enumerate(minutes, start=1)]
    made[0] = replace(made[0], used_seconds=used * 60, running_since=NOW)
    return made


@pytest.mark.parametrize(
    ("ends_in", "off"),
    [(60, 0), (54, 6), (64, -4), (59.5, 0), (60.5, 0), (59, 1), (61, -1), (60 - 90, 90)],
)
def test_the_end_is_late_early_or_in_time(ends_in: float, off: int) -> None:
    assert drift(agenda(30, 20, 10), 0, NOW, NOW + timedelta(minutes=ends_in)) == off


def test_without_a_planned_end_nothing_is_said() -> None:
    assert drift(agenda(30), 0, NOW, None) is None


def test_nothing_is_said_before_a_clock_has_run_nor_when_all_is_over() -> None:
    waiting = [PhaseView(1, PhaseKind.OPENING, 30, 0, None)]
    assert drift(waiting, 0, NOW, NOW + timedelta(hours=1)) is None
    over = [replace(waiting[0], used_seconds=40 * 60)]
    assert drift(over, 0, NOW, NOW) is None
    assert drift([replace(over[0], running_since=NOW)], 0, NOW, NOW - 9 * MINUTE) == 9


@pytest.mark.parametrize("days", [-1, 1])
def test_nothing_is_said_on_another_day(days: int) -> None:
    assert drift(agenda(30, 20), 0, NOW, NOW + timedelta(days=days)) is None


def test_a_phase_that_has_used_its_minutes_counts_as_over_though_it_comes_later() -> None:
    been = agenda(30, 20)
    been[1] = replace(been[1], used_seconds=25 * 60)
    assert to_come(been, 0, NOW) == 30 * MINUTE


def test_a_skipped_phase_neither_comes_nor_protects() -> None:
    made = [*agenda(30), PhaseView(2, PhaseKind.COMMITMENTS, 40, 0, None, skipped=True)]
    assert to_come(made, 0, NOW) == 30 * MINUTE
    assert eaten(made, 0, NOW, NOW + 5 * MINUTE) == 0
    made[1] = replace(made[1], skipped=False)
    assert eaten(made, 0, NOW, NOW + 65 * MINUTE) == 5


def test_time_over_in_a_phase_that_is_skipped_since_is_not_counted() -> None:
    made = [*agenda(30, used=30), PhaseView(2, PhaseKind.CLOSING, 20, 0, None)]
    before = PhaseView(3, PhaseKind.OPENING, 10, 30 * 60, None, skipped=True)
    assert eaten([before, *made], 1, NOW, None) == 0
    assert eaten([replace(before, skipped=False), *made], 1, NOW, None) == 20


@given(phases, st.data(), st.integers(-300, 300))
def test_skipping_a_phase_that_comes_brings_the_end_nearer_by_what_is_left_of_it(
    made: list[PhaseView], data: st.DataObject, minutes: int
) -> None:
    current = data.draw(st.integers(0, len(made) - 1))
    which = data.draw(st.integers(0, len(made) - 1))
    assume(not made[which].skipped)
    skipped = [replace(phase, skipped=True) if index == which else phase for index, phase in enumerate(made)]
    saved = made[which].left(NOW) if which >= current else timedelta()
    assert to_come(made, current, NOW) - to_come(skipped, current, NOW) == saved
    ends = NOW + timedelta(minutes=minutes)
    before, after = drift(made, current, NOW, ends), drift(skipped, current, NOW, ends)
    if before is not None and after is not None:
        assert 0 <= before - after <= saved / MINUTE + 1


@given(phases, st.data(), st.integers(-300, 300))
def test_the_end_agrees_with_what_is_left_and_the_eaten_is_never_more_than_the_drift(
    made: list[PhaseView], data: st.DataObject, minutes: int
) -> None:
    current = data.draw(st.integers(0, len(made) - 1))
    ends = NOW + timedelta(minutes=minutes)
    off, lost = drift(made, current, NOW, ends), eaten(made, current, NOW, ends)
    protected = sum(phase.minutes for phase in made[current:] if phase.kind.protected and not phase.skipped)
    assert 0 <= lost <= protected
    if off is not None:
        assert off == int((to_come(made, current, NOW) / MINUTE) - minutes)
        assert lost <= max(0, off)


@given(st.lists(st.sampled_from(PhaseKind.known()), max_size=12))
def test_what_has_no_step_of_its_own_belongs_to_that_of_the_phase_before_it(kinds: list[PhaseKind]) -> None:
    found = steps(kinds)
    assert len(found) == len(kinds)
    for index, kind in enumerate(kinds):
        if kind.step is not None:
            assert found[index] == kind.step
        elif index:
            assert found[index] == found[index - 1]
    own = [kind.step for kind in kinds if kind.step is not None]
    assert set(found) <= set(own or [3])


@pytest.mark.parametrize(
    ("ran", "counted"),
    [(timedelta(minutes=44), 44), (timedelta(hours=12), 720), (timedelta(days=2), 0), (timedelta(days=-2), 0)],
)
def test_a_clock_that_was_set_or_forgotten_counts_for_nothing(ran: timedelta, counted: int) -> None:
    phase = PhaseView(1, PhaseKind.IDEAS, 45, 60, NOW - ran)
    assert phase.used(NOW) == (counted + 1) * MINUTE
    assert phase.over(NOW) == max(counted + 1 - 45, 0) * MINUTE


def test_a_phase_may_last_a_minute_and_a_day() -> None:
    assert 1 in MINUTES and 24 * 60 in MINUTES and 0 not in MINUTES
