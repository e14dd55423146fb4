"""Experiments led by keys: begun, planned, told of at the next meeting, tested again; and what goes wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from sessions.agenda.guides import house
from sessions.agenda.phases import PhaseKind
from sessions.clusters import commands as clusters
from sessions.dialogue import arrangement
from sessions.dialogue import commands as dialogue
from sessions.experiments import commands as experiments
from sessions.experiments.view import Next
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.store.change import Done
from tests.sessions.queries.several import SECOND, experiment, first_meeting, next_meeting
from tests.sessions.store import making
from tests.story.console import Console, console
from workshop.widgets.form import Form

FIRST_EVENING, SECOND_EVENING = datetime(2026, 4, 22, 16, tzinfo=UTC), datetime(2026, 5, 20, 16, tzinfo=UTC)


@asynccontextmanager
async def led_first(folder: Path, *begun: str, there: bool = True) -> AsyncIterator[Console]:
    """A console in the first meeting's experiments, with an idea and a cluster to begin from, and what is begun."""
    with first_meeting(folder / "store.db") as meeting:
        meeting.do(ideas.add_many, texts=["Öppna hallen på fredagar", "Fler lampor", "Klipp buskarna"])
        meeting.do(clusters.gather, idea_ids=[idea.id for idea in meeting.view.ideas[1:]], heading="Ljus och sikt")
        if there:
            put_in(meeting)
        for what in begun:
            experiment(meeting, what)
    async with console(folder, now=FIRST_EVENING) as led:
        await led.press("enter")
        yield led


@asynccontextmanager
async def led_second(folder: Path) -> AsyncIterator[Console]:
    """A console in the second meeting's experiments, where one from the first is due."""
    with first_meeting(folder / "store.db") as meeting:
        experiment(meeting, "hålla hallen öppen", responsible="Fritidsledaren", report_by=SECOND)
    with next_meeting(folder / "store.db") as meeting:
        put_in(meeting)
    async with console(folder, now=SECOND_EVENING) as led:
        await led.press("enter", "escape")
        yield led


def put_in(meeting: Meeting) -> None:
    """The meeting gets the phase, and goes to it."""
    phase_id = meeting.do(arrangement.add, kind=PhaseKind.EXPERIMENTS, after=meeting.view.phase.id).id
    assert phase_id is not None
    meeting.do(dialogue.go_to, phase_id=phase_id)


async def to_experiments(led: Console) -> None:
    """Through the palette, by the command's name."""
    await led.press("/")
    await led.type("till exper", "enter")
    await led.until(lambda: led.phase.kind == "experiments" and led.view.phase.kind == "experiments", "the experiments")
    await led.settle()


async def plan_at(led: Console, field: str) -> None:
    """Up opens the plan of the last one, here at a field."""
    await led.press("up")
    led.screen.query_one("#form-room Form", Form).enter(field)
    await led.settle()


async def test_an_agenda_without_the_phase_gets_it_once_and_it_can_be_undone(tmp_path: Path) -> None:
    async with led_first(tmp_path, there=False) as led:
        await to_experiments(led)
        kinds = [phase.kind for phase in led.view.phases]
        assert [at for at, kind in enumerate(kinds) if kind == PhaseKind.EXPERIMENTS] == [1], "after where we were"
        await led.press("f8", "enter")
        await to_experiments(led)
        assert len(led.view.phases) == len(kinds)


async def test_one_is_begun_in_the_line_and_its_plan_filled_in_by_enter(tmp_path: Path) -> None:
    async with led_first(tmp_path) as led:
        await led.say("hålla hallen öppen två fredagar")
        assert len(led.screen.query("#form-room Form")) == 1
        await led.say("fler unga kommer")
        await led.press("right")
        await led.type(" i maj", "escape")
        made = led.view.experiments[0]
        assert (made.assumption, made.what) == ("fler unga kommer", "hålla hallen öppen två fredagar i maj")


