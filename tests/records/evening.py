"""A whole evening as a view, built by hand so that every part of the minutes has something to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from sessions.agenda.phases import PhaseKind
from sessions.agenda.timing import PhaseView
from sessions.clusters.view import ClusterView
from sessions.commitments.rules import missing
from sessions.commitments.view import CommitmentView
from sessions.dialogue.view import DialogueView, GroupCount, MeetingHead
from sessions.ideas.view import IdeaView
from sessions.notes.view import NoteKind, NoteView
from sessions.parking.view import ParkedView
from sessions.view import MeetingView
from sessions.voting.view import OptionView, RoundStatus, RoundView

NOW = datetime(2025, 3, 14, 20, 4, 9, tzinfo=UTC)
PRIVATE = "Ordföranden tog över samtalet vid bord tre"
DAY = date(2025, 3, 14)


def empty(language: str = "sv") -> MeetingView:
    """A meeting of which only the question is written."""
    dialogue = DialogueView(
        id=1,
        question="Hur blir hamnområdet tryggt för alla?",
        registry_number="",
        organisation="",
        purpose="",
        influence="",
        actor_groups=(),
        language=language,
        version=1,
    )
    head = MeetingHead(
        id=7,
        dialogue_id=1,
        number=1,
        day=None,
        starts=None,
        planned_end=None,
        place="",
        phase_id=1,
        next_day=None,
        next_time=None,
        next_place="",
        version=1,
    )
    phases = tuple(PhaseView(index, kind, 30, 0, None) for index, kind in enumerate(PhaseKind, 1))
    return MeetingView(dialogue, head, phases, (), (), (), (), (), (), ())


def whole(language: str = "sv") -> MeetingView:
    """The evening when all of it has happened."""
    view = empty(language)
    return replace(
        view,
        dialogue=replace(
            view.dialogue,
            registry_number="KS 2025/112",
            organisation="Hamnstads kommun",
            purpose="Att tillsammans hitta det som gör hamnen trygg på kvällarna.",
            influence="Belysning och öppettider går att påverka. Detaljplanen ligger fast.",
            actor_groups=("invånare", "förtroendevald", "tjänsteperson", "näringsliv"),
        ),
        meeting=replace(
            view.meeting,
            number=2,
            day=DAY,
            starts=time(18),
            planned_end=time(21),
            place="Sjömanskyrkan",
            next_day=date(2025, 4, 9),
            next_time=time(18, 30),
            next_place="Tullhuset",
        ),
        presence=(
            GroupCount("invånare", 17),
            GroupCount("förtroendevald", 3),
            GroupCount("tjänsteperson", 6),
            GroupCount("näringsliv", 0),
        ),
        ideas=IDEAS,
        clusters=(
            ClusterView(1, "Ljus och sikt", (1, 3, 5), 1),
            ClusterView(2, "Något att göra på kvällen", (2,), 1),
        ),
        rounds=(
            replace(round_of(RoundStatus.CANCELLED), id=1, number=1, criterion="Roligast"),
            replace(round_of(RoundStatus.REVEALED), id=2, number=2),
        ),
        commitments=COMMITMENTS,
        parked=(
            ParkedView(1, 1, "Vem äger parkeringen bakom silon?", "Trafikkontoret", "före påsk", "på anslagstavlan", 1),
            ParkedView(2, 2, "Får föreningar låna tullen?", "Kulturförvaltningen", "", "", 1),
        ),
        notes=NOTES,
    )


def round_of(status: RoundStatus) -> RoundView:
    """A round with two options on a shared first place. Its totals are there as soon as it is closed."""
    counted = status in (RoundStatus.CLOSED, RoundStatus.REVEALED)
    totals = ((31, 21), (17, 9), (31, 14), (0, 0)) if counted else ((None, None),) * 4
    labels = ("Ljus och sikt", "Något att göra på kvällen", "Sista bussen ska vänta in sista färjan", "Nattvandrare")
    return RoundView(
        id=2,
        meeting_id=7,
        number=2,
        criterion="Viktigast att börja med",
        dots_each=3,
        stacking=2,
        entitled=28,
        status=status,
        given=25 if status != RoundStatus.CANCELLED else 0,
        spoiled=1 if status != RoundStatus.CANCELLED else 0,
        options=tuple(
            OptionView(number, number, label, None, None, *total)
            for number, (label, total) in enumerate(zip(labels, totals, strict=True), 1)
        ),
        version=1,
    )


def _commitment(number: int, party: str, promise: str = "", **fields: date | str) -> CommitmentView:
    step = str(fields.get("first_step", ""))
    days = {name: day for name, day in fields.items() if isinstance(day, date)}
    by, due, follow = days.get("first_step_by"), days.get("due_by"), days.get("follow_up")
    lacking = missing(promise, step, by, due, follow, DAY)
    return CommitmentView(number, number, 7, party, promise, step, by, due, follow, lacking, 1)


IDEAS = (
    IdeaView(1, 1, "Lys upp gångvägen mellan skolan och bussen", "Utemiljö", "1", False, 1),
    IdeaView(2, 2, "Öppna idrottshallen på fredagskvällar", "Fritid", "1", False, 1),
    IdeaView(3, 3, "Klipp ner buskarna, så att man ser vem som står där", "Utemiljö", "", False, 1),
    IdeaView(4, 4, "Sista bussen ska vänta in sista färjan", "", "2", False, 1),
    IdeaView(5, 5, "Fler kameror", "Utemiljö", "2", True, 1),
)

COMMITMENTS = (
    replace(
        _commitment(1, "Hamnstads kommun", "ta reda på vem som äger lamporna", due_by=date(2025, 2, 28)),
        meeting_id=3,
    ),
    _commitment(
        2,
        "Hamnstads kommun",
        "laga lamporna vid magasinen",
        first_step="ringa elbolaget",
        first_step_by=date(2025, 3, 18),
        due_by=date(2025, 4, 30),
        follow_up=date(2025, 5, 15),
    ),
    _commitment(
        3,
        "Båtklubben",
        "hålla öppet hus",
        first_step="fråga styrelsen",
        first_step_by=date(2025, 4, 1),
        follow_up=date(2025, 5, 7),
    ),
    _commitment(4, "Hamnstads kommun"),
)

NOTES = (
    NoteView(1, NoteKind.RULE, "En pratar i taget", 1),
    NoteView(2, NoteKind.RULE, "Det är tillåtet att säga pass", 1),
    NoteView(3, NoteKind.HOPE, "Att det händer något redan i vinter", 1),
    NoteView(4, NoteKind.WORRY, "Att det bara blir prat", 1),
    NoteView(5, NoteKind.PRIVATE, PRIVATE, 1),
    NoteView(6, NoteKind.MINUTES, "Polisen kom en kvart efter start.", 1),
    NoteView(7, NoteKind.CHECK_OUT, "Hoppfull", 1),
    NoteView(8, NoteKind.CHECK_OUT, "Trött men glad", 1),
)
