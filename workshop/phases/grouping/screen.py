"""Grouping: ideas that belong together under a heading, every original always visible."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import BindingType

from sessions.agenda.phases import PhaseKind
from sessions.clusters import commands as clusters
from sessions.clusters.rules import read_line
from sessions.clusters.view import ClusterView
from sessions.errors import Refused
from sessions.ideas.view import IdeaView
from sessions.view import MeetingView
from sessions.words import phrase
from workshop.commands.command import bindings
from workshop.console.tasks import task
from workshop.phases.base.screen import PhaseScreen
from workshop.phases.grouping.likeness import LikenessScreen
from workshop.phases.grouping.spec import SPEC
from workshop.widgets.board import Board, Row
from workshop.widgets.entry import LineMode

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done


class GroupingScreen(PhaseScreen):
    """Clusters with their ideas, then the ideas that stand alone."""

    kind = PhaseKind.GROUPING
    BINDINGS: ClassVar[list[BindingType]] = bindings(SPEC.commands)
    FOLLOWS = False
    BOARD_HINTS = ("mark", "fetch", "rename", "merge", "split", "take_out")

    def summary(self, view: MeetingView) -> str:
        """``6 kluster · 12 idéer ogrupperade``."""
        words = self.console.words
        return words(
            "grouping.summary",
            clusters=words("clusters.count", n=len(view.clusters)),
            n=len(view.loose_ideas),
        )

    def rows(self, view: MeetingView) -> Sequence[Row]:
        """Headings with their originals beneath, then the loose ideas."""
        by_id = {idea.id: idea for idea in view.live_ideas}
        rows: list[Row] = []
        for cluster in view.clusters:
            ideas = [by_id[i] for i in cluster.idea_ids if i in by_id]
            count = self.console.words("ideas.count", n=len(ideas))
            rows.append(Row(f"cluster-{cluster.id}", cluster.heading, kind="heading", sign=count))
            rows += [Row(f"idea-{idea.id}", idea.text, str(idea.number), kind="original") for idea in ideas]
        loose = view.loose_ideas
        if loose and view.clusters:
            rows.append(Row("h-loose", self.console.words("grouping.loose"), kind="heading", selectable=False))
        rows += [Row(f"idea-{idea.id}", idea.text, str(idea.number), idea.theme) for idea in loose]
        return rows

    def home_mode(self) -> LineMode:
        """Idea numbers and a heading."""
        return LineMode(phrase("grouping.new"), self._gather, alone=True)

    def choose(self, row_id: str) -> None:
        """Enter on a heading renames it."""
        self.action_rename()

    def edit_last(self) -> None:
        """Rename the newest cluster."""
        if self.now_view.clusters:
            self._rename(self.now_view.clusters[-1])

    @on(Board.Marked)
    def _mark(self, event: Board.Marked) -> None:
        event.stop()
        self.board.marked = self.board.marked ^ {event.row_id}
        if event.row_id in self.board.marked:
            self.say(self.console.words("grouping.marked", n=len(self.board.marked)))

    # What the commands do with what is marked and where the highlight stands.

    def action_mark(self) -> None:
        """Mark what the highlight stands on, or take its mark away."""
        self.board.action_mark()

    def action_alike(self) -> None:
        """Show ideas that look alike."""
        self.app.push_screen(LikenessScreen(self))

    def action_fetch(self) -> None:
        """Move the marked ideas here."""
        cluster, ideas = self._here(), self._marked_ideas()
        if cluster is None or not ideas:
            self.say(self.console.words("grouping.fetch_how"), "look")
        else:
            self._on_marked(clusters.move, idea_ids=ideas, cluster_id=cluster.id)

    def action_rename(self) -> None:
        """Give the cluster another heading."""
        cluster = self._here()
        if cluster is None:
            self.say(self.console.words("grouping.rename_how"), "look")
        else:
            self._rename(cluster)

    def action_merge(self) -> None:
        """Put the marked clusters into this one."""
        here = self._here()
        marked = [c.id for c in self.now_view.clusters if f"cluster-{c.id}" in self.board.marked]
        if here is None or not set(marked) - {here.id}:
            self.say(self.console.words("clusters.merge_needs_two"), "look")
        else:
            self._on_marked(clusters.merge, cluster_ids=marked, into=here.id)

    def action_split(self) -> None:
        """Put the marked ideas under a heading of their own."""
        ideas = self._marked_ideas()
        if not ideas:
            self.say(self.console.words("grouping.split_how"), "look")
        else:
            self.bar.lend(LineMode(phrase("grouping.split_heading", n=len(ideas)), partial(self._split, ideas)))

    def action_take_out(self) -> None:
        """Take the marked ideas, or the one here, out of their cluster."""
        idea = self._idea_here()
        ideas = self._marked_ideas() or ([idea.id] if idea else [])
        if not ideas:
            self.say(self.console.words("clusters.not_in_cluster"), "look")
        else:
            self._on_marked(clusters.take_out, idea_ids=ideas)

    # What is saved.

    @task
    async def _gather(self, text: str) -> None:
        done = await self.ask_store(partial(_gathered, text), typed=text, marks="cluster")
        self.board.reveal(f"cluster-{done.id}")

    def _rename(self, cluster: ClusterView) -> None:
        label = phrase("grouping.heading")
        self.bar.lend(LineMode(label, partial(self._save_heading, cluster), value=cluster.heading))

    @task
    async def _save_heading(self, cluster: ClusterView, text: str) -> None:
        await self.edit(
            clusters.rename,
            cluster.version,
            field="heading",
            mine=text,
            was=cluster.heading,
            cluster_id=cluster.id,
            heading=text,
            typed=text,
        )

    def _split(self, ideas: Sequence[int], heading: str) -> None:
        self._on_marked(clusters.split, idea_ids=ideas, heading=heading, typed=heading)

    @task
    async def _on_marked(self, command: Callable[..., Any], /, **values: Any) -> None:
        self.board.marked = frozenset()
        await self.submit(command, **values)

    # Where things stand.

    def _marked_ideas(self) -> list[int]:
        return [idea.id for idea in self.now_view.live_ideas if f"idea-{idea.id}" in self.board.marked]

    def _idea_here(self) -> IdeaView | None:
        return next((i for i in self.now_view.live_ideas if f"idea-{i.id}" == self.board.highlighted), None)

    def _here(self) -> ClusterView | None:
        """The cluster that the highlight stands on or in."""
        at, idea = self.board.highlighted, self._idea_here()
        return next(
            (c for c in self.now_view.clusters if f"cluster-{c.id}" == at or (idea and idea.id in c.idea_ids)), None
        )


def _gathered(text: str, meeting: Meeting) -> Done:
    """Put ideas under a heading, by their numbers as the line has them."""
    numbers, heading = read_line(text)
    live = {idea.number: idea.id for idea in meeting.view.live_ideas}
    there = {idea.number for idea in meeting.view.ideas}
    for key, lacking in (
        ("clusters.unknown_ideas", tuple(str(number) for number in numbers if number not in there)),
        ("clusters.withdrawn_ideas", tuple(str(number) for number in numbers if number in there - live.keys())),
    ):
        if lacking:
            raise Refused(key, n=len(lacking), numbers=lacking)
    return meeting.do(clusters.gather, idea_ids=[live[number] for number in numbers], heading=heading)