async def test_the_whole_plan_by_keys(tmp_path: Path) -> None:
    async with led_first(tmp_path) as led:
        await led.say("hålla hallen öppen")
        await led.say("fler unga kommer", "", "Polisen", "Hallen", "8/5", "Fritidsledaren", "tio kommer", "20 maj 2026")
        await led.sees("✓ redo", "Fritidsledaren ansvarar", "med Polisen", "Vi berättar senast 20 maj 2026")
        made = led.view.experiments[0]
        assert (made.day, made.report_by) == (date(2026, 5, 8), date(2026, 5, 20))
        assert led.line == "", "home again"


async def test_a_date_before_the_meeting_or_the_trial_is_refused_and_stands_to_be_mended(tmp_path: Path) -> None:
    async with led_first(tmp_path, "hålla hallen öppen") as led:
        await plan_at(led, "day")
        await led.say("2026-04-01")
        await led.sees("1 april 2026 ligger före träffen 22 april 2026")
        assert led.view.experiments[0].day is None
        await led.press("end", "ctrl+u")
        await led.say("2026-05-08", "Fritidsledaren", "tio kommer", "2026-05-01")
        await led.sees("1 maj 2026, innan ni har provat 8 maj 2026", "2026-05-01")
        assert led.view.experiments[0].report_by is None
        assert led.view.experiments[0].day == date(2026, 5, 8)


async def test_a_date_that_can_be_read_two_ways_is_read_back(tmp_path: Path) -> None:
    async with led_first(tmp_path, "hålla hallen öppen") as led:
        await plan_at(led, "day")
        await led.say("5/6")
        await led.sees("Menar du fredag 5 juni 2026?")
        assert led.view.experiments[0].day == date(2026, 6, 5)


async def test_enter_on_an_idea_or_a_cluster_begins_one_and_offers_it_no_more(tmp_path: Path) -> None:
    async with led_first(tmp_path) as led:
        await led.press("tab")
        led.phase.board.highlighted = "cluster-1"
        await led.settle()
        await led.sees("Enter Prova")
        await led.press("enter")
        await led.type("det blir tryggare", "escape")
        await led.sees("Ur ”Ljus och sikt”", "Vi tror att det blir tryggare")
        await led.press("tab")
        led.phase.board.highlighted = "idea-1"
        await led.press("enter", "escape")
        made = led.view.experiments
        assert [(each.origin, each.what) for each in made] == [
            ("Ljus och sikt", ""),
            ("Öppna hallen på fredagar", "Öppna hallen på fredagar"),
        ]
        assert {row.id for row in led.phase.board.rows if row.id.startswith(("idea", "cluster"))} == {
            "idea-2",
            "idea-3",
        }
        await led.press("ctrl+z")
        await led.until(lambda: len(led.view.experiments) == 1, "the second to be undone")
        assert "idea-1" in {row.id for row in led.phase.board.rows}


async def test_one_is_begun_where_the_ideas_are_grouped(tmp_path: Path) -> None:
    async with led_first(tmp_path) as led:
        await led.go_to("grouping")
        led.run("try_out")
        await led.sees("Ställ dig på en idé eller ett kluster")
        await led.press("tab")
        led.phase.board.highlighted = "idea-2"
        led.run("try_out")
        await led.until(lambda: led.view.experiments, "the experiment")
        await led.sees("Experimentet är börjat")
        assert led.view.experiments[0].idea_id == 2


async def test_it_is_told_of_at_the_next_meeting_and_tested_again_with_the_same_words(tmp_path: Path) -> None:
    async with led_second(tmp_path) as led:
        await led.sees("1 experiment · 1 att berätta om", "▲ hur gick det?")
        await led.press("tab", "enter")
        await led.say("tolv kom", "musiken drog")
        await led.type("kanske", "enter")
        await led.sees("”kanske” finns inte att välja på. Välj mellan sluta, testa igen och pilot")
        assert led.view.experiments[0].next == Next.UNSAID
        await led.press("ctrl+u")
        await led.type("te", "enter")
        await led.sees("Experiment 1 ska testas igen.", "Börja nästa försök nu")
        await led.press("enter")
        await led.until(lambda: len(led.view.experiments) == 2, "the next test")
        await led.settle()
        told, again = led.view.experiments
        assert (told.result, told.lesson, told.next) == ("tolv kom", "musiken drog", Next.AGAIN)
        assert told.reported_in == led.view.meeting.id
        assert (again.follows, again.what, again.report_by) == (told.id, "hålla hallen öppen", None)
        await led.press("escape")
        await led.sees("Testar experiment 1 igen", "✓ testas igen", "Vi lärde oss: musiken drog")


