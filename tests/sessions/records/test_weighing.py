"""Two criteria side by side and the groups of a round, in the minutes: tables that say all, and who is not shown."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from sessions.records.document import Table
from sessions.records.export import render
from sessions.records.markdown import markdown
from sessions.records.minutes import minutes
from sessions.text.cleaner import clean
from sessions.view import MeetingView
from sessions.voting.view import CorrectionView, RoundStatus, RoundView
from sessions.words import Words
from tests.sessions.records.evening import NOW, empty, round_of
from tests.sessions.records.weighed import LABELS, SECOND


def evening(*rounds: RoundView) -> MeetingView:
    return replace(empty(), rounds=rounds)


def written(view: MeetingView) -> str:
    return markdown(minutes(view, Words("sv"), NOW))


def tables(view: MeetingView, of: str) -> list[Table]:
    sections = minutes(view, Words("sv"), NOW).sections
    return [block for each in sections if of in each.heading for block in each.blocks if isinstance(block, Table)]


def test_two_criteria_stand_side_by_side_with_the_field_in_words() -> None:
    (table,) = tables(evening(round_of(RoundStatus.REVEALED), SECOND), "Två kriterier: omgång 2 och omgång 4")
    assert table.columns[2:] == (
        *("Prickar, första", "Sedlar med prick, första", "Prickar, andra", "Sedlar med prick, andra", "Fält"),
    )
    assert [(row[0], *row[2:]) for row in table.rows] == [
        ("1", "31", "21", "24", "15", "högt på båda"),
        ("2", "17", "9", "29", "18", "högt på båda"),
        ("3", "31", "14", "10", "8", "högt bara på det första"),
        ("4", "0", "0", "12", "9", "lågt på båda"),
    ]
    text = written(evening(round_of(RoundStatus.REVEALED), SECOND))
    assert "- Första kriteriet: Viktigast att börja med (omgång 2)" in text
    assert "- Andra kriteriet: Går att genomföra i år (omgång 4)" in text


def test_rounds_that_the_room_has_not_seen_are_not_compared() -> None:
    closed = replace(SECOND, status=RoundStatus.CLOSED)
    view = evening(round_of(RoundStatus.REVEALED), closed)
    assert "Två kriterier" not in written(view)
    read = json.loads(render(view, "json", NOW))
    assert read["comparisons"] == []
    assert (read["rounds"][1]["groups"], read["rounds"][1]["others"], read["rounds"][1]["agreed"]) == (None, None, [])
    assert "invånare" not in written(view)


def test_a_criterion_counted_on_the_wall_alone_has_no_column_of_voters() -> None:
    wall = replace(SECOND, given=0, spoiled=0, wall_dots=75, piles=(), groups=())
    (table,) = tables(evening(round_of(RoundStatus.REVEALED), wall), "Två kriterier")
    assert table.columns[2:] == ("Prickar, första", "Sedlar med prick, första", "Prickar, andra", "Fält")


def test_the_groups_stand_in_tables_and_who_is_not_shown_is_told_without_a_name() -> None:
    dots, voters = tables(evening(SECOND), "Omgång 4")[1:]
    assert dots.columns == voters.columns
    assert dots.columns[2:] == ("invånare (11 sedlar)", "tjänsteperson (7 sedlar)")
    assert [row[2:] for row in voters.rows] == [("6", "6"), ("9", "5"), ("5", "1"), ("2", "2")]
    text = written(evening(SECOND))
    assert "Övriga 7 röstsedlar visas inte grupp för grupp, så att ingens röst går att räkna ut." in text
    assert "näringsliv" not in text
    agreed, differing = text.partition("- De grupper som visas är överens om: ")[2].partition(
        "- De skiljer sig mest åt i: "
    )[::2]
    assert "alternativ 1, Ljus och sikt" in agreed
    assert "alternativ 2, Något att göra på kvällen" in agreed
    assert differing.index("Sista bussen") < differing.index("Nattvandrare")


def test_where_no_ballot_has_two_dots_on_an_option_the_groups_and_both_criteria_have_one_column_each() -> None:
    def one_each(voting_round: RoundView) -> RoundView:
        options = tuple(replace(option, dots=option.voters) for option in voting_round.options)
        groups = tuple(replace(group, dots=group.voters) for group in voting_round.groups)
        return replace(voting_round, stacking=1, options=options, groups=groups)

    view = evening(one_each(round_of(RoundStatus.REVEALED)), one_each(SECOND))
    assert len(tables(view, "Omgång 4")) == 2
    (table,) = tables(view, "Två kriterier")
    assert table.columns[2:] == ("Prickar, första", "Prickar, andra", "Fält")


def test_two_rounds_with_more_than_a_fifth_between_their_ballots_are_compared_with_care() -> None:
    first = round_of(RoundStatus.REVEALED)
    assert "försiktighet" not in written(evening(first, replace(SECOND, given=20)))
    text = written(evening(first, replace(SECOND, given=18)))
    assert "Omgång 2 har 26 röstsedlar och omgång 4 har 19. Jämför med försiktighet.\n" in text
    assert "försiktighet" not in written(evening(first, replace(SECOND, given=18, wall_dots=9))), "nobody knows"


def test_a_round_per_group_that_can_show_none_says_why_and_nothing_of_any_group() -> None:
    text = written(evening(replace(SECOND, groups=())))
    assert "Röstsedlarna visas inte grupp för grupp, så att ingens röst går att räkna ut." in text
    assert "invånare" not in text
    read = json.loads(render(evening(replace(SECOND, groups=())), "json", NOW))["rounds"][0]
    assert (read["per_group"], read["groups"], read["others"]) == (True, [], 25)


def test_a_corrected_total_and_dots_on_the_wall_are_told_of_beside_the_groups() -> None:
    made = CorrectionView(1, 1, NOW, 23, 24, "en prick satt på baksidan")
    text = written(evening(replace(SECOND, corrections=(made,), wall_dots=3)))
    assert "Summor som rättades efteråt är inte rättade grupp för grupp" in text
    assert "Prickarna på väggen hör inte till någon grupp." in text


def test_an_open_round_per_group_tells_nothing_of_its_piles() -> None:
    for view in (evening(replace(SECOND, status=RoundStatus.OPEN, groups=(), pile_slips=(6, 4, 3, 2))),):
        assert "invånare" not in written(view)
        assert "invånare" not in json.dumps(json.loads(render(view, "json", NOW))["rounds"], ensure_ascii=False)


@pytest.mark.parametrize("typed", ["[/x] <b>&amp; | # \x1b[31m", "\u202eåäö" * 3000])
def test_what_people_typed_as_criterion_and_group_is_shown_and_makes_no_structure(typed: str) -> None:
    kept = clean(typed)
    groups = tuple(replace(group, group=f"{kept} {at}") for at, group in enumerate(SECOND.groups))
    second = replace(SECOND, criterion=kept, groups=groups)
    view = evening(round_of(RoundStatus.REVEALED), second)
    assert len(tables(view, "Två kriterier")) == 1
    for kind in ("md", "html", "json"):
        text = render(view, kind, NOW)
        assert "\x1b" not in text
        assert "<b>&" not in text or kind == "json"
        assert all(label in text for label in LABELS)
