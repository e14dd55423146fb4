"""A whole evening as a view, built by hand so that every part of the minutes has something to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from sessions.agenda.phases import PhaseKind
from sessions.agenda.timing import PhaseView
from sessions.clusters.view import ClusterView
from sessions.dialogue.view import DialogueView, EarlierMeeting, GroupCount, MeetingHead
from sessions.ideas.view import IdeaView
from sessions.notes.view import NoteKind, NoteView
from sessions.parking.view import ParkedView
from sessions.perspectives.view import InsightKind, InsightView, PerspectivesView, PerspectiveView, SourceView
from sessions.view import Held, MeetingView
from sessions.voting.view import CorrectionView, LockedIdea, OptionView, RoundOrigin, RoundStatus, RoundView
from sessions.words import phrase
from tests.sessions.records.promised import COMMITMENTS, DAY, EXPERIMENTS
from tests.sessions.records.proposed import PROPOSALS
from tests.sessions.records.weighed import SECOND

NOW = datetime(2025, 3, 14, 20, 4, 9, tzinfo=UTC)


PRIVATE = "Ordföranden tog över samtalet vid bord tre"


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
    phases = tuple(PhaseView(index, kind, 30, 0, None) for index, kind in enumerate(PhaseKind.known(), 1))
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
            level="influence",
            influence="Belysning och öppettider går att påverka.",
            fixed="Detaljplanen och färjans tidtabell ligger fast.",
            problem_owner="Trafikkontoret",
            steering_group="Kommunstyrelsens trygghetsutskott",
            recipient="Kommunstyrelsen",
            feedback="Senast 15 juni 2025, på träffen i Tullhuset och på kommunens webbplats",
            actor_groups=("invånare", "förtroendevald", "tjänsteperson", "näringsliv"),
            decision_number="KS 2025/112-9",
            decision_day=date(2025, 5, 27),
            decision_outcome="Lamporna byts före hösten. Busstiderna utreds.",
            feedback_day=date(2025, 6, 11),
            feedback_given="på träffen i Tullhuset och med brev till alla",
        ),
        meeting=replace(
            view.meeting,
            number=2,
            title="Vi lyssnar och väljer",
            process_leader="processledare från kommunen",
            leaders="två samtalsledare från föreningslivet",
            note_taker="antecknare från kommunen",
            table_hosts="en vid varje bord",
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
        perspectives=PERSPECTIVES,
        ideas=IDEAS,
        clusters=(
            ClusterView(1, "Ljus och sikt", (1, 3, 5), 1),
            ClusterView(2, "Något att göra på kvällen", (2,), 1),
        ),
        rounds=(
            replace(round_of(RoundStatus.CANCELLED), id=1, number=1, criterion="Roligast"),
            replace(round_of(RoundStatus.REVEALED), id=2, number=2),
            RUN_OFF,
            SECOND,
        ),
        experiments=EXPERIMENTS,
        earlier=(EarlierMeeting(3, 1, date(2025, 2, 12)),),
        proposals=PROPOSALS,
        commitments=COMMITMENTS,
        parked=(
            ParkedView(
                1, 1, "Vem äger parkeringen bakom silon?", "Trafikkontoret", "före påsk", "på anslagstavlan", 1, 7
            ),
            ParkedView(2, 2, "Får föreningar låna tullen?", "Kulturförvaltningen", "", "", 1, 7),
            ParkedView(3, 3, "Vem sköter bänkarna?", "", "", "", 1, 3),
            ParkedView(
                *(4, 4, "Vad kostar en lampa?", "Trafikkontoret", "nu", "här", 1, 3),
                answer="Fyra tusen kronor",
                answered_on=date(2025, 2, 12),
            ),
            ParkedView(5, 5, "När lagas bron?", "Trafikkontoret", "senast 1 mars 2025", "brev", 1, 3, date(2025, 3, 1)),
        ),
        notes=NOTES,
        held=Held(
            withdrawn={5: datetime(2025, 3, 14, 19, 20, tzinfo=UTC)},
            corrected=((datetime(2025, 3, 18, 8, 30, tzinfo=UTC), phrase("ideas.what.clarified", number=3)),),
            touched={("cluster", 1): frozenset({"heading"}), ("membership", 1): frozenset({"cluster_id"})},
        ),
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
        blank=2 if counted else None,
        options=tuple(
            OptionView(number, number, label, None, None, *total)
            for number, (label, total) in enumerate(zip(labels, totals, strict=True), 1)
        ),
        version=1,
    )


IDEAS = (
    IdeaView(1, 1, "Lys upp gångvägen mellan skolan och bussen", "Utemiljö", "1", False, 1, meeting_id=3),
    IdeaView(2, 2, "Öppna idrottshallen på fredagskvällar", "Fritid", "1", False, 1, meeting_id=7),
    IdeaView(
        *(3, 3, "Klipp ner buskarna, så att man ser vem som står där", "Utemiljö", "", False, 1),
        clarification="Det gäller buskarna vid busshållplatsen.",
        meeting_id=7,
    ),
    IdeaView(4, 4, "Sista bussen ska vänta in sista färjan", "", "2", False, 1, meeting_id=7),
    IdeaView(5, 5, "Fler kameror", "Utemiljö", "2", True, 1, meeting_id=7),
)


PERSPECTIVES = PerspectivesView(
    sources=(
        SourceView(1, "perspektivrapport.csv", "oktober–december 2024", 143, datetime(2025, 2, 3, 8, 15, tzinfo=UTC)),
        SourceView(2, "tillägg.md", "", None, datetime(2025, 3, 1, 12, 0, tzinfo=UTC)),
    ),
    perspectives=(
        PerspectiveView(1, 1, "Ljus och mörker", "Jag tar omvägen runt silon", "invånare", 23, 1, None, (1, 3), 1),
        PerspectiveView(2, 2, "Ljus och mörker", "Det kallas svarta hålet", "näringsliv", 6, 1, None, (), 1),
        PerspectiveView(3, 3, "Vem platsen är till för", "Vi blir bortkörda från bänkarna", "", None, 2, None, (), 1),
        PerspectiveView(4, 4, "Ljus och mörker", "De som städar tidigt är rädda", "", None, None, 7, (1,), 1),
        PerspectiveView(5, 5, "", "Sista bussen går för tidigt", "", None, None, 3, (), 1),
    ),
    insights=(
        InsightView(1, 7, InsightKind.SHARED, "Alla vill kunna gå hem utan rädsla", "", 1, "Ljus och mörker"),
        InsightView(2, 7, InsightKind.TENSION, "Lugn på kvällen", "Liv i hamnen", 1, "Vem platsen är till för"),
        InsightView(3, 7, InsightKind.QUESTION, "Vem äger lamporna?", "", 1, "Ljus och mörker"),
    ),
)


RUN_OFF = RoundView(
    id=3,
    meeting_id=7,
    number=3,
    criterion="Avgörande: Viktigast att börja med",
    dots_each=1,
    stacking=1,
    entitled=28,
    status=RoundStatus.REVEALED,
    given=14,
    spoiled=0,
    options=(
        OptionView(
            *(11, 1, "Ljus och sikt", 1, None, 15, 8),
            ideas=(
                LockedIdea(1, "Lys upp gångvägen mellan skolan och bussen"),
                LockedIdea(3, "Klipp ner buskarna, så att man ser vem som står där"),
            ),
        ),
        OptionView(
            *(12, 2, "Sista bussen ska vänta in sista färjan", None, 4, 12, 6),
            ideas=(LockedIdea(4, "Sista bussen ska vänta in sista färjan"),),
        ),
    ),
    version=1,
    wall_dots=12,
    origin=RoundOrigin.RUN_OFF,
    origin_id=2,
    corrections=(CorrectionView(1, 2, datetime(2025, 3, 14, 19, 40, tzinfo=UTC), 11, 12, "En prick satt på baksidan"),),
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
    NoteView(9, NoteKind.CORRECTION, "Det var 27 personer på första träffen, inte 26.", 1),
)