async def test_not_now_leaves_the_next_test_for_later_and_the_letter_begins_it(tmp_path: Path) -> None:
    async with led_second(tmp_path) as led:
        await led.press("tab", "r", "down", "down")
        await led.type("testa", "enter")
        await led.sees("Börja nästa försök nu")
        await led.press("down", "enter", "escape", "tab")
        assert len(led.view.experiments) == 1
        led.phase.board.highlighted = "experiment-1"
        await led.press("a")
        await led.until(lambda: len(led.view.experiments) == 2, "the next test")
        await led.settle()
        await led.press("escape", "tab")
        led.phase.board.highlighted = "experiment-1"
        await led.press("a")
        await led.sees("testas redan igen, som experiment 2")


async def test_the_wall_shows_what_is_tried_and_not_what_is_lacking_or_could_be_tried(tmp_path: Path) -> None:
    async with led_first(tmp_path, "hålla hallen öppen") as led:
        await led.sees("Saknar:", "Går att prova")
        await led.press("f4")
        await led.until(lambda: "Går att prova" not in led.text, "the offers to go")
        assert "saknar" not in led.text.casefold()
        assert "hålla hallen öppen" in led.text


async def test_two_desks_change_one_field_and_the_second_chooses(tmp_path: Path) -> None:
    async with led_first(tmp_path, "hålla hallen öppen") as led:
        await plan_at(led, "assumption")
        await led.type("Min tro")
        with making.console(tmp_path / "store.db", led.view.meeting.id) as other:
            theirs(other, "assumption", "Deras tro")
            await led.until(lambda: led.view.experiments[0].assumption == "Deras tro", "the other's")
            assert led.line == "Min tro"
            await led.press("enter")
            await led.sees("Någon annan hann ändra samma sak.", "Deras tro", "Min tro")
            await led.press("down", "enter")
            await led.until(lambda: led.view.experiments[0].assumption == "Min tro", "mine")
            await led.settle()
            other.refresh()
            other.do(experiments.remove, experiment_id=1)
            await led.until(lambda: not led.screen.query("#form-room Form"), "the form to close with it")


def theirs(other: Meeting, field: str, value: str) -> Done:
    """The other desk changes a field of the first experiment."""
    made = other.view.experiments[0]
    return other.do(experiments.describe, experiment_id=made.id, version=made.version, field=field, value=value)


async def test_hostile_words_are_shown_as_they_are_and_take_nothing_down(tmp_path: Path) -> None:
    hostile = "[/x] [red] <b> \x1b[31m `*_| åäö"
    async with led_first(tmp_path) as led:
        await led.paste(f"{hostile} what", "enter")
        await led.paste(f"{hostile} assumption", "enter", "enter")
        await led.paste(f"{hostile} with_whom", "enter")
        await led.paste(f"{hostile} place", "enter")
        await led.paste(hostile, "enter")
        assert led.view.experiments[0].day is None
        await led.press("end", "ctrl+u", "escape")
        await led.sees("[/x] [red] <b>")
        made = led.view.experiments[0]
        texts = (made.what, made.assumption, made.with_whom, made.place)
        assert [text.split()[-1] for text in texts] == ["what", "assumption", "with_whom", "place"]
        assert "\x1b" not in led.text


async def test_whoever_is_asked_how_it_went_has_a_guide_of_their_own(tmp_path: Path) -> None:
    async with led_second(tmp_path) as led:
        await led.sees(house("experiments.report", "sv").purpose[:20])
        await led.press("tab", "home", "r")
        await led.say("tolv kom", "musiken drog")
        await led.until(lambda: led.view.experiments[0].reported, "the report")
        assert led.phase.guide_name == "experiments.report", "until the meeting is over"
