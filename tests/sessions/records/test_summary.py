"""The summary is ten lines at most, and says what came of the meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sessions.commitments.view import Status
from sessions.dialogue.view import EarlierMeeting, GroupCount
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
        "26 personer var med (invånare: 17, förtroendevald: 3 och tjänsteperson: 6).",
        "Deltagarna gav 3 idéer.",
        "Prioriterat (Avgörande: Viktigast att börja med, 14 av 28 röstsedlar och 12 prickar på väggen):"
        " Ljus och sikt (15 prickar) och Sista bussen ska vänta in sista färjan (12 prickar).",
        "Prioriterat (Går att genomföra i år, 26 av 28 röstsedlar): Något att göra på kvällen (29 prickar),"
        " Ljus och sikt (24 prickar) och Nattvandrare (12 prickar).",
        "Förslag 2 (bred uppslutning): Lys upp gångvägen från skolan till bussen före vintern",
        "Förslag 3 (ingen enighet): Sista bussen väntar in sista färjan."
        " Beslut 10 mars 2025 (RS 2025/31-2): Sista bussen väntar in färjan på prov i ett år",
        "Hamnstads kommun åtar sig att laga lamporna vid magasinen, om de förtroendevalda beslutar det."
        " Klart senast 30 april 2025.",
        "Båtklubben åtar sig att hålla öppet hus",
        "Beslut 27 maj 2025 (KS 2025/112-9): Lamporna byts före hösten. Busstiderna utreds.",
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
    assert len(said) == 10 or len(said) == 6 + proposals + parties
    assert len(told) == (proposals > 0) + (parties > 0)


def test_how_many_more_there_are_is_told() -> None:
    view = whole()
    proposals = tuple(replace(view.proposals[1], id=n, number=n) for n in range(1, 9))
    assert "Och 7 förslag till." in lines(replace(view, proposals=proposals))
    made = tuple(replace(view.commitments[1], id=n, number=n) for n in range(1, 4))
    (said,) = (line for line in lines(replace(view, commitments=made)) if line.startswith("Hamnstads kommun"))
    assert said.endswith("Klart senast 30 april 2025. Och 2 åtaganden till.")


def test_a_commitment_has_its_condition_its_day_and_how_it_goes_as_far_as_they_are_known() -> None:
    made = replace(whole().commitments[2], promise="hålla öppet hus!")

    def said(**values: object) -> str:
        return lines(replace(empty(), commitments=(replace(made, **values),)))[-1]  # type: ignore[arg-type]

    assert said() == "Båtklubben åtar sig att hålla öppet hus!"
    assert said(status=Status.UNDER_WAY) == "Båtklubben åtar sig att hålla öppet hus! Pågår."
    assert said(due_by=date(2025, 5, 1)) == "Båtklubben åtar sig att hålla öppet hus! Klart senast 1 maj 2025."
    assert said(promise="städa", needs_decision=True, status=Status.DONE) == (
        "Båtklubben åtar sig att städa, om de förtroendevalda beslutar det. Gjort."
    )


def test_a_decision_is_told_as_far_as_it_is_known() -> None:
    def said(**values: object) -> tuple[str, ...]:
        return lines(replace(empty(), ideas=whole().ideas, dialogue=replace(empty().dialogue, **values)))[2:]  # type: ignore[arg-type]

    assert said() == ()
    assert said(decision_day=date(2025, 5, 27)) == ("Beslut 27 maj 2025",)
    assert said(decision_number="KS 1") == ("Beslut KS 1",)
    assert said(decision_outcome="Ja") == ("Beslut: Ja",)
    assert said(decision_number="KS 1", decision_outcome="Ja") == ("Beslut KS 1: Ja",)


def test_a_decision_on_an_earlier_meetings_proposal_is_told_with_its_words() -> None:
    (*_, proposal) = whole().proposals
    earlier = replace(empty(), earlier=(EarlierMeeting(3, 1, None),), proposals=(replace(proposal, meeting_id=3),))
    assert lines(earlier)[-1].startswith("Förslag 3 (ingen enighet): Sista bussen väntar in sista färjan. Beslut 10")
    unsaid = replace(proposal, meeting_id=3, decided_by="", decision_number="", decision_day=None, decision_outcome="")
    assert document(replace(earlier, proposals=(unsaid,))).sections[0].heading != "Sammanfattning"


def test_a_shared_place_is_told_as_shared_and_the_last_of_many_are_left_out() -> None:
    def said(*dots: int) -> str:
        template = round_of(RoundStatus.REVEALED)
        options = tuple(replace(template.options[0], number=n, label=f"Val {n}", dots=d) for n, d in enumerate(dots, 1))
        return lines(replace(empty(), rounds=(replace(template, options=options),)))[-1].partition("): ")[2]

    assert said(9, 7, 5, 3) == "Val 1 (9 prickar), Val 2 (7 prickar) och Val 3 (5 prickar)."
    assert said(9, 7, 7, 3) == (
        "Val 1 (9 prickar), Val 2 (7 prickar, delad plats 2–3) och Val 3 (7 prickar, delad plats 2–3)."
    )
    assert said(9, 7, 1, 1, 1, 1) == "Val 1 (9 prickar), Val 2 (7 prickar) och 4 alternativ på delad plats 3–6."
    assert said(0, 0) == "inga prickar sattes."


@pytest.mark.parametrize("status", [RoundStatus.OPEN, RoundStatus.CLOSED, RoundStatus.CANCELLED])
def test_nothing_that_the_room_has_not_seen_is_in_it(status: RoundStatus) -> None:
    view = replace(empty(), rounds=(round_of(status),), presence=(GroupCount("invånare", 1),))
    assert lines(view) == ("Frågan: Hur blir hamnområdet tryggt för alla?", "1 person var med (invånare: 1).")


def test_a_long_text_is_cut_at_a_word_and_stands_whole_further_down() -> None:
    proposal = replace(whole().proposals[1], wording="Lys upp vägen\n" + "och gatan " * 40)
    (line,) = [line for line in lines(replace(whole(), proposals=(proposal,))) if line.startswith("Förslag 2")]
    assert line.startswith("Förslag 2 (bred uppslutning): Lys upp vägen och gatan")
    assert line.endswith(("och gatan …", "och …"))
    assert len(line) < 160
