"""What is not for the room is in no picture of any phase, whatever stands in the store."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sessions.agenda.guides import guide_for
from sessions.agenda.phases import PhaseKind
from sessions.commitments import commands as commitments
from sessions.dialogue import commands as dialogue
from sessions.experiments import commands as experiments
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.notes import commands as notes
from sessions.notes.view import NoteKind
from sessions.queries.room import ANSWERS_TO, ROLES
from sessions.voting import commands as voting
from tests.sessions.store.making import console, make_meeting, open_round
from tests.workshop.phases.closing.test_code import read_page
from tests.workshop.wall.hosted import Seen, kinds, wall
from workshop.phases.registry import registered

SECRET = "HEMLIGT"
OPEN_IDEA = "Lys upp gångvägen"
PROMISE = "hålla öppet hus"


def fill(led: Meeting) -> None:
    """Something secret in every place that is not the room's, and something that is the room's beside it."""
    for kind in (NoteKind.PRIVATE, NoteKind.MINUTES, NoteKind.CORRECTION):
        led.do(notes.add, kind=kind, texts=[f"{SECRET} {kind}"])
    for role in ROLES:
        led.do(dialogue.reschedule, version=led.view.meeting.version, field=role, value=f"{SECRET} {role}")
    for field in ("problem_owner", "steering_group"):
        led.do(dialogue.describe, version=led.view.dialogue.version, field=field, text=f"{SECRET} {field}")
    led.do(ideas.add, text=OPEN_IDEA)
    taken_back = led.do(ideas.add, text=f"{SECRET} idé", theme=f"{SECRET} tema", table=f"{SECRET} bord")
    assert taken_back.id is not None
    led.do(ideas.clarify, idea_id=taken_back.id, version=1, text=f"{SECRET} förtydligande")
    led.do(ideas.withdraw, idea_id=taken_back.id)
    tried = led.do(experiments.begin, what="prova musik i hallen")
    assert tried.id is not None
    for version, field in enumerate(("responsible", "with_whom"), 1):
        led.do(experiments.describe, experiment_id=tried.id, version=version, field=field, value=f"{SECRET} {field}")
    made = led.do(commitments.add, party="Båtklubben", promise=PROMISE)
    assert made.id is not None
    for version, field in enumerate(ANSWERS_TO, 1):
        led.do(commitments.describe, commitment_id=made.id, version=version, field=field, value=f"{SECRET} {field}")
    led.do(dialogue.reschedule, version=led.view.meeting.version, field="next_day", value=date(2026, 5, 20))


async def go_to(led: Meeting, seen: Seen, kind: PhaseKind) -> None:
    """A phase, and all pages of its wall."""
    phase = next(phase for phase in led.view.phases if phase.kind == kind)
    led.do(dialogue.go_to, phase_id=phase.id)
    await seen.sees(seen.app.shown.words(f"phase.{kind}.name"))
    await seen.every_page()


async def test_no_secret_is_in_any_picture(tmp_path: Path) -> None:
    path = tmp_path / "dialoger.db"
    meeting_id = make_meeting(path)
    with console(path, meeting_id) as led:
        fill(led)
        async with wall(path, meeting_id=meeting_id) as seen:
            planned = {phase.kind for phase in led.view.phases}
            for kind in kinds():
                if kind in planned:
                    await go_to(led, seen, kind)
            assert OPEN_IDEA in "\n".join(seen.app.frames)

            round_id = open_round(led, entitled=9, options=3)
            for slip in ("2 2 2", "2 2 1", "2 2 2"):
                led.lay_ballot(slip)
            await seen.sees("av 9 sedlar", "█")
            await seen.every_page()
            led.close_round()
            await seen.sees("Allt är räknat")
            await seen.every_page()
            before = "\n".join(seen.app.frames)
            assert "8 prickar" not in before and "1 prick ·" not in before
            led.do(voting.reveal, round_id=round_id)
            await seen.sees("Prioritering, inte beslut")
            await seen.every_page()
            await seen.sees("8 prickar")
        frames = "\n".join(seen.app.frames)
    assert len(seen.app.frames) > 20
    assert SECRET not in frames
    held = "\n".join(filter(None, map(read_page, seen.app.codes)))
    assert PROMISE in held and SECRET not in held, "nor in what a camera reads"
    for kind in registered():
        guide = guide_for(kind, "sv", path.parent).guide
        for said in (guide.say, guide.purpose, *guide.mind, *(step.text for step in guide.steps)):
            assert not said or said.splitlines()[0] not in frames
