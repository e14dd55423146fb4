"""Opening a dialogue of 1,000 ideas that has had ten meetings, beside opening it when it has had one.

Every meeting leaves what an evening leaves: people, words, a vote, proposals, promises, experiments, parked questions.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

from sessions.agenda.phases import PhaseKind
from sessions.clusters import commands as clusters
from sessions.commitments import commands as commitments
from sessions.commitments.view import Status
from sessions.dialogue import commands as dialogue
from sessions.experiments import commands as experiments
from sessions.meeting import Meeting
from sessions.notes import commands as notes
from sessions.notes.view import NoteKind
from sessions.parking import commands as parking
from sessions.proposals import commands as proposals
from sessions.voting import commands as voting
from tests.benchmarks.measuring import ROOT, WORKSHOP, Figure, full_store, middle, show
from tests.benchmarks.terminal import Terminal
from tests.sessions.store.making import console, open_round, opened

MEETINGS = 10
MOST = 1.3
TIMES = 15
FIRST = date(2026, 1, 14)


def figures() -> Iterator[Figure]:
    """Enter on the start screen until its ideas are seen, which has the bound; and of that, the reading alone."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as windows:
        stores = [_led(Path(folder) / f"{count}.db", count) for count in (1, MEETINGS)]
        read = _read(stores)
        open_ = [windows.enter_context(Terminal((*WORKSHOP, "--store", str(path)), cwd=ROOT)) for path, _ in stores]
        seen = _seen(open_)
    name = f"the last of {MEETINGS} meetings, of 1"
    yield Figure(f"{name}: opened and seen", middle(seen[1]), "ms", middle(seen[0]), MOST, of_ratio=True)
    yield Figure(f"{name}: read", middle(read[1]), "ms", middle(read[0]))


def _led(path: Path, count: int) -> tuple[Path, int]:
    """A store with so many meetings led to their ends; gives the last one's id."""
    meeting_id = full_store(path)
    for number in range(count):
        if number:
            with opened(path) as meetings:
                planned = meetings.do(dialogue.plan, dialogue_id=1, day=FIRST + timedelta(weeks=4 * number))
            assert planned.id is not None
            meeting_id = planned.id
        with console(path, meeting_id) as meeting:
            _lead(meeting, number)
    return path, meeting_id


def _lead(meeting: Meeting, number: int) -> None:
    """One evening from its opening to its end."""
    view = meeting.view
    meeting.do(dialogue.count_present, counts={"invånare": 17, "tjänsteperson": 9})
    for kind in NoteKind:
        meeting.do(notes.add, kind=kind, texts=[f"{kind} {n}: hallen är mörk efter åtta" for n in range(4)])
    loose = [idea.id for idea in view.loose_ideas[:40]]
    for first in range(0, len(loose), 8):
        meeting.do(clusters.gather, idea_ids=loose[first : first + 8], heading=f"Ljus {number}.{first}")
    round_id = open_round(meeting, options=20)
    for slip in ("1 2 3", "2 3 4", "5 6 7", "1 1 9"):
        meeting.lay_ballot(slip)
    meeting.close_round()
    meeting.do(voting.reveal, round_id=round_id)
    for option in meeting.view.rounds[-1].options[:4]:
        made = meeting.do(proposals.adopt, option_id=option.id)
        assert made.id is not None
        meeting.do(proposals.reserve, proposal_id=made.id, text="Det får inte kosta skolan något")
    for party in ("Kommunen", "Polisen", "Båtklubben", "Kyrkan"):
        meeting.do(commitments.add, party=party, promise="laga lamporna vid magasinen")
    told = meeting.view.commitments[-1]
    meeting.do(
        commitments.set_status, commitment_id=told.id, version=told.version, status=Status.UNDER_WAY, word="beställda"
    )
    for idea in view.live_ideas[number * 3 : number * 3 + 3]:
        meeting.do(experiments.begin_from, idea_id=idea.id)
        meeting.do(parking.park, text="Vem äger parkeringen bakom silon?")
    ideas = next(phase.id for phase in meeting.view.phases if phase.kind == PhaseKind.IDEAS)
    meeting.do(dialogue.go_to, phase_id=ideas)


def _read(stores: Sequence[tuple[Path, int]]) -> list[list[float]]:
    """Milliseconds of making each store's last meeting of what is in it, one store after the other in turn."""
    times: list[list[float]] = [[] for _ in stores]
    with ExitStack() as open_:
        doors = [open_.enter_context(opened(path)) for path, _ in stores]
        for _ in range(TIMES):
            for at, (_path, meeting_id) in enumerate(stores):
                began = time.perf_counter()
                Meeting(doors[at], meeting_id).leave()
                times[at].append((time.perf_counter() - began) * 1000)
    return times


def _seen(windows: Sequence[Terminal]) -> list[list[float]]:
    """Milliseconds from Enter until the ideas are seen, one window after the other in turn."""
    times: list[list[float]] = [[] for _ in windows]
    for window in windows:
        window.until("Träff")
        window.settle(0.5)
    for turn in range(TIMES + 1):
        for at, window in enumerate(windows):
            took = window.press_until(b"\r", "Idé om") * 1000
            window.settle(0.3)
            window.write("/")
            window.settle(0.3)
            window.write("startsidan")
            window.settle(0.3)
            window.press_until(b"\r", "Idé om", gone=True)
            window.settle(0.3)
            if turn:  # the first time imports the screens
                times[at].append(took)
    return times


if __name__ == "__main__":
    sys.exit(show(figures()))
