"""The proposals phase by keys: what comes out of the vote, what is worded, what the hands say, what is reserved."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sessions.meeting import Meeting
from sessions.proposals import commands as proposals
from sessions.proposals.view import Horizon, Need, Outcome
from sessions.voting import commands as voting
from tests.sessions.store import making
from tests.story.console import Console, console
from tests.workshop.phases.prioritising.voted import after_the_vote
from tests.workshop.phases.proposals.worded import adopted, open_at, worded


@asynccontextmanager
async def beside_it(folder: Path) -> AsyncIterator[tuple[Console, Meeting]]:
    """A console where one is worded, and another at the meeting."""
    async with console(folder, fill=worded()) as led:
        with making.console(folder / "store.db", led.view.meeting.id) as other:
            yield led, other


def offered(led: Console) -> list[tuple[str, str, str]]:
    """Place, label and what is said of a tie, as the board offers them."""
    return [(row.number, row.text, row.sign) for row in led.phase.board.rows if row.id.startswith("option-")]


async def test_a_list_weighed_by_two_criteria_is_offered_by_the_first_with_the_place_by_the_other(
    tmp_path: Path,
) -> None:
    async with console(tmp_path, fill=after_the_vote) as led:
        with making.console(tmp_path / "store.db", led.view.meeting.id) as other:
            terms: dict[str, Any] = {"dots_each": 3, "stacking": 1, "entitled": 26}
            first = other.view.rounds[-1]
            second = other.do(voting.open_on_criterion, round_id=first.id, criterion="Går i år", **terms).id
            assert second is not None
            other.lay_ballot("4 3")
            other.lay_ballot("4 2")
            other.close_round()
            other.do(voting.reveal, round_id=second)
        await led.sees("Går i år: delad plats 2–3", "Går i år: plats 1")
        assert next(label for _, label, _ in offered(led)) == "Vuxna ute på kvällen"
        await led.press("tab", "home", "enter", "escape")
        assert led.view.proposals[0].option_id in {option.id for option in first.options}
        assert "Vuxna ute på kvällen" not in [label for _, label, _ in offered(led)]


async def test_what_the_vote_gave_is_offered_by_rank_with_ties_as_ties_until_it_is_a_proposal(tmp_path: Path) -> None:
    async with console(tmp_path, fill=after_the_vote) as led:
        assert offered(led) == [
            ("1", "Vuxna ute på kvällen", ""),
            ("2", "Ljus och sikt", "delad plats 2–3"),
            ("2", "Jobb i hamnen", "delad plats 2–3"),
        ], "what got no dot is not offered"
        await led.press("tab", "home", "down")
        await led.sees("Enter Föreslå")
        await led.press("enter")
        assert led.line == "Ljus och sikt", "its form is open where it can be worded"
        await led.press("escape")
        assert [label for _, label, _ in offered(led)] == [
            "Vuxna ute på kvällen",
            "Jobb i hamnen",
        ]
        await led.sees("plats 2–3 i omgång 1")
        await led.press("ctrl+z")
        await led.until(lambda: len(offered(led)) == 3, "it to be offered again")


async def test_an_option_that_another_made_a_proposal_of_in_the_same_moment_is_not_made_twice(tmp_path: Path) -> None:
    async with console(tmp_path, fill=after_the_vote) as led:
        option = next(each for each in led.view.rounds[-1].options if each.label == "Vuxna ute på kvällen")
        with making.console(tmp_path / "store.db", led.view.meeting.id) as other:
            other.do(proposals.adopt, option_id=option.id)
        led.phase.choose(f"option-{option.id}")  # Enter, before the board has heard of the other's
        await led.sees("”Vuxna ute på kvällen” är redan förslag 1.")
        assert len(led.view.proposals) == 1


async def test_a_choice_is_made_by_first_letters_or_arrows_and_what_is_none_is_told(tmp_path: Path) -> None:
    async with console(tmp_path, fill=worded()) as led:
        await open_at(led, "horizon")
        await led.type("l", "enter")
        await led.until(lambda: led.view.proposals[0].horizon is Horizon.LONG, "the long term")
        await led.press("up", "right")
        assert led.line == "", "after the last one comes none"
        await led.press("right")
        assert led.line == "kort sikt"
        await led.press("enter")
        await led.until(lambda: led.view.proposals[0].horizon is Horizon.SHORT, "the short term")
        await led.type("kanske", "enter")
        await led.sees("”kanske” finns inte att välja på. Välj mellan ja, nej och oklart.")
        await led.press("end", "ctrl+u")
        await led.type("OKL", "enter")
        await led.until(lambda: led.view.proposals[0].need is Need.UNCLEAR, "what is unclear")
        await led.press("up")
        assert led.line == "oklart"
        await led.type("ja", "enter")
        await led.until(lambda: led.view.proposals[0].need is Need.YES, "what stood there to be replaced")
        await led.sees("kort sikt · kräver politiskt beslut")


async def test_hands_are_typed_on_the_board_and_what_is_refused_stands_to_be_mended(tmp_path: Path) -> None:
    async with console(tmp_path, fill=after_the_vote) as led:
        await led.press("tab", "end", "s")
        await led.sees("Ställ dig på ett förslag i listan först")
        await led.press("escape")
        await led.say("Lys upp kajen")
        await led.press("escape", "tab", "home", "s")
        await led.sees("Uppslutning för förslag 1", "0 stopp · 1 allvarliga invändningar")
        await led.say("3:4 4:80")
        await led.sees("84 händer är fler än de 26 som är räknade i rummet.")
        assert led.line == "3:4 4:80"
        await led.press("backspace", "enter")
        await led.until(lambda: led.view.proposals[0].support == (0, 0, 0, 4, 8, 0), "the hands")
        await led.sees("● enighet", "3:▄ 4  4:█ 8", "12\xa0svar", "1 förslag · 1 prövat")
        await led.press("tab", "s")
        assert led.line == "0 0 0 4 8 0"
        await led.press("escape")
        led.run("support")
        await led.settle()
        assert led.line == "0 0 0 4 8 0", "the palette does the same"


async def test_a_reservation_stands_beneath_in_their_words_is_reworded_and_taken_back(tmp_path: Path) -> None:
    async with console(tmp_path, fill=worded()) as led:
        await led.press("tab", "home", "r")
        await led.say("Inte före bussen, ring 070-123 45 67")
        await led.sees("Reservation: Inte före bussen", "ett telefonnummer")
        await led.press("tab", "home", "down", "enter", "end", "ctrl+u")
        await led.say("Inte före bussen")
        await led.until(lambda: led.view.proposals[0].reservations[0].text == "Inte före bussen", "the new words")
        await led.press("tab", "r")
        await led.say("Jag vill se en kostnad")
        await led.until(lambda: len(led.view.proposals[0].reservations) == 2, "another, from the first one's row")
        await led.press("tab", "x")
        await led.until(lambda: len(led.view.proposals[0].reservations) == 1, "one taken back")
        await led.press("home", "x")
        await led.until(lambda: not led.view.proposals, "the proposal taken away with its other reservation")
        await led.sees("förslag 1 med 1 reservation, borttaget")
        await led.press("ctrl+z")
        await led.until(lambda: led.view.proposals[0].reservations, "both back")


async def test_the_room_sees_wording_hands_and_outcome_and_not_what_may_still_be_proposed(tmp_path: Path) -> None:
    async with console(tmp_path, fill=adopted(0, (0, 1, 0, 5, 9, 6))) as led:
        await led.press("f4")
        await led.sees("Vuxna ute på kvällen", "◕ bred uppslutning", "21 svar")
        assert "Jobb i hamnen" not in led.text
        await led.resize(60, 18)
        await led.sees("Vuxna ute på kvällen", "◕ bred uppslutning", "21 svar")
        await led.press("f4")
        await led.sees("Jobb i hamnen")


async def test_help_tells_how_the_word_is_worked_out(tmp_path: Path) -> None:
    async with console(tmp_path, fill=after_the_vote) as led:
        await led.press("f1")
        await led.sees("◕ bred uppslutning: minst fyra av fem visar minst 3, och ingen visar 0")
        await led.press("escape", "f8", "enter", "f1")
        assert "minst fyra av fem" not in led.text


async def test_two_consoles_on_one_wording_and_the_second_chooses(tmp_path: Path) -> None:
    async with beside_it(tmp_path) as (led, other):
        await open_at(led, "wording")
        await led.press("end", "ctrl+u")
        await led.type("Mina ord")
        other.refresh()
        made = other.view.proposals[-1]
        other.do(proposals.reword, proposal_id=made.id, version=made.version, wording="Deras ord")
        await led.until(lambda: led.view.proposals[-1].wording == "Deras ord", "the other's wording")
        assert led.line == "Mina ord"
        await led.press("enter")
        await led.sees("Någon annan hann ändra samma sak.", "Deras ord", "Mina ord")
        await led.press("down", "enter")
        await led.until(lambda: led.view.proposals[-1].wording == "Mina ord", "mine")


async def test_two_consoles_that_choose_alike_or_apart_are_shown_words_and_no_codes(tmp_path: Path) -> None:
    async with beside_it(tmp_path) as (led, other):
        await open_at(led, "horizon")
        await led.type("kort sikt")
        other.refresh()
        made = other.view.proposals[-1]
        other.do(proposals.describe, proposal_id=made.id, version=made.version, field="horizon", text=Horizon.LONG)
        await led.until(lambda: led.view.proposals[-1].horizon is Horizon.LONG, "the other's choice")
        await led.press("enter")
        await led.sees("Någon annan hann ändra samma sak.", "lång sikt", "kort sikt")
        await led.press("enter")
        await led.settle()
        assert led.view.proposals[-1].horizon is Horizon.LONG
        await led.press("enter")
        await led.type("5:3")
        other.refresh()
        made = other.view.proposals[-1]
        other.do(proposals.set_support, proposal_id=made.id, version=made.version, support=(0, 0, 0, 0, 0, 3))
        await led.until(lambda: led.view.proposals[-1].outcome is Outcome.UNITY, "the other's count")
        await led.press("enter")
        await led.sees("0 0 0 0 0 3", "5:3")
        await led.press("escape")


async def test_the_language_changes_in_an_open_form(tmp_path: Path) -> None:
    async with console(tmp_path, fill=worded()) as led:
        await open_at(led, "horizon")
        await led.type("k", "enter")
        await led.until(lambda: led.view.proposals[-1].horizon is Horizon.SHORT, "the short term")
        led.speak("en")
        await led.settle()
        await led.press("up")
        assert led.line == "short term"
        await led.press("right")
        assert led.line == "long term"
        await led.press("enter")
        await led.until(lambda: led.view.proposals[-1].horizon is Horizon.LONG, "the long term")
