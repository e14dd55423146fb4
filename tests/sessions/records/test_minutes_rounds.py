"""What the minutes tell of a prioritisation: nothing that the room has not seen, and nothing that is not known."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from sessions.dialogue.view import EarlierMeeting
from sessions.records.document import Facts, Table
from sessions.records.export import render
from sessions.voting.view import RoundOrigin, RoundStatus
from tests.sessions.records.evening import NOW, empty, round_of, whole
from tests.sessions.records.told import document, tables, written


def test_an_open_round_tells_how_many_ballots_are_in_and_nothing_else() -> None:
    view = replace(empty(), rounds=(replace(round_of(RoundStatus.OPEN), given=17, spoiled=1, entitled=26),))
    text = written(view)
    assert "Omröstningen pågår: 18 av 26 sedlar är inlämnade." in text
    assert "ogiltig" not in text
    assert not any(isinstance(block, Table) for section in document(view).sections for block in section.blocks)


def test_an_open_round_tells_of_the_wall_as_well_and_of_no_ballots_where_there_are_none() -> None:
    voting_round = replace(round_of(RoundStatus.OPEN), given=17, spoiled=1, entitled=26, wall_dots=12)
    text = written(replace(empty(), rounds=(voting_round,)))
    assert "18 av 26 sedlar är inlämnade." in text
    assert "12 prickar på väggen är räknade." in text
    assert json.loads(render(replace(empty(), rounds=(voting_round,)), "json", NOW))["rounds"][0]["wall_dots"] == 12
    text = written(replace(empty(), rounds=(replace(voting_round, given=0, spoiled=0),)))
    assert "12 prickar på väggen" in text
    assert "0 av 26" not in text


def test_a_closed_round_keeps_its_totals_until_the_room_has_seen_them() -> None:
    text = written(replace(empty(), rounds=(round_of(RoundStatus.CLOSED),)))
    assert "Resultatet har inte visats än." in text
    numbers = re.findall(r"[0-9]+", text.partition("## Prioritering")[2])
    assert {"26", "28"} < set(numbers)
    assert {"31", "21", "17", "14", "9"}.isdisjoint(numbers)


def test_a_cancelled_round_is_one_line() -> None:
    view = replace(empty(), rounds=(replace(round_of(RoundStatus.CANCELLED), given=18),))
    (section,) = (section for section in document(view).sections if section.level == 3)
    assert len(section.blocks) == 1
    assert "avbröts, och de 18 röstsedlar som var inlämnade räknades inte" in written(view)


def test_a_cancelled_round_without_a_ballot_is_left_out() -> None:
    view = replace(empty(), rounds=(round_of(RoundStatus.CANCELLED),))
    assert written(view) == written(empty())


def test_rounds_of_other_meetings_stand_in_those_meetings_minutes() -> None:
    other = replace(round_of(RoundStatus.REVEALED), meeting_id=3)
    view = replace(empty(), earlier=(EarlierMeeting(3, 1, None),))
    assert document(replace(view, rounds=(other,))) == document(view)


def test_equal_dots_share_a_place_and_are_never_ranked() -> None:
    (table,) = (
        block
        for section in document(replace(empty(), rounds=(round_of(RoundStatus.REVEALED),))).sections
        for block in section.blocks
        if isinstance(block, Table)
    )
    assert [row[0] for row in table.rows] == ["delad plats 1–2", "delad plats 1–2", "3", "4"]
    assert [row[3:] for row in table.rows] == [("31", "21"), ("31", "14"), ("17", "9"), ("0", "0")]


@pytest.mark.parametrize(
    ("limit", "said"), [(1, "högst 1 prick"), (3, "högst 3 prickar"), (None, "så många prickar man vill")]
)
def test_the_stacking_limit_is_told_in_words(limit: int | None, said: str) -> None:
    view = replace(empty(), rounds=(replace(round_of(RoundStatus.OPEN), stacking=limit),))
    facts = [
        fact.value
        for section in document(view).sections
        for block in section.blocks
        if isinstance(block, Facts)
        for fact in block.facts
    ]
    assert said in facts


def test_a_run_off_and_a_list_voted_on_again_are_named_by_the_round_that_they_follow() -> None:
    view = whole()
    again = replace(view.rounds[2], id=5, number=5, origin=RoundOrigin.AGAIN, origin_id=3)
    text = written(replace(view, rounds=(*view.rounds, again)))
    assert "### Omgång 3: avgörande omgång efter omgång 2\n" in text
    assert "### Omgång 5: samma lista igen efter omgång 3\n" in text


def test_the_voters_of_dots_on_the_wall_are_unknown_and_that_is_said() -> None:
    both = whole().rounds[2]
    said = "12 prickar. Vilka som satte dem är okänt: de är med bland prickarna men inte bland sedlarna."
    for voting_round, columns in ((both, 5), (replace(both, given=0), 4)):
        view = replace(empty(), rounds=(voting_round,))
        assert said in written(view)
        table, _ = tables(view)
        assert len(table.columns) == columns


def test_where_no_ballot_has_two_dots_on_an_option_the_same_number_is_not_told_twice() -> None:
    options = tuple(replace(option, voters=option.dots) for option in round_of(RoundStatus.REVEALED).options)
    one_each = replace(round_of(RoundStatus.REVEALED), stacking=1, options=options)
    said = "Varje sedel har högst en prick på samma alternativ, så antalet prickar är också antalet sedlar med prick."
    (table,) = tables(replace(empty(), rounds=(one_each,)))
    assert table.columns == ("Plats", "Nr på sedeln", "Alternativ", "Prickar")
    assert said in written(replace(empty(), rounds=(one_each,)))
    corrected = replace(one_each, options=(replace(options[0], dots=30), *options[1:]))
    for other in (replace(one_each, stacking=2), corrected):
        (table,) = tables(replace(empty(), rounds=(other,)))
        assert table.columns[3:] == ("Prickar", "Sedlar med prick")
        assert said not in written(replace(empty(), rounds=(other,)))


def test_a_correction_is_told_with_what_it_was_and_why_but_only_of_a_shown_result() -> None:
    view = replace(empty(), rounds=(whole().rounds[2],))
    _, table = tables(view)
    assert table.rows == (("2", "11", "12", "En prick satt på baksidan", "14 mars 2025 kl. 19.40"),)
    assert "kl. 20.40" in written(view), "in the zone of the room"
    assert "baksidan" not in written(replace(view, rounds=(replace(view.rounds[0], status=RoundStatus.CLOSED),)))


def test_of_the_ballots_from_phones_it_is_told_how_many_they_were_and_no_more() -> None:
    counted = replace(round_of(RoundStatus.CLOSED), phones=12)
    view = replace(empty(), rounds=(counted,))
    assert "av 28, varav 12 från telefon" in written(view)
    assert "telefon" not in written(replace(empty(), rounds=(replace(counted, phones=0),)))
    data = json.loads(render(view, "json", NOW))["rounds"][0]
    assert (data["from_phones"], data["handed_in"]) == (12, counted.slips)
    still_open = replace(empty(), rounds=(replace(counted, status=RoundStatus.OPEN),))
    assert json.loads(render(still_open, "json", NOW))["rounds"][0]["from_phones"] is None
