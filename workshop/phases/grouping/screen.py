"""Grouping: ideas that belong together under a heading, every original always visible."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from sessions.agenda.phases import PhaseKind
from sessions.clusters import commands as clusters
from sessions.clusters.rules import read_line
from sessions.clusters.view import ClusterView
from sessions.errors import Refused
from sessions.ideas.view import IdeaView
from sessions.view import MeetingView
from sessions.words import phrase
from workshop.commands.table import BY_ID
from workshop.dialogs.conflict import choosing
from workshop.phases.base.screen import PhaseScreen
from workshop.phases.grouping.likeness import LikenessScreen
from workshop.widgets.board import Board, Row
from workshop.widgets.entry import LineMode

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done


class GroupingScreen(PhaseScreen):
    """Clusters with their ideas, then the ideas that stand alone."""

    kind = PhaseKind.GROUPING
    FOLLOWS = False
    BOARD_HINTS = ("mark", "fetch", "rename", "merge", "split", "take_out")

    def summary(self, view: MeetingView) -> str:
        """``6 kluster · 12 idéer ogrupperade``."""
        words = self.workshop.words
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
            count = self.workshop.words("ideas.count", n=len(ideas))
            rows.append(Row(f"cluster-{cluster.id}", cluster.heading, kind="heading", sign=count))
            rows += [Row(f"idea-{idea.id}", idea.text, str(idea.number), kind="original") for idea in ideas]
        loose = view.loose_ideas
        if loose and view.clusters:
            rows.append(Row("h-loose", self.workshop.words("grouping.loose"), kind="heading", selectable=False))
        rows += [Row(f"idea-{idea.id}", idea.text, str(idea.number), idea.theme) for idea in loose]
        return rows

    def home_mode(self) -> LineMode:
        """Idea numbers and a heading."""
        return LineMode(phrase("grouping.new"), self._gather)

    def choose(self, row_id: str) -> None:
        """Enter on a heading renames it."""
        self._rename()

    def edit_last(self) -> None:
        """Rename the newest cluster."""
        if self.now_view.clusters:
            self._rename(self.now_view.clusters[-1])

    def board_key(self, key: str) -> bool:
        """The letters that act on what is marked and where we stand."""
        acts = {"f": self._fetch, "n": self._rename, "m": self._merge, "d": self._split, "t": self._take_out}
        acts["l"] = self._alike
        if key not in acts:
            return False
        acts[key]()
        return True

    def run_own(self, command_id: str) -> None:
        """The letters' commands, from the footer or the palette."""
        if command_id == "mark":
            self.board.action_mark()
        elif not self.board_key(BY_ID[command_id].key):
            super().run_own(command_id)

    @on(Board.Marked)
    def _mark(self, event: Board.Marked) -> None:
        event.stop()
        self.board.marked = self.board.marked ^ {event.row_id}
        if event.row_id in self.board.marked:
            self.say(self.workshop.words("grouping.marked", n=len(self.board.marked)))

    def _gather(self, text: str) -> None:
        def call(meeting: Meeting) -> Done:
            numbers, heading = read_line(text)
            live = {idea.number: idea.id for idea in meeting.view.live_ideas}
            unknown = tuple(str(number) for number in numbers if number not in live)
            if unknown:
                raise Refused("clusters.unknown_ideas", numbers=unknown)
            return meeting.do(clusters.gather, idea_ids=[live[number] for number in numbers], heading=heading)

        self.ask_clerk(call, text=text, answer=self._show_cluster)

    def _alike(self) -> None:
        self.app.push_screen(LikenessScreen(self))

    def _fetch(self) -> None:
        cluster, ideas = self._here(), self._marked_ideas()
        if cluster is None or not ideas:
            self.say(self.workshop.words("grouping.fetch_how"), "look")
            return
        self._on_marked(lambda meeting: meeting.do(clusters.move, idea_ids=ideas, cluster_id=cluster.id))

    def _rename(self, cluster: ClusterView | None = None) -> None:
        cluster = cluster or self._here()
        if cluster is None:
            self.say(self.workshop.words("grouping.rename_how"), "look")
            return
        label = phrase("grouping.heading")
        self.bar.lend(LineMode(label, partial(self._save_heading, cluster), value=cluster.heading))

    def _save_heading(self, cluster: ClusterView, text: str, version: int | None = None) -> None:
        seen = cluster.version if version is None else version

        def call(meeting: Meeting) -> Done:
            return meeting.do(clusters.rename, cluster_id=cluster.id, version=seen, heading=text)

        deal = choosing(
            self,
            field="heading",
            mine=text,
            was=cluster.heading,
            show=str,
            again=lambda v: self._save_heading(cluster, text, v),
        )
        self.ask_clerk(call, text=text, refused=deal)

    def _merge(self) -> None:
        here = self._here()
        marked = [c.id for c in self.now_view.clusters if f"cluster-{c.id}" in self.board.marked]
        if here is None or not set(marked) - {here.id}:
            self.say(self.workshop.words("clusters.merge_needs_two"), "look")
            return
        self._on_marked(lambda meeting: meeting.do(clusters.merge, cluster_ids=marked, into=here.id))

    def _split(self) -> None:
        ideas = self._marked_ideas()
        if not ideas:
            self.say(self.workshop.words("grouping.split_how"), "look")
            return

        def save(heading: str) -> None:
            self._on_marked(lambda meeting: meeting.do(clusters.split, idea_ids=ideas, heading=heading))

        self.bar.lend(LineMode(phrase("grouping.split_heading", n=len(ideas)), save))

    def _take_out(self) -> None:
        idea = self._idea_here()
        ideas = self._marked_ideas() or ([idea.id] if idea else [])
        if not ideas:
            self.say(self.workshop.words("clusters.not_in_cluster"), "look")
            return
        self._on_marked(lambda meeting: meeting.do(clusters.take_out, idea_ids=ideas))

    def _on_marked(self, call: object) -> None:
        assert callable(call)
        self.board.marked = frozenset()
        self.ask_clerk(call)

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

    def _show_cluster(self, done: Done | None) -> None:
        if done is not None:
            self.mark_fresh(f"cluster-{done.id}")
            self.board.reveal(f"cluster-{done.id}")
