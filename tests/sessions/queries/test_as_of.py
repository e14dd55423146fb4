"""What a meeting held stays what it was, whatever later meetings make of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from pysqlite3 import dbapi2

from sessions.clusters import commands as clusters
from sessions.commitments import commands as commitments
from sessions.commitments.view import Status
from sessions.dialogue import commands as dialogue
from sessions.dialogue import outcome
from sessions.experiments import commands as experiments
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.notes import commands as notes
from sessions.notes.view import NoteKind
from sessions.parking import commands as parking
from sessions.proposals import commands as proposals
from sessions.view import MeetingView
from sessions.voting import commands as voting
from tests.sessions.queries.several import commit, experiment, first_meeting, next_meeting
from tests.sessions.store.making import console, open_round


@contextmanager
def first_again(path: Path) -> Iterator[Meeting]:
    """The first meeting, opened once more."""
    with console(path, 1) as meeting:
        yield meeting


def hold_the_first(meeting: Meeting) -> None:
    """Ideas in a cluster, a result, a proposal, a promise, something to try, and a question set aside."""
    meeting.do(dialogue.count_present, counts={"invånare": 12})
    meeting.do(ideas.add_many, texts=["Lampor", "Öppen hall", "Fler bussar"])
    meeting.do(clusters.gather, idea_ids=[1, 2], heading="Ljus och liv")
    meeting.do(parking.park, text="Vem äger parkeringen?")
    meeting.do(notes.add, kind=NoteKind.MINUTES, texts=["Vi började sent"])
    meeting.do(proposals.propose, wording="Laga lamporna")
    commit(meeting, "Kommunen", "laga lamporna")
    experiment(meeting, "öppna hallen två fredagar")
    open_round(meeting, options=3)
    meeting.lay_ballot("1 1 2")
    meeting.close_round()
    assert meeting.view.round
    meeting.do(voting.reveal, round_id=meeting.view.round.id)


def change_all_of_it(meeting: Meeting) -> None:
    """What a later meeting does to what it took over."""
    view = meeting.view
    meeting.do(ideas.reword, idea_id=1, version=view.ideas[0].version, text="Andra lampor")
    meeting.do(ideas.add, text="Ett café")
    meeting.do(clusters.take_out, idea_ids=[2])
    meeting.do(clusters.rename, cluster_id=1, version=meeting.view.clusters[0].version, heading="Bara ljus")
    meeting.do(clusters.take_out, idea_ids=[1])
    meeting.do(clusters.gather, idea_ids=[2, 1, 4], heading="Något annat")
    meeting.do(
        parking.describe, parked_id=1, version=view.parked[0].version, field="to_whom", value="fastighetskontoret"
    )
    made = view.proposals[0]
    meeting.do(proposals.reword, proposal_id=made.id, version=made.version, wording="Laga alla lampor")
    meeting.do(proposals.reserve, proposal_id=made.id, text="Inte vid hamnen")
    promised = view.commitments[0]
    meeting.do(commitments.set_status, commitment_id=promised.id, version=promised.version, status=Status.DONE, word="")
    tried = view.experiments[0]
    meeting.do(experiments.describe, experiment_id=tried.id, version=tried.version, field="result", value="tolv kom")
    case = meeting.view.dialogue
    meeting.do(outcome.record, version=case.version, field="decision_outcome", value="Det blir lampor")


def test_what_a_meeting_held_is_the_same_after_the_next_one_has_changed_all_of_it(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with first_meeting(path) as meeting:
        hold_the_first(meeting)
        then = meeting.as_held()
    with next_meeting(path) as meeting:
        change_all_of_it(meeting)
        now = meeting.as_held()
    assert (now.ideas[0].text, now.clusters[0].heading, now.commitments[0].open) == (
        "Andra lampor",
        "Något annat",
        False,
    )
    with first_again(path) as meeting:
        assert meeting.view.ideas[0].text == "Andra lampor"
        assert meeting.as_held() == then
        assert meeting.view.ideas[0].text == "Andra lampor", "to read it changes nothing"


def test_to_prepare_the_next_meeting_closes_nothing_and_neither_does_what_was_undone(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with first_meeting(path) as first:
        first.do(ideas.add, text="Lampor")
        with next_meeting(path) as second:
            second.do(notes.add, kind=NoteKind.RULE, texts=["En pratar i taget"])
            second.do(dialogue.reschedule, version=second.view.meeting.version, field="place", value="Tullhuset")
            second.do(ideas.add, text="i fel träff")
            second.undo()
            first.do(dialogue.describe, version=first.view.dialogue.version, field="recipient", text="Nämnden")
            first.do(ideas.add, text="En till")
            assert not first.as_held().held.corrected
            assert [idea.text for idea in first.as_held().ideas] == ["Lampor", "En till"]
            assert first.as_held().dialogue.recipient == "Nämnden"
            second.do(ideas.add, text="Nu är vi här")
            assert [idea.text for idea in first.as_held().ideas] == ["Lampor", "En till"]
            assert [idea.text for idea in second.as_held().ideas] == ["Lampor", "En till", "Nu är vi här"]


def test_what_is_mended_in_the_meeting_afterwards_stands_and_is_told_as_a_correction(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with first_meeting(path) as meeting:
        hold_the_first(meeting)
    with next_meeting(path) as meeting:
        change_all_of_it(meeting)
    with first_again(path) as meeting:
        meeting.do(notes.reword, note_id=1, version=meeting.view.notes[0].version, text="Vi började i tid")
        meeting.do(ideas.add, text="Funnen bland lapparna")
        meeting.do(ideas.clarify, idea_id=1, version=meeting.view.ideas[0].version, text="Vid skolan")
        held = meeting.as_held()
        meeting.do(dialogue.go_to, phase_id=meeting.view.phases[-1].id)
        assert meeting.as_held() == held, "to go through the phases of an old meeting changes nothing"
    assert [note.text for note in held.notes] == ["Vi började i tid"]
    assert [(idea.number, idea.text, idea.clarification) for idea in held.ideas] == [
        (1, "Lampor", "Vid skolan"),
        (2, "Öppen hall", ""),
        (3, "Fler bussar", ""),
        (5, "Funnen bland lapparna", ""),
    ]
    assert [what.values.get("number") for _, what in held.held.corrected] == [None, 5, 1]


def test_a_corrected_total_stands_corrected_wherever_that_was_done(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with first_meeting(path) as meeting:
        hold_the_first(meeting)
    with next_meeting(path) as meeting:
        change_all_of_it(meeting)
        option = meeting.view.rounds[0].options[0]
        meeting.do(voting.correct, option_id=option.id, version=option.version, dots=1, reason="En räknades två gånger")
    with first_again(path) as meeting:
        held = meeting.as_held()
    (voting_round,) = held.rounds
    assert voting_round.options[0].dots == 1
    assert [(made.before, made.after, made.reason) for made in voting_round.corrections] == [
        (2, 1, "En räknades två gånger")
    ]
    assert not held.held.corrected, "it has a table of its own"


def test_what_was_taken_back_or_held_personal_data_never_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with first_meeting(path) as meeting:
        meeting.do(ideas.add_many, texts=["Ring Anna, 070-123 45 67", "Min granne 19850412-1234", "Fler bussar"])
        meeting.do(proposals.propose, wording="Laga lamporna")
        meeting.do(proposals.reserve, proposal_id=1, text="Fråga anna@exempel.se först")
        meeting.do(proposals.reserve, proposal_id=1, text="Inte vid hamnen")
    with next_meeting(path) as meeting:
        meeting.do(ideas.reword, idea_id=1, version=1, text="Ring någon")
        meeting.do(ideas.withdraw, idea_id=2)
        meeting.do(ideas.reword, idea_id=3, version=1, text="Färre bussar")
        for reservation in meeting.view.proposals[0].reservations:
            meeting.do(proposals.remove_reservation, reservation_id=reservation.id)
    with first_again(path) as meeting:
        held = meeting.as_held()
    assert [(idea.text, idea.withdrawn) for idea in held.ideas if idea.number != 2] == [
        ("Ring någon", False),
        ("Fler bussar", False),
    ]
    assert [idea.withdrawn for idea in held.ideas] == [False, True, False]
    assert set(held.held.withdrawn) == {2}
    assert [reservation.text for reservation in held.proposals[0].reservations] == ["Inte vid hamnen"]


def test_an_image_that_is_older_than_a_column_takes_back_what_it_knows(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with first_meeting(path) as meeting:
        meeting.do(ideas.add, text="Lampor")
        meeting.do(notes.add, kind=NoteKind.HOPE, texts=["Ljus"])
    with next_meeting(path) as meeting:
        meeting.do(ideas.reword, idea_id=1, version=1, text="Andra lampor")
        meeting.do(ideas.add, text="Ett café")
    with closing(dbapi2.connect(str(path), isolation_level=None)) as store:
        for row_id, text in store.execute("SELECT id, images FROM journal").fetchall():
            images = json.loads(text)
            for image in images:
                for side in filter(None, image[2:]):
                    side.pop("clarification", None)
            store.execute(
                "UPDATE journal SET images = ? WHERE id = ?", (json.dumps(images, separators=(",", ":")), row_id)
            )
        store.execute("UPDATE idea SET clarification = 'Vid skolan' WHERE id = 1")
    with first_again(path) as meeting:
        (idea,) = meeting.as_held().ideas
    assert (idea.text, idea.clarification) == ("Lampor", "Vid skolan")


def test_the_only_meeting_is_told_as_it_stands_now(tmp_path: Path) -> None:
    with first_meeting(tmp_path / "store.db") as meeting:
        hold_the_first(meeting)
        held = meeting.as_held()
        assert replace(held, held=meeting.view.held, phases=meeting.view.phases) == meeting.view
        assert ("idea", 1) in held.held.touched
        assert held.held.touched["cluster", 1] >= {"heading", "membership"}
        assert all(phase.running_since is None for phase in held.phases)


def test_a_clock_that_nobody_stopped_stands_still_in_the_minutes(tmp_path: Path) -> None:
    with first_meeting(tmp_path / "store.db") as meeting:
        meeting.do(dialogue.go_to, phase_id=meeting.view.phases[1].id)
        held: MeetingView = meeting.as_held()
        assert held.held.at
        assert all(phase.used(held.held.at).total_seconds() == phase.used_seconds for phase in held.phases)
