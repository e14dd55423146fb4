"""What an import would take, beside what the dialogue has; and the two sides of a tension."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.errors import Refused
from sessions.perspectives.reader import Reading, read
from sessions.perspectives.rules import Plan, plan, read_tension
from sessions.perspectives.view import PerspectivesView, PerspectiveView
from sessions.words import LANGUAGES, Words

GROUPS = ("invånare", "tjänsteperson")


def table(*lines: str) -> Reading:
    return read("rapport.csv", "\n".join(("tema;perspektiv;aktörsgrupp;antal", *lines)).encode())


def there(*found: tuple[str, str, str, int | None]) -> PerspectivesView:
    return PerspectivesView(
        perspectives=tuple(
            PerspectiveView(number, number, theme, text, group, talks, 1, None, (), 1)
            for number, (theme, text, group, talks) in enumerate(found, 1)
        )
    )


def said(planned: Plan) -> dict[str, tuple[int, ...]]:
    return {remark.said.key.removeprefix("perspectives.remark."): remark.lines for remark in planned.remarks}


def test_what_the_dialogue_has_is_not_taken_again_however_it_is_written() -> None:
    known = there(("Ljus", "Det är mörkt", "invånare", 3), ("", "Halt", "", None))
    planned = plan(table("LJUS;det  är mörkt;Invånare;3", ";HALT;;", "Ljus;Det är mörkt;;3"), known, GROUPS)
    assert [(found.line, found.theme) for found in planned.new] == [(4, "Ljus")]
    assert said(planned) == {"known": (2, 3)}
    assert not planned.faulty


def test_another_count_of_what_is_there_is_told_and_changes_nothing() -> None:
    planned = plan(table("Ljus;Det är mörkt;invånare;12"), there(("Ljus", "Det är mörkt", "invånare", 3)), GROUPS)
    assert planned.new == ()
    assert said(planned) == {"known_counted": (2,)}


def test_an_actor_group_is_spelled_as_the_dialogue_spells_it_and_an_unknown_one_is_told() -> None:
    planned = plan(
        table("Ljus;Ett;INVÅNARE;", "Ljus;Två;Polisen;", "Ljus;Tre;Polisen;", "Ljus;Fyra;;"), there(), GROUPS
    )
    assert [found.actor_group for found in planned.new] == ["invånare", "Polisen", "Polisen", ""]
    assert said(planned) == {"group": (3, 4)}


def test_a_count_above_the_number_of_talks_is_told() -> None:
    assert said(plan(table("Ljus;Ett;;200", "Ljus;Två;;143"), there(), GROUPS, talks=143)) == {"more_talks": (2,)}


def test_what_a_person_says_of_the_report_goes_before_what_the_file_says() -> None:
    reading = read("a.csv", b"Period;maj\nAntal samtal;100\ntema;perspektiv\nLjus;Ett\n")
    planned = plan(reading, there(), GROUPS, period="juni", talks=0)
    assert (planned.period, planned.talks) == ("juni", 0)
    planned = plan(reading, there(), GROUPS)
    assert (planned.period, planned.talks) == ("maj", 100)


def test_themes_are_counted_as_they_first_appear() -> None:
    planned = plan(table("B;Ett;;", "A;Två;;", "B;Tre;;", ";;;", ";Fyra;;"), there(), GROUPS)
    assert list(planned.themes.items()) == [("B", 2), ("A", 1), ("", 1)]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Lugn ↔ Liv", ("Lugn", "Liv")),
        ("Lugn<->Liv", ("Lugn", "Liv")),
        ("Lugn <--> Liv", ("Lugn", "Liv")),
        ("Lugn mot liv", ("Lugn", "liv")),
        ("Lugn MOT liv", ("Lugn", "liv")),
        ("Quiet versus life", ("Quiet", "life")),
        ("Quiet vs. life", ("Quiet", "life")),
        ("Gå mot ljuset ↔ gå hem", ("Gå mot ljuset", "gå hem")),
        ("Motstånd ↔ motion", ("Motstånd", "motion")),
    ],
)
def test_a_tension_is_typed_in_several_ways(text: str, sides: tuple[str, str]) -> None:
    assert read_tension(text) == sides


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Lugn", "no_other_side"),
        ("Lugn ↔", "no_other_side"),
        ("↔ Liv", "no_other_side"),
        ("Lugn mot", "no_other_side"),
        ("Motstånd", "no_other_side"),
        ("Lugn ↔ liv ↔ handel", "many_sides"),
        ("Upp mot torget mot kajen", "many_sides"),
    ],
)
def test_without_just_two_sides_it_says_how_to_write_it(text: str, why: str) -> None:
    with pytest.raises(Refused) as caught:
        read_tension(text)
    assert caught.value.phrase.key == f"perspectives.{why}"
    assert all("↔" in Words(language).say(caught.value.phrase) for language in LANGUAGES)


sides = st.text(st.characters(codec="utf-8", exclude_characters="↔⇔⟷⟺<>"), min_size=1).map(str.strip)


@given(sides.filter(bool), sides.filter(bool))
def test_both_sides_come_out_as_they_were_typed(one: str, other: str) -> None:
    assert read_tension(f"{one} ↔ {other}") == (one, other)
