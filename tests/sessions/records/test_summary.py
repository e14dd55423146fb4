"""The summary is ten lines at most, and says what came of the meeting."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sessions.dialogue.view import GroupCount
from sessions.records.document import Bullets
from sessions.view import MeetingView
from sessions.voting.view import RoundStatus
from tests.sessions.records.evening import empty, round_of, whole
from tests.sessions.records.told import document


def lines(view: MeetingView) -> tuple[str, ...]:
    """The summary, which is the first that is told."""
    section = document(view).sections[0]
    assert section.heading in ("Sammanfattning", "Summary")
    (block,) = section.blocks
    assert isinstance(block, Bullets)
    return block.items


def test_it_tells_the_question_who_was_there_what_is_foremost_the_proposals_and_who_promised_what() -> None:
    assert lines(whole()) == (
        "Frågan: Hur blir hamnområdet tryggt för alla?",
        "26 personer var med: invånare 17, förtroendevald 3 och tjänsteperson 6.",
        "Rummet gav 3 idéer.",
        "Främst i prioriteringen (Avgörande: Viktigast att börja med): Ljus och sikt (15 prickar)"
        " och Sista bussen ska vänta in sista färjan (12 prickar).",
        "Främst i prioriteringen (Går att genomföra i år): Något att göra på kvällen (29 prickar),"
        " Ljus och sikt (24 prickar) och Nattvandrare (12 prickar).",
        "Förslag 2 (bred uppslutning): Lys upp gångvägen från skolan till bussen före vintern",
        "Förslag 3 (ingen enighet): Sista bussen väntar in sista färjan",
        "Hamnstads kommun åtar sig att laga lamporna vid magasinen",
        "Båtklubben åtar sig att hålla öppet hus",
    )


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(("proposals", "parties"), [(1, 40), (40, 1), (40, 40), (3, 2), (0, 40), (40, 0), (5, 5)])
def test_it_is_never_more_than_ten_lines_and_both_have_their_say(language: str, proposals: int, parties: int) -> None:
    view = whole(language)
    proposal, made = view.proposals[1], view.commitments[1]
    view = replace(
        view,
        proposals=tuple(replace(proposal, id=n, number=n) for n in range(1, proposals + 1)),
        commitments=tuple(replace(made, id=n, number=n, party=f"Part {n}") for n in range(1, parties + 1)),
    )
    said = lines(view)
    told = [line for line in said if line.startswith(("Förslag 1 ", "Proposal 1 ", "Part 1 "))]
    assert len(said) <= 10
    assert len(said) == 10 or len(said) == 5 + proposals + parties
    assert len(told) == (proposals > 0) + (parties > 0)


def test_how_many_more_there_are_is_told() -> None:
    view = whole()
    proposals = tuple(replace(view.proposals[1], id=n, number=n) for n in range(1, 9))
    assert "Och 6 förslag till." in lines(replace(view, proposals=proposals))
    made = tuple(replace(view.commitments[1], id=n, number=n) for n in range(1, 4))
    assert lines(replace(view, commitments=made))[-1].endswith("laga lamporna vid magasinen (och 2 åtaganden till)")


@pytest.mark.parametrize("status", [RoundStatus.OPEN, RoundStatus.CLOSED, RoundStatus.CANCELLED])
def test_nothing_that_the_room_has_not_seen_is_in_it(status: RoundStatus) -> None:
    view = replace(empty(), rounds=(round_of(status),), presence=(GroupCount("invånare", 1),))
    assert lines(view) == ("Frågan: Hur blir hamnområdet tryggt för alla?", "1 person var med: invånare 1.")


def test_a_long_text_is_cut_at_a_word_and_stands_whole_further_down() -> None:
    proposal = replace(whole().proposals[1], wording="Lys upp vägen\n" + "och gatan " * 40)
    (line,) = [line for line in lines(replace(whole(), proposals=(proposal,))) if line.startswith("Förslag 2")]
    assert line.startswith("Förslag 2 (bred uppslutning): Lys upp vägen och gatan")
    assert line.endswith(("och gatan …", "och …"))
    assert len(line) < 160
