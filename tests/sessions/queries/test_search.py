"""Whatever was said is found again by some of its words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.clusters.view import ClusterView
from sessions.experiments.view import ExperimentView, Next
from sessions.ideas.view import IdeaView
from sessions.notes.view import NoteKind, NoteView
from sessions.perspectives.view import InsightKind, InsightView, PerspectivesView, PerspectiveView
from sessions.proposals.view import Horizon, Need, ProposalView, ReservationView
from sessions.queries.found import Found, FoundKind
from sessions.queries.search import Index
from sessions.text.folding import fold
from sessions.view import MeetingView
from tests.sessions.records.evening import PRIVATE, empty, whole


def idea(number: int, text: str, *, theme: str = "", clarification: str = "") -> IdeaView:
    """One idea; its id is ten times its number."""
    return IdeaView(number * 10, number, text, theme, "", False, 1, clarification)


def view(*ideas: IdeaView) -> MeetingView:
    """A meeting that has these ideas and no more."""
    return replace(empty(), ideas=ideas)


def numbers(found: tuple[Found, ...]) -> list[str]:
    """What was found, by its numbers."""
    return [each.number for each in found]


TRIAL = ExperimentView(
    3, 1, 1, "", None, None, "Om det går att sitta stannar folk", "Låna ut soffor", "", "", None, "", "", None, "", "",
    Next.UNSAID, None, 1,
)  # fmt: skip
IDEAS = view(
    idea(1, "Fler lampor längs kajen"),
    idea(2, "Öppna idrottshallen på kvällen"),
    idea(3, "Ett café vid hamnen", clarification="Med plats för barnvagnar"),
    idea(4, "Bänkar vid vattnet", theme="Utemiljö"),
    idea(12, "En kaj för 3 båtar"),
)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("KAJ", ["1", "12"]),
        ("kajen lampor", ["1"]),
        ("lampor bänkar", []),
        ("oppna", []),
        ("ÖPPNA", ["2"]),
        ("cafe", ["3"]),
        ("barnvagn", ["3"]),
        ("utemiljö", ["4"]),
        ("bånkar", []),
        ("12", ["12"]),
        ("3", ["3", "12"]),
        ("3 båtar", ["12"]),
        ("3 café", ["3"]),
        ("  ", []),
        ("[/x]", []),
    ],
)
def test_all_words_are_found_wherever_they_stand(wanted: str, found: list[str]) -> None:
    assert numbers(Index(IDEAS, secret=True).find(wanted).first) == found


def test_what_begins_as_it_was_written_comes_first() -> None:
    rows = view(idea(1, "Gatubelysning"), idea(2, "Bättre belysning"), idea(3, "Belysning"))
    assert numbers(Index(rows, secret=True).find("bel").first) == ["2", "3", "1"]


def test_the_text_beside_is_said_when_it_is_what_was_found() -> None:
    (found,) = Index(IDEAS, secret=True).find("café barnvagnar").first
    assert (found.text, found.beside) == ("Ett café vid hamnen", "Med plats för barnvagnar")
    (found,) = Index(IDEAS, secret=True).find("lampor").first
    assert found.beside == ""


def test_every_topic_is_searched() -> None:
    """Each text of the whole evening is found by itself, as its own kind."""
    evening = whole()
    against = ReservationView(1, "Vi som bor här blev inte tillfrågade", 1)
    proposal = ProposalView(1, 1, 7, "Hallen öppen på fredagar", None, Horizon.SHORT, Need.NO, (), None, (against,), 1)
    evening = replace(evening, proposals=(proposal,), clusters=(*evening.clusters, ClusterView(99, "Kvällar", (), 1)))
    index = Index(evening, secret=True)
    case = evening.dialogue
    for kind, text, id_ in (
        *((FoundKind.QUESTION, each, case.id) for each in (case.question, case.purpose, case.influence, case.fixed)),
        *((FoundKind.IDEA, each.text, each.id) for each in evening.ideas),
        *((FoundKind.CLUSTER, each.heading, each.id) for each in evening.clusters),
        *((FoundKind.OPTION, option.label, option.id) for each in evening.rounds for option in each.options),
        (FoundKind.PROPOSAL, proposal.wording, 1),
        (FoundKind.PROPOSAL, against.text, 1),
        *((FoundKind.COMMITMENT, each.promise, each.id) for each in evening.commitments if each.promise),
        *((FoundKind.COMMITMENT, each.party, each.id) for each in evening.commitments),
        *((FoundKind.PARKED, each.text, each.id) for each in evening.parked),
        *((FoundKind.NOTE, each.text, each.id) for each in evening.notes),
    ):
        assert (kind, id_) in [(found.kind, found.id) for found in index.find(text).first], text


def test_perspectives_insights_and_experiments_are_searched_too() -> None:
    voice = PerspectiveView(1, 4, "Trafik", "Ingen vågar cykla", "skolelever", None, None, 1, (), 1)
    tension = InsightView(2, 1, InsightKind.TENSION, "Bilarna behövs", "Torget ska vara bilfritt", 1)
    trial = replace(TRIAL, lesson="Folk stannade kvar")
    room = replace(empty(), perspectives=PerspectivesView((), (voice,), (tension,)), experiments=(trial,))
    index = Index(room, secret=True)
    for wanted, kind in (
        ("cykla", FoundKind.PERSPECTIVE),
        ("skolelever", FoundKind.PERSPECTIVE),
        ("bilfritt", FoundKind.INSIGHT),
        ("soffor", FoundKind.EXPERIMENT),
        ("stannade", FoundKind.EXPERIMENT),
    ):
        assert [found.kind for found in index.find(wanted).first] == [kind], wanted
    assert numbers(index.find("4").first) == ["4"]


def test_a_private_note_is_found_only_where_nobody_else_can_see() -> None:
    notes = (NoteView(1, NoteKind.PRIVATE, PRIVATE, 1), NoteView(2, NoteKind.MINUTES, "Ordföranden kom", 1))
    private = replace(empty(), notes=notes)
    assert [found.id for found in Index(private, secret=True).find("ordföranden").first] == [1, 2]
    assert [found.id for found in Index(private, secret=False).find("ordföranden").first] == [2]


@given(st.lists(st.text(max_size=20), max_size=6), st.text(max_size=6))
def test_nothing_is_missed_and_nothing_is_made_up(texts: list[str], wanted: str) -> None:
    rows = view(*(idea(number, text) for number, text in enumerate(texts, 1)))
    rows = replace(rows, dialogue=replace(rows.dialogue, question="", purpose="", influence="", fixed=""))
    words = fold(wanted).split()
    fits = {
        str(number)
        for number, text in enumerate(texts, 1)
        if words and all(word in fold(text) or word == str(number) for word in words)
    }
    found = Index(rows, secret=True).find(wanted)
    assert set(numbers(found.first)) == fits
    assert sum(found.counts.values()) == len(found.first)
    few = Index(rows, secret=True).find(wanted, most=2)
    assert few.first == found.first[:2], "who asks for the first gets the first of all"
    assert (few.counts, few.left) == (found.counts, max(0, len(found.first) - 2))
