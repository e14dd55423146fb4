"""What the speaker meant, written under an idea whose own words stay."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sessions.ideas import commands as ideas
from sessions.ideas.view import IdeaView
from sessions.words import phrase
from workshop.dialogs.conflict import choosing, seen
from workshop.phases.base.aside import warn_of_personal_data
from workshop.widgets.entry import LineMode

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done
    from workshop.phases.ideas.screen import IdeasScreen


def clarify(screen: IdeasScreen, idea: IdeaView) -> None:
    """The line takes the clarification; Enter on an empty line takes it away."""
    label = phrase("ideas.clarify", number=idea.number)
    screen.bar.lend(LineMode(label, partial(_save, screen, idea), value=idea.clarification, takes_empty=True))


def _save(screen: IdeasScreen, idea: IdeaView, text: str, version: int | None = None) -> None:
    now = next((each for each in screen.now_view.ideas if each.id == idea.id), idea)
    base = seen(now.version, now.clarification, idea.clarification) if version is None else version
    warn_of_personal_data(screen, text)

    def call(meeting: Meeting) -> Done:
        return meeting.do(ideas.clarify, idea_id=idea.id, version=base, text=text)

    deal = choosing(
        screen,
        field="clarification",
        mine=text,
        was=idea.clarification,
        show=str,
        again=lambda version: _save(screen, idea, text, version),
    )
    screen.ask_clerk(call, text=text, refused=deal, answer=lambda _: screen.mark_fresh(f"idea-{idea.id}"))
