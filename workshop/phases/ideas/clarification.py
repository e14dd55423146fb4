"""What the speaker meant, written under an idea whose own words stay."""

from __future__ import annotations

from functools import partial

from sessions.ideas import commands as ideas
from sessions.ideas.view import IdeaView
from sessions.words import phrase
from workshop.console.tasks import task
from workshop.dialogs.conflict import seen
from workshop.phases.base.screen import PhaseScreen
from workshop.widgets.entry import LineMode


def clarify(screen: PhaseScreen, idea: IdeaView) -> None:
    """The line takes the clarification; Enter on an empty line takes it away."""
    label = phrase("ideas.clarify", number=idea.number)
    screen.bar.lend(LineMode(label, partial(_save, screen, idea), value=idea.clarification, takes_empty=True))


@task
async def _save(screen: PhaseScreen, idea: IdeaView, text: str) -> None:
    now = next((each for each in screen.now_view.ideas if each.id == idea.id), idea)
    await screen.edit(
        ideas.clarify,
        seen(now.version, now.clarification, idea.clarification),
        field="clarification",
        mine=text,
        was=idea.clarification,
        idea_id=idea.id,
        text=text,
        typed=text,
        marks=f"idea-{idea.id}",
    )
