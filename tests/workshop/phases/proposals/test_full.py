"""What stands under a proposal and behind it, by keys: who decides, what is needed, the room's word, its origin."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from sessions.clusters import commands as clusters
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.proposals import commands as proposals
from sessions.proposals.view import Horizon, Need, Outcome, ProposalView, ReservationKind
from tests.sessions.store import making
from tests.story.console import Console, console
from tests.workshop.phases.prioritising.voted import after_the_vote
from tests.workshop.phases.proposals.worded import adopted, open_at, reworded, show_hands, worded
from workshop.dialogs.choice import ChoiceScreen
from workshop.widgets.form import FieldInput

WHOLE = partial(after_the_vote, whole=True)
WORDED = worded(whole=True)


def made(led: Console) -> ProposalView:
    return led.view.proposals[-1]


def asked(led: Console) -> list[str]:
    """The fields that the form asks for now."""
    fields = led.screen.query(FieldInput)
    return [field.spec.name for field in fields if field.parent is not None and field.parent.display]


@contextmanager
def beside_it(folder: Path, led: Console) -> Iterator[Meeting]:
    """Another console at the meeting, which is the door itself."""
    with making.console(folder / "store.db", led.view.meeting.id) as other:
        yield other


async def on_the_board(led: Console) -> None:
    """The highlight on the proposal."""
    await led.press("tab")
    led.phase.board.highlighted = f"proposal-{made(led).id}"


async def test_who_decides_is_asked_where_somebody_must_and_what_is_needed_where_somebody_is_below_three(
    tmp_path: Path,
) -> None:
    async with console(tmp_path, fill=WHOLE) as led:
        await led.say("Lys upp kajen")
        await led.type("Där är mörkast", "enter")
        await led.type("4 1", "enter")
        await led.type("kort", "enter")
        assert asked(led) == ["wording", "motive", "ideas", "horizon", "need", "support"]
        await led.type("oklart", "enter")
        assert "need_of" in asked(led)
        await led.type("kommunfullmäktige", "enter")
        await led.type("2:1 4:5", "enter")
        await led.type("att lamporna är dova", "enter")
        await led.until(lambda: made(led).below, "what is needed")
        proposal = made(led)
        assert (proposal.motive, proposal.need_of, proposal.below) == (
            *("Där är mörkast", "kommunfullmäktige"),
            "att lamporna är dova",
        )
        assert [idea.number for idea in led.view.ideas if idea.id in proposal.idea_ids] == [1, 4]
        assert (proposal.horizon, proposal.need) == (Horizon.SHORT, Need.UNCLEAR)
        await led.sees("oklart om det kräver politiskt beslut av kommunfullmäktige", "Därför: Där är mörkast")
        await led.press("up")
        await led.press("down", "down", "down", "down")
        await led.type("nej", "enter")
        await led.until(lambda: made(led).need is Need.NO, "that it needs none")
        assert "need_of" not in asked(led)
        assert made(led).need_of == "kommunfullmäktige", "kept, if it changes again"


async def test_ideas_that_are_not_there_are_told_and_stand_to_be_mended(tmp_path: Path) -> None:
    async with console(tmp_path, fill=WORDED) as led:
        await open_at(led, "ideas")
        await led.type("4 99", "enter")
        await led.sees("Det finns ingen idé 99.")
        assert made(led).idea_ids == ()


async def test_after_hands_below_three_the_line_asks_what_is_needed_until_it_is_answered(tmp_path: Path) -> None:
    async with console(tmp_path, fill=WORDED) as led:
        await on_the_board(led)
        await led.press("s")
        await led.say("1:2 4:8")
        await led.sees("Vad behövs för att ni ska kunna leva med det?", "Enter på tom rad hoppar över")
        await led.press("enter")
        await led.sees("Nytt förslag")
        assert not made(led).below
        await led.press("tab", "s", "end", "ctrl+u")
        await led.say("2:2 4:8")
        await led.sees("Vad behövs för att ni ska kunna leva med det?")
        await led.say("att det inte lyser in hos oss")
        await led.sees("För att leva med det: att det inte lyser in hos oss")
        await led.press("tab", "s", "end", "ctrl+u")
        await led.say("2:1 4:9")
        await led.sees("Nytt förslag")
        assert made(led).support == (0, 0, 1, 0, 9, 0)
        await led.press("tab", "s", "end", "ctrl+u")
        await led.say("3:1 4:9")
        assert not led.phase.bar.is_lent


async def test_a_form_that_is_closed_on_hands_below_three_leaves_the_line_to_ask(tmp_path: Path) -> None:
    async with console(tmp_path, fill=WORDED) as led:
        await open_at(led, "support")
        await led.type("1:1 4:8", "escape")
        await led.sees("Vad behövs för att ni ska kunna leva med det?")
        await led.say("en kostnad först")
        await led.until(lambda: made(led).below == "en kostnad först", "the answer")


async def test_a_proposal_from_the_meeting_before_tells_how_its_wording_has_changed(tmp_path: Path) -> None:
    async with console(tmp_path, fill=reworded) as led:
        first, now = led.view.proposals[0].versions
        assert now.wording == "Kommunen lagar belysningen före den 1 oktober"
        await led.press("tab", "home", "u", "end")
        await led.sees("Så har formuleringen ändrats", "träff 1", "träff 2", first.wording[:40])
        await led.sees("Kommunen lagar belysningen före den 1 oktober")


async def test_actions_and_disagreement_stand_under_it_are_reworded_and_taken_back(tmp_path: Path) -> None:
    async with console(tmp_path, fill=WORDED) as led:
        await on_the_board(led)
        await led.press("a")
        await led.say("Mät ljuset en kväll")
        await led.sees("→ Mät ljuset en kväll")
        await led.press("tab", "k")
        await led.say("Vem som ska betala")
        await led.sees("≠ Oenighet: Vem som ska betala")
        assert made(led).reservations[0].kind is ReservationKind.DISAGREEMENT
        await led.press("tab", "home", "down", "enter", "end", "ctrl+u")
        await led.say("Mät ljuset i oktober")
        await led.until(lambda: made(led).actions[0].text == "Mät ljuset i oktober", "the new words")
        await led.press("tab", "h")
        await led.sees("Mät ljuset en kväll", "Mät ljuset i oktober")
        await led.press("escape", "x")
        await led.until(lambda: not made(led).actions, "it taken away")
        await led.press("ctrl+z")
        await led.until(lambda: made(led).actions, "it back")
        await led.press("f4")
        await led.sees("1 kvarstående oenighet")
        assert "Vem som ska betala" not in led.text
        assert "Mät ljuset" not in led.text


async def test_the_room_chooses_its_word_says_why_and_takes_it_back(tmp_path: Path) -> None:
    async with console(tmp_path, fill=WORDED) as led:
        await on_the_board(led)
        await led.press("o")
        await led.sees("Pröva uppslutningen först (S)")
        with beside_it(tmp_path, led) as other:
            show_hands(other, (1, 0, 0, 0, 11, 0))
        await led.until(lambda: made(led).support, "the hands")
        await led.settle()
        await led.press("o")
        await led.sees("Vilket ord ska stå för uppslutningen för förslag 1?", "följer av svaren")
        await led.press("up", "enter")
        await led.sees("Varför ◕ bred uppslutning?")
        await led.press("enter")
        await led.sees("Skriv varför deltagarna väljer ett annat ord.", "Varför ◕ bred uppslutning?")
        assert made(led).outcome_said is None
        await led.say("Han som visade noll gäller en annan gata.")
        await led.sees(
            *("Deltagarna valde ordet: Han som visade noll", "(svaren"),
            "deltagarnas ord",
        )
        assert made(led).outcome_said is Outcome.BROAD
        with beside_it(tmp_path, led) as other:
            show_hands(other, (1, 0, 0, 0, 12, 0))
        await led.sees("Valt när svaren var 1 0 0 0 11 0.")
        await led.press("tab", "o", "down", "enter")
        await led.until(lambda: made(led).outcome_said is None, "the word that follows")
        await led.press("ctrl+z")
        await led.until(lambda: made(led).outcome_said is Outcome.BROAD, "the room's word again")


async def test_the_origin_is_read_from_the_round_to_the_ideas_own_words_and_tells_of_a_split(tmp_path: Path) -> None:
    async with console(tmp_path, fill=adopted(1, whole=True)) as led:
        await led.press("tab", "home", "u")
        await led.sees("Förslag 1: ursprung", "Omgång 1", "Ljus och sikt", "delad plats 2–3", "1 prick · 1 röstande")
        await led.sees("Rubriken är densamma och idéerna ligger kvar under den.")
        await led.press("escape")
        cluster = next(each for each in led.view.clusters if each.heading == "Ljus och sikt")
        first, *_ = cluster.idea_ids
        number = {idea.id: idea.number for idea in led.view.ideas}
        with beside_it(tmp_path, led) as other:
            other.do(clusters.gather, idea_ids=[first], heading="Bara lampor")
        await led.until(lambda: len(led.view.clusters) == 4, "the split")
        await led.press("u")
        await led.sees(f"Under ”Bara lampor” ligger nu: idé {number[first]}.", "nu under ”Bara lampor”")
        await led.sees(next(idea.text for idea in led.view.ideas if idea.id == first))


async def test_a_proposal_in_own_words_says_so_where_its_origin_is_asked_for(tmp_path: Path) -> None:
    async with console(tmp_path, fill=WORDED) as led:
        await on_the_board(led)
        await led.press("u")
        await led.sees("Förslaget är i träffens egna ord, och ingen idé är nämnd.")


@pytest.mark.parametrize(("keys", "kept"), [(["enter"], "Deras"), (["down", "enter"], "Mina")], ids=["theirs", "mine"])
@pytest.mark.parametrize("what", ["motive", "action", "reservation"])
async def test_two_note_takers_on_one_wording_and_the_second_chooses(
    tmp_path: Path, what: str, keys: list[str], kept: str
) -> None:
    under = {} if what == "motive" else {what: "Först"}
    async with console(tmp_path, fill=worded(whole=True, **under)) as led:
        with beside_it(tmp_path, led) as other:
            await on_the_board(led)
            await led.press(*(["enter", "down"] if what == "motive" else ["down", "enter", "end", "ctrl+u"]))
            await led.type("Mina")
            other.refresh()
            theirs = other.view.proposals[-1]
            match what:
                case "motive":
                    other.do(
                        *(proposals.describe,),
                        proposal_id=theirs.id,
                        version=theirs.version,
                        field="motive",
                        text="Deras",
                    )
                case "action":
                    row = theirs.actions[0]
                    other.do(proposals.reword_action, action_id=row.id, version=row.version, text="Deras")
                case "reservation":
                    held = theirs.reservations[0]
                    other.do(proposals.reword_reservation, reservation_id=held.id, version=held.version, text="Deras")
            await led.press("enter")
            await led.sees("Någon annan hann ändra samma sak.", "Deras", "Mina")
            await led.press(*keys)
            await led.until(lambda: not isinstance(led.screen, ChoiceScreen), "the choice to be made")
            await led.until(lambda: said(made(led), what) == kept, kept)


def said(proposal: ProposalView, what: str) -> str:
    match what:
        case "motive":
            return proposal.motive
        case "action":
            return proposal.actions[0].text
    return proposal.reservations[0].text


async def test_two_note_takers_on_the_rooms_word_and_the_second_chooses(tmp_path: Path) -> None:
    async with console(tmp_path, fill=adopted(0, (1, 0, 0, 0, 11, 0))) as led:
        with beside_it(tmp_path, led) as other:
            await on_the_board(led)
            await led.press("o", "up", "enter")
            await led.type("Nästan alla")
            other.refresh()
            theirs = other.view.proposals[-1]
            seen = {"proposal_id": theirs.id, "version": theirs.version}
            other.do(proposals.say_outcome, **seen, outcome=Outcome.NO_UNITY, why="Han gäller gatan")
            await led.press("enter")
            await led.sees("Någon annan hann ändra samma sak.", "○ ingen enighet", "Han gäller gatan", "Nästan alla")
            await led.press("down", "enter")
            await led.until(lambda: made(led).outcome_why == "Nästan alla", "mine")


async def test_the_language_of_a_form_that_asks_who_decides_can_change(tmp_path: Path) -> None:
    async with console(tmp_path, fill=WORDED) as led:
        await open_at(led, "need")
        await led.type("ja", "enter")
        assert "need_of" in asked(led)
        led.speak("en")
        await led.settle()
        await led.sees("Who decides", "yes")
        assert "need_of" in asked(led)


async def test_an_idea_worded_anew_shows_how_it_read_when_the_room_voted(tmp_path: Path) -> None:
    async with console(tmp_path, fill=adopted(whole=True)) as led:
        idea = next(each for each in led.view.ideas if each.id in made(led).idea_ids)
        with beside_it(tmp_path, led) as other:
            other.do(ideas.reword, idea_id=idea.id, version=idea.version, text="Måla hela busskuren")
        await led.until(lambda: "Måla hela busskuren" in [each.text for each in led.view.ideas], "the new words")
        await led.press("tab", "home", "u")
        await led.sees("Måla hela busskuren", f"När ni röstade: {idea.text}")
