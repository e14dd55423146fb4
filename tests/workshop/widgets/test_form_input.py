"""What a form knows of what stands in it: over what a value goes, whatever becomes of the one before."""

from __future__ import annotations

from sessions.words import phrase
from workshop.widgets.form_input import FieldSpec, FieldValues


def values() -> FieldValues:
    """A form of one field, empty in the store."""
    return FieldValues([FieldSpec("day", phrase("form.discarded"), "")])


def test_what_was_refused_while_more_was_typed_was_never_stored() -> None:
    form = values()
    assert form.hand_on("day", "31 april") == ""
    assert form.arrive("day", "31 april", None)
    form.refuse("day", "31 april", "")
    assert form.hand_on("day", "30 april") == ""


def test_what_is_stored_in_other_words_than_were_typed_is_ones_own() -> None:
    form = values()
    form.hand_on("day", "30 april")
    assert not form.rests("day", "30 april1"), "more has been typed"
    assert form.arrive("day", "30 april", "2026-04-30")
    assert form.hand_on("day", "1 maj") == "2026-04-30"


def test_the_second_of_two_on_their_way_goes_over_the_first() -> None:
    form = values()
    form.hand_on("day", "30 april")
    assert form.hand_on("day", "1 maj") == "30 april"
    assert not form.arrive("day", "30 april", "2026-04-30"), "a newer one is on its way"
    form.refuse("day", "30 april", "")
    assert form.stands("day") == "1 maj"
    assert form.arrive("day", "1 maj", "2026-05-01")
    assert form.rests("day", "1 maj")


def test_a_value_that_somebody_else_stored_is_taken_in_only_where_nothing_is_typed() -> None:
    form = values()
    assert form.rests("day", "")
    form.take("day", "2026-05-01")
    assert form.rests("day", "2026-05-01")
    assert form.hand_on("day", "2 maj") == "2026-05-01"
