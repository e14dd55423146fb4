"""One merge is taken back alone, whatever has happened since: what moved on stays, what stands there comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sessions.clusters import commands as clusters
from sessions.clusters import unmerge
from sessions.clusters.unmerge import Merger
from sessions.errors import Refused
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.queries.history import Item
from sessions.store.change import Done
from sessions.words import Words
from tests.sessions.store.making import console, make_meeting


class Room:
    """A meeting with nine ideas, led by headings and numbers."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        meeting.do(ideas.add_many, texts=[f"Idé {number}" for number in range(1, 10)])

    def ids(self, *numbers: int) -> list[int]:
        return [idea.id for number in numbers for idea in self.meeting.view.ideas if idea.number == number]

    def id(self, heading: str) -> int:
        return next(cluster.id for cluster in self.meeting.view.clusters if cluster.heading == heading)

    def gather(self, heading: str, *numbers: int) -> None:
        self.meeting.do(clusters.gather, idea_ids=self.ids(*numbers), heading=heading)

    def merge(self, into: str, *others: str) -> int:
        """Merges, and gives the journal's entry of it."""
        target = self.id(into)
        self.meeting.do(clusters.merge, cluster_ids=[self.id(other) for other in others], into=target)
        return self.last(target)

    def last(self, cluster_id: int) -> int:
        """The newest entry about a cluster."""
        return self.meeting.history(Item("cluster", cluster_id)).moments[0].entry

    def unmerge(self, entry: int) -> Done:
        return self.meeting.do(unmerge.unmerge, entry_id=entry)

    def looked_at(self, entry: int) -> list[tuple[int, bool, list[tuple[str, int, int]]]]:
        """Of each merger: its entry, whether inside, and of each cluster how many ideas come back and stay."""
        found: tuple[Merger, ...] = self.meeting.mergers(entry)
        return [
            (each.entry, each.inside, [(c.heading, len(c.idea_ids), len(c.staying)) for c in each.returning])
            for each in found
        ]

    @property
    def standing(self) -> dict[str, list[int]]:
        """The numbers of the ideas under each heading."""
        numbers = {idea.id: idea.number for idea in self.meeting.view.ideas}
        return {cluster.heading: [numbers[i] for i in cluster.idea_ids] for cluster in self.meeting.view.clusters}


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with console(tmp_path / "store.db", make_meeting(tmp_path / "store.db")) as meeting:
        yield Room(meeting)


def test_a_merge_is_taken_back_with_heading_and_ideas_and_that_can_be_undone(room: Room) -> None:
    room.gather("Ljus", 1, 2)
    room.gather("Lampor", 3, 4)
    gone = room.id("Lampor")
    entry = room.merge("Ljus", "Lampor")
    room.gather("Bad", 5)
    done = room.unmerge(entry)
    assert room.standing == {"Ljus": [1, 2], "Lampor": [3, 4], "Bad": [5]}
    assert done.id == gone == room.id("Lampor")
    assert Words("sv").say(done.what) == "Lampor för sig igen, med 2 idéer"
    room.meeting.undo()
    assert room.standing == {"Ljus": [1, 2, 3, 4], "Bad": [5]}
    room.meeting.redo()
    assert room.standing["Lampor"] == [3, 4]


def test_what_was_moved_since_stays_and_is_said(room: Room) -> None:
    room.gather("Ljus", 1)
    room.gather("Lampor", 2, 3, 4, 5)
    entry = room.merge("Ljus", "Lampor")
    room.gather("Bad", 3)
    room.meeting.do(clusters.take_out, idea_ids=room.ids(4))
    room.meeting.do(ideas.withdraw, idea_id=room.ids(5)[0])
    room.meeting.do(clusters.rename, cluster_id=room.id("Ljus"), version=1, heading="Ljus och sikt")
    assert room.looked_at(entry) == [(entry, False, [("Lampor", 2, 2)])]
    done = room.unmerge(entry)
    assert room.standing == {"Ljus och sikt": [1], "Bad": [3], "Lampor": [2, 5]}
    said = Words("sv").say(done.what)
    assert said == "Lampor för sig igen, med 2 idéer; idé 3 och 4 lämnades där de hade flyttats"


def test_one_merge_of_several_is_taken_back_alone(room: Room) -> None:
    for heading, number in (("Ljus", 1), ("Lampor", 2), ("Sikt", 3)):
        room.gather(heading, number)
    first = room.merge("Ljus", "Lampor")
    room.merge("Ljus", "Sikt")
    room.unmerge(first)
    assert room.standing == {"Ljus": [1, 3], "Lampor": [2]}


