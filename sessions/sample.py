"""The sample dialogue, laid out by the same commands as everything else: one meeting that is over, one half-way."""

from __future__ import annotations

import tomllib
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from sessions.agenda.phases import PhaseKind
from sessions.clusters import commands as clusters
from sessions.commitments import commands as commitments
from sessions.commitments.view import CommitmentKind
from sessions.dialogue import announcement
from sessions.dialogue import commands as dialogue
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.meetings import Meetings
from sessions.notes import commands as notes
from sessions.notes.view import NoteKind
from sessions.parking import commands as parking
from sessions.proposals import commands as proposals
from sessions.proposals.view import Horizon, Need, Outcome, ReservationKind
from sessions.store.change import Done
from sessions.voting import commands as voting
from sessions.voting.view import NewOption

FOLDER = Path(__file__).parent / "samples"
EVENING = timedelta(hours=3)
Data = dict[str, Any]


def fill(meetings: Meetings, language: str) -> Done:
    """Make the invented dialogue about a harbour district; gives its second meeting, in the middle of grouping."""
    with (FOLDER / f"harbour.{language}.toml").open("rb") as file:
        data: Data = tomllib.load(file)
    case = meetings.do(dialogue.create, language=language, **data["dialogue"])
    assert case.id is not None
    now = meetings.clock().astimezone()
    began = (now - timedelta(minutes=65 + now.minute % 5)).replace(second=0, microsecond=0)
    for each in data["meetings"]:
        planned = _plan(meetings, case.id, each, began)
        assert planned.id is not None
        meeting = Meeting(meetings, planned.id)
        try:
            _lead(meeting, each, data["meetings"], began)
        finally:
            meeting.leave()
    return planned


def _plan(meetings: Meetings, dialogue_id: int, data: Data, began: datetime) -> Done:
    day = began - timedelta(days=data["days_ago"])
    starts = day.time() if not data["days_ago"] else time(18)
    return meetings.do(
        dialogue.plan,
        dialogue_id=dialogue_id,
        day=day.date(),
        starts=starts,
        planned_end=(datetime.combine(day, starts) + EVENING).time(),
        place=data["place"],
    )


def _lead(meeting: Meeting, data: Data, every: list[Data], began: datetime) -> None:
    for role, name in data["roles"].items():
        meeting.do(dialogue.reschedule, version=meeting.view.meeting.version, field=role, value=name)
    meeting.do(dialogue.count_present, counts=data["present"])
    for kind in (NoteKind.RULE, NoteKind.HOPE, NoteKind.WORRY, NoteKind.MINUTES):
        meeting.do(notes.add, kind=kind, texts=data["notes"][kind])
    _ideas(meeting, data)
    if "round" in data:
        _vote(meeting, data["round"])
    for proposal in data.get("proposals", ()):
        _propose(meeting, proposal)
    for promised in data.get("commitments", ()):
        _commit(meeting, promised)
    for question in data["parked"]:
        _park(meeting, question)
    if "check_out" in data:
        meeting.do(notes.add, kind=NoteKind.CHECK_OUT, texts=data["check_out"])
        after = every[every.index(data) + 1]
        for field, value in (
            ("next_day", began.date()),
            ("next_time", began.time()),
            ("next_place", after["place"]),
        ):
            meeting.do(announcement.announce, version=meeting.view.meeting.version, field=field, value=value)
    phase = next(phase for phase in meeting.view.phases if phase.kind == PhaseKind(data["phase"]))
    meeting.do(dialogue.go_to, phase_id=phase.id)


def _ideas(meeting: Meeting, data: Data) -> None:
    for idea in data["ideas"]["written"]:
        meant = idea.pop("clarification", "")
        made = _id(meeting.do(ideas.add, **idea))
        if meant:
            meeting.do(ideas.clarify, idea_id=made, version=1, text=meant)
    by_number = {idea.number: idea.id for idea in meeting.view.ideas}
    for number in data["ideas"].get("withdrawn", ()):
        meeting.do(ideas.withdraw, idea_id=by_number[number])
    for cluster in data["clusters"]:
        numbers = [by_number[number] for number in cluster["ideas"]]
        meeting.do(clusters.gather, idea_ids=numbers, heading=cluster["heading"])


