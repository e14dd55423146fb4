"""From a cluster's history: one merge taken back alone, and the merges that had gone into it before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sessions.queries.history import Moment, Way
from sessions.words import phrase
from workshop.dialogs.base import Choice, ChoiceScreen

if TYPE_CHECKING:
    from sessions.clusters.unmerge import Merger
    from sessions.meeting import Meeting
    from sessions.store.change import Done
    from workshop.phases.base.screen import PhaseScreen

MERGED = "clusters.what.merged"


def is_merge(moment: Moment) -> bool:
    """Whether clusters were merged here, and not by taking a change back."""
    return moment.what.key == MERGED and moment.way is not Way.UNDONE


def offer(screen: PhaseScreen, entry: int) -> None:
    """Say what would come back and what has moved on since, and ask."""
    found: list[Merger] = []

    def call(meeting: Meeting) -> None:
        found.extend(meeting.mergers(entry))

    screen.ask_clerk(call, quiet=True, answer=lambda _: _ask(screen, found), leads_on=True)


def _ask(screen: PhaseScreen, found: list[Merger]) -> None:
    able = [merger for merger in found if merger.returning]
    if not able:
        screen.say(phrase("clusters.unmerge.moved", headings=found[0].headings if found else ()), "look")
        return
    words = screen.workshop.words
    numbers = {idea.id: str(idea.number) for idea in screen.now_view.ideas}
    choices = []
    for merger in able:
        back = [numbers[i] for cluster in merger.returning for i in cluster.idea_ids if i in numbers]
        stay = [numbers[i] for cluster in merger.returning for i in cluster.staying if i in numbers]
        name = words(
            "clusters.unmerge.inside" if merger.inside else "clusters.unmerge.take_back",
            headings=tuple(cluster.heading for cluster in merger.returning),
        )
        detail = words("clusters.unmerge.comes", numbers=tuple(back))
        if stay:
            detail = words("clusters.unmerge.comes_some", numbers=tuple(back), stay=tuple(stay))
        choices.append(Choice(str(merger.entry), name, detail))

    def chosen(answer: str | None) -> None:
        if answer not in (None, "leave"):
            _take_back(screen, int(answer))

    leave = Choice("leave", words("history.leave"))
    screen.app.push_screen(ChoiceScreen(words("clusters.unmerge.title"), [*choices, leave]), chosen)


def _take_back(screen: PhaseScreen, entry: int) -> None:
    def call(meeting: Meeting) -> Done:
        from sessions.clusters import unmerge

        return meeting.do(unmerge.unmerge, entry_id=entry)

    def answer(done: Done | None) -> None:
        if done is not None:
            screen.mark_fresh(f"cluster-{done.id}")
            screen.board.reveal(f"cluster-{done.id}")

    screen.ask_clerk(call, answer=answer, in_form=True)