def test_several_merged_at_once_come_back_together_as_far_as_they_can(room: Room) -> None:
    for heading, number in (("Ljus", 1), ("Lampor", 2), ("Sikt", 3)):
        room.gather(heading, number)
    entry = room.merge("Ljus", "Lampor", "Sikt")
    room.gather("Bad", 3)
    assert room.looked_at(entry) == [(entry, False, [("Lampor", 1, 0)])]
    room.unmerge(entry)
    assert room.standing == {"Ljus": [1], "Lampor": [2], "Bad": [3]}


def test_a_merge_inside_a_merge_is_taken_back_alone_or_the_outer_one_whole(room: Room) -> None:
    for heading, number in (("Ljus", 1), ("Lampor", 2), ("Trygghet", 3)):
        room.gather(heading, number)
    inner = room.merge("Ljus", "Lampor")
    room.meeting.undo()
    room.meeting.redo()
    outer = room.merge("Trygghet", "Ljus")
    assert room.looked_at(outer) == [(outer, False, [("Ljus", 2, 0)]), (inner, True, [("Lampor", 1, 0)])]
    room.unmerge(inner)
    assert room.standing == {"Trygghet": [1, 3], "Lampor": [2]}
    room.unmerge(outer)
    assert room.standing == {"Trygghet": [3], "Lampor": [2], "Ljus": [1]}
    room.meeting.undo()
    room.meeting.undo()
    room.unmerge(outer)
    assert room.standing == {"Trygghet": [3], "Ljus": [1, 2]}
    room.unmerge(inner)
    assert room.standing == {"Trygghet": [3], "Ljus": [1], "Lampor": [2]}


def test_an_idea_that_somebody_moved_there_by_hand_is_not_the_merge_s(room: Room) -> None:
    """It went out of the merged cluster to where that was merged later: it stays, for a person put it there."""
    room.gather("Ljus", 1)
    room.gather("Lampor", 2, 4)
    room.gather("Trygghet", 3)
    inner = room.merge("Ljus", "Lampor")
    room.gather("Trygghet", 4)
    room.merge("Trygghet", "Ljus")
    room.unmerge(inner)
    assert room.standing == {"Trygghet": [1, 3, 4], "Lampor": [2]}


def test_twice_is_refused_in_words(room: Room) -> None:
    room.gather("Ljus", 1)
    room.gather("Lampor", 2)
    entry = room.merge("Ljus", "Lampor")
    room.unmerge(entry)
    with pytest.raises(Refused, match=r"clusters\.unmerge\.back"):
        room.unmerge(entry)
    again = room.merge("Ljus", "Lampor")
    with pytest.raises(Refused, match=r"clusters\.unmerge\.moved"):
        room.unmerge(entry)
    room.unmerge(again)
    assert room.standing == {"Ljus": [1], "Lampor": [2]}


def test_what_is_no_merge_or_has_nothing_left_is_refused(room: Room) -> None:
    room.gather("Ljus", 1)
    room.gather("Lampor", 2)
    gathered = room.last(room.id("Lampor"))
    entry = room.merge("Ljus", "Lampor")
    room.gather("Bad", 2)
    for wrong, key in ((gathered, "none"), (10_000, "none"), (entry, "moved")):
        with pytest.raises(Refused, match=f"clusters\\.unmerge\\.{key}"):
            room.unmerge(wrong)
    assert room.meeting.mergers(gathered) == room.meeting.mergers(10_000) == ()


def test_a_cluster_that_is_left_empty_goes(room: Room) -> None:
    room.gather("Ljus", 1)
    room.gather("Lampor", 2)
    entry = room.merge("Ljus", "Lampor")
    room.gather("Bad", 1)
    room.unmerge(entry)
    assert room.standing == {"Bad": [1], "Lampor": [2]}
    room.meeting.undo()
    assert room.standing == {"Bad": [1], "Ljus": [2]}


def test_a_merge_undone_and_done_again_is_the_same_merge(room: Room) -> None:
    room.gather("Ljus", 1)
    room.gather("Lampor", 2)
    entry = room.merge("Ljus", "Lampor")
    room.meeting.undo()
    room.meeting.redo()
    for same in (entry, room.last(room.id("Ljus"))):
        room.unmerge(same)
        assert room.standing == {"Ljus": [1], "Lampor": [2]}
        room.meeting.undo()
        assert room.standing == {"Ljus": [1, 2]}
