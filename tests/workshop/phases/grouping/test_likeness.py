"""In the grouping: what looks alike is suggested and never done by itself, and one merge is taken back alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sessions.agenda.phases import PhaseKind
from tests.sessions.store.making import make_meeting
from tests.story.console import Console, console
from tests.story.test_hostile import HOSTILE
from tests.workshop.phases.ideas.test_batch import is_open
from tests.workshop.test_shots import hush, sample, shoot
from workshop.widgets.board import Board


async def grouping(led: Console, *texts: str) -> None:
    """Into the meeting, with these ideas, in its grouping."""
    await led.press("enter")
    await led.until(lambda: led.entered, "the meeting")
    await led.settle()
    while led.view.phase.kind != PhaseKind.IDEAS:
        await led.press("f8", "enter")
    for text in texts:
        await led.paste(text, "enter")
    await led.go_to(PhaseKind.GROUPING)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with a meeting that has nothing yet."""
    make_meeting(tmp_path / "store.db")
    return tmp_path


def clustered(led: Console) -> dict[str, list[int]]:
    """The numbers of the ideas under each heading."""
    numbers = {idea.id: idea.number for idea in led.view.ideas}
    return {cluster.heading: [numbers[i] for i in cluster.idea_ids] for cluster in led.view.clusters}


async def compared(led: Console, count: int) -> None:
    """Open the dialog and wait until so many suggestions stand there."""
    if not is_open(led):
        await led.press("tab", "l")
    await led.until(lambda: suggested(led) == count, f"{count} suggestions")


def suggested(led: Console) -> int:
    """How many suggestions the dialog shows; -1 while it compares."""
    board = led.screen.query_one(Board)
    if led.words("alike.comparing") == board.empty and not board.rows:
        return -1
    return sum(1 for row in board.rows if row.kind == "heading")


IDEAS = ("Fler lampor längs kajen", "Öppna badet", "Flera lampor vid kajen", "Öppet bad", "Sommarjobb för unga")


async def test_a_suggestion_is_taken_under_the_words_that_its_ideas_share(folder: Path) -> None:
    """L shows them; Enter asks the heading; what is put together is gone from the list; Ctrl+Z takes it apart."""
    async with console(folder) as led:
        await grouping(led, *IDEAS)
        await compared(led, 2)
        assert not led.view.clusters
        await led.sees("Lägg ihop 2 idéer")
        await led.press("enter")
        assert led.line == "Lampor kajen"
        await led.type(" och bron", "enter")
        await led.until(lambda: suggested(led) == 1, "the other one")
        assert clustered(led) == {"Lampor kajen och bron": [1, 3]}
        await led.press("escape", "ctrl+z")
        assert not led.view.clusters


async def test_what_is_passed_by_is_not_shown_again_here(folder: Path) -> None:
    async with console(folder) as led:
        await grouping(led, *IDEAS, "Lampor på kajen!")
        await compared(led, 2)
        await led.press("x")
        await led.until(lambda: suggested(led) == 1, "one less")
        await led.sees("Lägg ihop 3 idéer")
        await led.press("home", "down", "x")
        await led.sees("Lägg ihop 2 idéer")
        await led.press("home", "x")
        await led.until(lambda: suggested(led) == 0, "none")
        await led.sees("Inga idéer liknar varandra")
        await led.press("escape", "l")
        await led.until(lambda: suggested(led) == 0, "none again")
        assert not led.view.clusters


async def test_an_idea_is_put_into_the_cluster_that_it_is_like(folder: Path) -> None:
    async with console(folder) as led:
        await grouping(led, *IDEAS)
        await led.say("1 Ljus", "2 4 Badet")
        await compared(led, 1)
        await led.sees("Lägg till i Ljus", "liknar idé 1")
        await led.press("enter")
        await led.until(lambda: suggested(led) == 0, "none")
        assert clustered(led) == {"Ljus": [1, 3], "Badet": [2, 4]}


async def test_a_heading_is_asked_for_and_escape_leaves_all_as_it_was(folder: Path) -> None:
    async with console(folder) as led:
        await grouping(led, *IDEAS)
        await compared(led, 2)
        await led.press("enter", "end", "ctrl+u", "enter")
        await led.sees("Skriv vad rubriken ska vara")
        await led.press("escape")
        assert is_open(led)
        await led.press("escape")
        assert not is_open(led)
        assert not led.view.clusters


async def test_keys_are_not_stopped_by_the_comparing_and_others_changes_are_seen(folder: Path) -> None:
    async with console(folder) as led, console(folder) as other:
        await grouping(led, *IDEAS)
        await other.press("enter")
        await compared(led, 2)
        await other.say("1 3 Ljus")
        await led.until(lambda: suggested(led) == 1, "one less")


async def test_takes_whatever_people_have_typed(folder: Path) -> None:
    async with console(folder) as led:
        await grouping(led, HOSTILE, HOSTILE)
        await compared(led, 1)
        await led.press("enter")
        await led.paste(HOSTILE, "enter")
        await led.until(lambda: suggested(led) == 0, "none")
        assert len(led.view.clusters) == 1


async def test_one_merge_is_taken_back_from_the_history(folder: Path) -> None:
    """H on the cluster, Enter on the merge: what would come back is said; it comes back alone and can be undone."""
    async with console(folder) as led:
        await grouping(led, *IDEAS)
        await led.say("1 Ljus", "3 Lampor", "2 Bad")
        await led.press("tab", "home", "space", "down", "down", "space", "m")
        assert clustered(led) == {"Lampor": [1, 3], "Bad": [2]} or clustered(led) == {"Ljus": [1, 3], "Bad": [2]}
        await led.press("escape")
        await led.say("5 Jobb")
        await led.press("tab", "home", "h")
        await led.press("enter")
        await led.sees("Ta tillbaka sammanslagningen?", "för sig igen", "kommer tillbaka med idé")
        await led.press("enter")
        assert clustered(led) in (
            {"Ljus": [1], "Lampor": [3], "Bad": [2], "Jobb": [5]},
            {"Lampor": [3], "Ljus": [1], "Bad": [2], "Jobb": [5]},
        )
        await led.press("ctrl+z")
        assert len(clustered(led)) == 3


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_the_suggestions_as_they_look(tmp_path: Path, text_file: Any, language: str) -> None:
    """The list, the heading being asked for, and the question when a merge is taken back."""
    async with console(tmp_path, language, size=(100, 30), fill=sample(language)) as led:
        await led.press("tab", "l")
        await led.until(lambda: suggested(led) > 0, "suggestions")
        await shoot(led, text_file, "alike")
        await led.press("escape", "escape")
        await led.press("tab", "home", "space", "down", "down")
        first, second = led.view.clusters[:2]
        led.phase.board.marked = frozenset({f"cluster-{first.id}", f"cluster-{second.id}"})
        led.phase.board.highlighted = f"cluster-{first.id}"
        await led.press("m")
        await hush(led)
        await led.press("h", "enter")
        await shoot(led, text_file, "unmerge")
