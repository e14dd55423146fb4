"""A proposal leads back to the ideas' own words, whatever became of the cluster that was voted on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pysqlite3 import dbapi2

from sessions.agenda.phases import PhaseKind
from sessions.clusters import commands as clusters
from sessions.dialogue import commands as dialogue
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.proposals import commands as proposals
from sessions.proposals.origin import Origin, Since, origin
from sessions.proposals.view import ProposalView
from sessions.store import schema
from sessions.store.revisions import HISTORY, History
from sessions.view import MeetingView
from sessions.voting import commands as voting
from sessions.voting.view import NewOption
from tests.sessions.store.making import console, first_store, make_meeting

TEXTS = ("Lampor längs kajen", "Klipp buskarna", "Lampor vid silon", "En buss till", "Öppna tullhuset")


@pytest.fixture
def meeting(tmp_path: Path) -> Iterator[Meeting]:
    """A round about a cluster of three ideas, one of one, and a loose idea, whose result the room has seen."""
    path = tmp_path / "dialoger.db"
    with console(path, make_meeting(path)) as meeting:
        meeting.do(ideas.add_many, texts=TEXTS)
        numbers = {idea.number: idea.id for idea in meeting.view.ideas}
        meeting.do(clusters.gather, idea_ids=[numbers[n] for n in (1, 2, 3)], heading="Ljus")
        meeting.do(clusters.gather, idea_ids=[numbers[4]], heading="Resor")
        vote(meeting)
        yield meeting


def vote(meeting: Meeting) -> None:
    """A round about what there is, revealed."""
    phase = next(phase for phase in meeting.view.phases if phase.kind == PhaseKind.PRIORITISING)
    meeting.do(dialogue.go_to, phase_id=phase.id)
    options = [NewOption(each.heading, cluster_id=each.id) for each in meeting.view.clusters]
    options += [NewOption(idea.text, idea_id=idea.id) for idea in meeting.view.loose_ideas]
    made = meeting.do(voting.open_round, criterion="Viktigast", dots_each=2, stacking=None, entitled=9, options=options)
    assert made.id is not None
    finish(meeting, made.id)


def finish(meeting: Meeting, round_id: int) -> None:
    """One votes for the first option, and the room sees it."""
    meeting.lay_ballot("1")
    meeting.close_round()
    meeting.do(voting.reveal, round_id=round_id)


def adopt(meeting: Meeting, number: int = 1) -> Origin:
    """Make a proposal of an option of the latest round."""
    option = meeting.view.rounds[-1].options[number - 1]
    meeting.do(proposals.adopt, option_id=option.id)
    return now(meeting)


def now(meeting: Meeting) -> Origin:
    return came(meeting.view, meeting.view.proposals[-1])


def came(view: MeetingView, proposal: ProposalView) -> Origin:
    return origin(proposal, rounds=view.rounds, clusters=view.clusters, ideas=view.ideas)


def behind(found: Origin) -> list[int]:
    return [each.idea.number for each in found.ideas]


def test_it_tells_the_round_the_place_the_heading_and_each_idea_in_its_own_words(meeting: Meeting) -> None:
    found = adopt(meeting)
    assert found.voted is not None
    assert (found.voted.round.number, found.voted.place.first, found.voted.place.option.label) == (1, 1, "Ljus")
    assert (found.voted.place.option.dots, found.voted.place.option.voters) == (1, 1)
    assert [(each.idea.number, each.said, each.heading) for each in found.ideas] == [
        (1, TEXTS[0], "Ljus"),
        (2, TEXTS[1], "Ljus"),
        (3, TEXTS[2], "Ljus"),
    ]
    assert not found.since
    assert meeting.view.proposals[-1].idea_ids == tuple(each.idea.id for each in found.ideas)


def test_a_proposal_whose_origin_was_split_later(meeting: Meeting) -> None:
    before = behind(adopt(meeting))
    cluster, one, two = meeting.view.clusters[0], *(idea.id for idea in meeting.view.ideas[:2])
    meeting.do(clusters.gather, idea_ids=[two], heading="Sikt")
    meeting.do(clusters.take_out, idea_ids=[one])
    found = now(meeting)
    assert behind(found) == before, "nothing is lost"
    assert [each.heading for each in found.ideas] == ["", "Sikt", "Ljus"]
    assert found.since == Since(elsewhere=(("Sikt", (2,)),), loose=(1,))
    assert found.voted is not None and found.voted.place.option.label == cluster.heading


def test_one_whose_origin_was_merged_into_another(meeting: Meeting) -> None:
    adopt(meeting)
    ljus, resor = (cluster.id for cluster in meeting.view.clusters)
    meeting.do(clusters.merge, cluster_ids=[ljus], into=resor)
    found = now(meeting)
    assert found.since == Since(gone=True, elsewhere=(("Resor", (1, 2, 3)),))
    assert behind(found) == [1, 2, 3]


def test_one_whose_origin_was_renamed_got_more_and_lost_one(meeting: Meeting) -> None:
    adopt(meeting)
    cluster = meeting.view.clusters[0]
    meeting.do(clusters.rename, cluster_id=cluster.id, version=cluster.version, heading="Ljus och sikt")
    fifth, third = meeting.view.ideas[4], meeting.view.ideas[2]
    meeting.do(clusters.gather, idea_ids=[fifth.id], heading="Ljus och sikt")
    meeting.do(ideas.withdraw, idea_id=third.id)
    assert now(meeting).since == Since(renamed="Ljus och sikt", withdrawn=(3,), newcomers=(5,))
    assert behind(now(meeting)) == [1, 2, 3], "what came later was not voted on"


def test_one_whose_origin_was_emptied(meeting: Meeting) -> None:
    adopt(meeting)
    meeting.do(clusters.take_out, idea_ids=list(meeting.view.clusters[0].idea_ids))
    found = now(meeting)
    assert found.since.loose == (1, 2, 3)
    assert behind(found) == [1, 2, 3]


def test_an_idea_that_was_worded_anew_tells_how_it_read_when_the_list_was_locked(meeting: Meeting) -> None:
    adopt(meeting)
    idea = meeting.view.ideas[0]
    meeting.do(ideas.reword, idea_id=idea.id, version=idea.version, text="Lampor överallt")
    first = now(meeting).ideas[0]
    assert (first.idea.text, first.said) == ("Lampor överallt", TEXTS[0])


def test_an_idea_that_was_withdrawn_before_the_vote_was_not_voted_on(meeting: Meeting) -> None:
    meeting.do(ideas.withdraw, idea_id=meeting.view.ideas[1].id)
    vote(meeting)
    assert behind(adopt(meeting)) == [1, 3]


def test_an_idea_of_its_own_is_its_own_origin(meeting: Meeting) -> None:
    found = adopt(meeting, 3)
    assert [(each.idea.number, each.heading) for each in found.ideas] == [(5, "")]
    assert not found.since


def test_a_run_off_and_a_second_vote_stand_for_what_was_voted_on_first(meeting: Meeting) -> None:
    meeting.do(clusters.take_out, idea_ids=[meeting.view.ideas[0].id])
    for _ in range(2):
        made = meeting.do(voting.open_again, round_id=meeting.view.rounds[-1].id)
        assert made.id is not None
        finish(meeting, made.id)
    found = adopt(meeting)
    assert found.voted is not None and found.voted.round.number == 3
    assert behind(found) == [1, 2, 3]
    assert found.since == Since(loose=(1,))


def test_a_list_that_an_early_program_locked_says_that_nobody_knows(meeting: Meeting, tmp_path: Path) -> None:
    with dbapi2.connect(str(tmp_path / "dialoger.db")) as early:
        early.execute("DELETE FROM option_idea")
    with console(tmp_path / "dialoger.db", meeting.view.meeting.id) as later:
        option = later.view.rounds[-1].options[0]
        later.do(proposals.adopt, option_id=option.id)
        found = now(later)
    assert found.unknown and found.ideas == ()


def test_a_store_from_before_origins_knows_those_of_single_ideas_and_no_more(tmp_path: Path) -> None:
    path = first_store(tmp_path / "early.db")
    schema.open_store(path, datetime(2026, 11, 24, tzinfo=UTC), History(("0001", "0002"), HISTORY.scripts)).dispose()
    with dbapi2.connect(str(path)) as early:
        for sql in EARLY:
            early.execute(sql)
    with console(path, 1) as meeting:
        first, second = (came(meeting.view, proposal) for proposal in meeting.view.proposals)
    assert [(each.idea.number, each.said) for each in first.ideas] == [(1, "Lampor, som de hette då")]
    assert second.unknown and second.ideas == () and second.since.gone


EARLY = (
    "INSERT INTO voting_round VALUES (1, 1, 1, 1, 1, 'Viktigast', 3, 1, 9, 'revealed', 1, 0, 0, 'first', NULL)",
    "INSERT INTO voting_option VALUES (1, 1, 1, 1, 'Lampor, som de hette då', NULL, 1, 2, 1)",
    "INSERT INTO voting_option VALUES (2, 1, 1, 2, 'Resor', 7, NULL, 1, 1)",
    "INSERT INTO proposal VALUES (1, 1, 1, 1, 1, 'Laga lamporna', 1, '', '', '')",
    "INSERT INTO proposal VALUES (2, 1, 1, 1, 2, 'Fler bussar', 2, '', '', '')",
)


def test_one_in_the_meetings_own_words_has_the_ideas_that_people_say(meeting: Meeting) -> None:
    meeting.do(proposals.propose, wording="Bussar i ljus")
    assert now(meeting) == Origin(None, ())
    proposal = meeting.view.proposals[-1]
    meeting.do(proposals.set_ideas, proposal_id=proposal.id, version=proposal.version, numbers=[4, 1])
    assert [(each.idea.number, each.heading, each.added) for each in now(meeting).ideas] == [
        (1, "Ljus", False),
        (4, "Resor", False),
    ]


def test_an_idea_said_later_is_told_apart_from_those_that_were_voted_on(meeting: Meeting) -> None:
    adopt(meeting)
    proposal = meeting.view.proposals[-1]
    meeting.do(proposals.set_ideas, proposal_id=proposal.id, version=proposal.version, numbers=[1, 5])
    assert [(each.idea.number, each.added) for each in now(meeting).ideas] == [
        (1, False),
        (2, False),
        (3, False),
        (5, True),
    ]
