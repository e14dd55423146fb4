"""An evening on which a dice acts, undoes and redoes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st

from sessions.clusters import commands as clusters
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from tests.sessions.store.acting import Act
from tests.sessions.store.making import asked, console, files_of, lay_out, make_meeting, open_round

modest = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
numbers = st.integers(0, 30)
ALWAYS = {"dialogue", "meeting", "phase", "idea", "cluster", "membership", "voting_round", "voting_option"}
"""Tables that every evening writes to."""
Move = tuple[Act, int, int, int]


def sequences(of: tuple[Act, ...], most: int = 20) -> st.SearchStrategy[list[Move]]:
    return st.lists(st.tuples(st.sampled_from(of), numbers, numbers, numbers), min_size=1, max_size=most)


@contextmanager
def evening() -> Iterator[tuple[Path, Meeting]]:
    """A meeting with a few ideas, a cluster and an open round, in a store of its own, at the place that made them."""
    files, meeting_id = _begun()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "dialoger.db"
        lay_out(files, path)
        with console(path, meeting_id) as meeting:
            yield path, meeting


@cache
def _begun() -> tuple[dict[str, bytes], int]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "dialoger.db"
        meeting_id = make_meeting(path)
        with console(path, meeting_id) as meeting:
            meeting.do(ideas.add_many, texts=["Lampor", "Buskar", "Bussar", "Tullhuset"])
            meeting.do(clusters.gather, idea_ids=[idea.id for idea in meeting.view.ideas[:2]], heading="Ljus")
            meeting.do(clusters.gather, idea_ids=[meeting.view.ideas[2].id], heading="Resor")
            open_round(meeting)
        return files_of(path), meeting_id


def entries(path: Path) -> int:
    return int(asked(path, "SELECT count(*) FROM journal")[0][0])


def step(path: Path, meeting: Meeting, move: Move) -> bool:
    """Make the move; whether anything was changed."""
    act, a, b, c = move
    before = entries(path)
    act(meeting, a, b, c)
    event(act.__name__)
    return entries(path) > before


def assert_whole(meeting: Meeting) -> None:
    """What the meeting shows is what anybody who opens it now would see."""
    again = Meeting(meeting._meetings, meeting.view.meeting.id)
    assert repr(again.view) == repr(meeting.view)  # versions too, which do not count where views are compared
    again.leave()