def _vote(meeting: Meeting, data: Data) -> None:
    """Paper ballots are laid and shown, one total is corrected, and the list is weighed by another criterion."""
    view = meeting.view
    options = [NewOption(cluster.heading, cluster_id=cluster.id) for cluster in view.clusters]
    options += [NewOption(idea.text, idea_id=idea.id) for idea in view.loose_ideas]
    first = _id(meeting.do(voting.open_round, options=options, **_terms(data)))
    _count(meeting, first, data)
    wrong = data["correction"]
    option = next(o for o in meeting.view.rounds[-1].options if o.number == wrong["option"])
    correction = {"version": option.version, "dots": wrong["dots"], "reason": wrong["reason"]}
    meeting.do(voting.correct, option_id=option.id, **correction)
    second = data["second"]
    _count(meeting, _id(meeting.do(voting.open_on_criterion, round_id=first, **_terms(second))), second)


def _terms(data: Data) -> Data:
    return {name: data[name] for name in ("criterion", "dots_each", "stacking", "entitled")}


def _count(meeting: Meeting, round_id: int, data: Data) -> None:
    for ballot in data["ballots"]:
        meeting.lay_ballot(ballot)
    meeting.close_round()
    meeting.do(voting.reveal, round_id=round_id)


def _propose(meeting: Meeting, data: Data) -> None:
    if "option" in data:
        made = meeting.do(proposals.adopt, option_id=_option(meeting, data["option"]))
        number = _id(made)
        meeting.do(proposals.reword, proposal_id=number, version=1, wording=data["wording"])
    else:
        number = _id(meeting.do(proposals.propose, wording=data["wording"]))

    def seen() -> dict[str, int]:
        return {"proposal_id": number, "version": next(p.version for p in meeting.view.proposals if p.id == number)}

    for field in proposals.TEXTS:
        if field in data:
            meeting.do(proposals.describe, **seen(), field=field, text=data[field])
    if "ideas" in data:
        meeting.do(proposals.set_ideas, **seen(), numbers=data["ideas"])
    meeting.do(proposals.describe, **seen(), field="horizon", text=Horizon(data["horizon"]))
    meeting.do(proposals.describe, **seen(), field="need", text=Need(data["need"]))
    meeting.do(proposals.set_support, **seen(), support=data["support"])
    if "chosen" in data:
        said = data["chosen"]
        meeting.do(proposals.say_outcome, **seen(), outcome=Outcome(said["outcome"]), why=said["why"])
    for text in data.get("actions", ()):
        meeting.do(proposals.add_action, proposal_id=number, text=text)
    for kind in ReservationKind:
        for text in data.get(f"{kind}s", ()):
            meeting.do(proposals.reserve, proposal_id=number, text=text, kind=kind)


def _option(meeting: Meeting, number: int) -> int:
    first, *_ = meeting.view.rounds
    return next(option.id for option in first.options if option.number == number)


def _commit(meeting: Meeting, data: Data) -> None:
    data = dict(data)
    kind, confirmed = CommitmentKind(data.pop("kind", CommitmentKind.COMMITMENT)), data.pop("confirmed", False)
    made = meeting.do(commitments.add, party=data.pop("party"), promise=data.pop("promise"), kind=kind)
    assert made.id is not None and meeting.view.meeting.day is not None

    def seen() -> dict[str, int]:
        version = next(each.version for each in meeting.view.commitments if each.id == made.id)
        return {"commitment_id": _id(made), "version": version}

    for field, value in data.items():
        stored = meeting.view.meeting.day + timedelta(days=value) if field in commitments.DATES else value
        meeting.do(commitments.describe, **seen(), field=field, value=stored)
    if confirmed:
        meeting.do(commitments.confirm, **seen())


def _park(meeting: Meeting, data: Data) -> None:
    done = meeting.do(parking.park, text=data["text"])
    assert done.id is not None
    for version, field in enumerate(("to_whom", "when", "how"), 1):
        if field in data:
            meeting.do(parking.describe, parked_id=done.id, version=version, field=field, value=data[field])


def _id(done: Done) -> int:
    assert done.id is not None
    return done.id
