"""The words of what a meeting has added, changed: a missing perspective, or what the room found."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from sessions.errors import Outdated
from sessions.perspectives import commands as perspectives
from sessions.perspectives.rules import read_tension
from sessions.perspectives.view import InsightKind, InsightView, PerspectiveView
from sessions.words import phrase
from workshop.console.tasks import task
from workshop.phases.base.screen import PhaseScreen
from workshop.phases.perspectives.rows import tension
from workshop.widgets.entry import LineMode

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done


def reword(screen: PhaseScreen, one: PerspectiveView) -> None:
    """The line takes other words for a perspective."""
    screen.bar.lend(LineMode(phrase("perspectives.new.missing"), partial(_save, screen, one), value=one.text))


def reword_insight(screen: PhaseScreen, found: InsightView) -> None:
    """The line takes other words for what the room found; a tension as one wording."""
    tense = found.kind is InsightKind.TENSION
    was, save = (tension(found), _tension) if tense else (found.text, _insight)
    label = phrase(f"perspectives.new.{found.kind}")
    screen.bar.lend(LineMode(label, partial(_save_insight, screen, found, was, save), value=was))


def strain(text: str, theme: str, meeting: Meeting) -> Done:
    """Save a tension as it is typed, in the worker's thread."""
    one, other = read_tension(text)
    return meeting.do(perspectives.strain, text=one, against=other, theme=theme)


@task
async def _save(screen: PhaseScreen, one: PerspectiveView, text: str) -> None:
    await screen.edit(
        perspectives.reword,
        one.version,
        field="text",
        mine=text,
        was=one.text,
        perspective_id=one.id,
        text=text,
        typed=text,
        marks=f"perspective-{one.id}",
    )


@task
async def _save_insight(
    screen: PhaseScreen, found: InsightView, was: str, save: Callable[[int, str, Meeting, int], Done], text: str
) -> None:
    await screen.edit_with(
        partial(save, found.id, text),
        found.version,
        field="text",
        mine=text,
        was=was,
        typed=text,
        marks=f"insight-{found.id}",
    )


def _insight(insight_id: int, text: str, meeting: Meeting, version: int) -> Done:
    return meeting.do(perspectives.reword_insight, insight_id=insight_id, version=version, text=text, against="")


def _tension(insight_id: int, text: str, meeting: Meeting, version: int) -> Done:
    """Two sides are one wording to who typed them."""
    one, other = read_tension(text)
    try:
        return meeting.do(perspectives.reword_insight, insight_id=insight_id, version=version, text=one, against=other)
    except Outdated as newer:
        theirs = f"{newer.theirs['text']} ↔ {newer.theirs['against']}"
        raise Outdated({"text": theirs}, newer.version) from newer
