"""What is due over all dialogues of a store: what was promised with a date, and has not been told of.

Read by plain SQL, as the shelf is: a list of dates must not wait for the tables' import (430 ms).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from pysqlite3 import dbapi2

from sessions.store import owner
from sessions.store.sqlite import as_full, damaged, is_damage, look


class DueKind(StrEnum):
    """What is to happen by the date."""

    EXPERIMENT = "experiment"
    FIRST_STEP = "first_step"
    DUE_BY = "due_by"
    FOLLOW_UP = "follow_up"
    WISH = "wish"
    PARKED = "parked"
    FEEDBACK = "feedback"


@dataclass(frozen=True)
class Due:
    """One thing that is to happen. ``number`` is its own in the dialogue, None for feedback."""

    kind: DueKind
    day: date | None
    """None where it is promised, but for no date that a program can read."""
    number: int | None
    text: str
    who: str
    dialogue_id: int
    question: str
    registry_number: str
    to: str = ""
    """The party that a wish is to."""

    def late(self, today: date) -> bool:
        """Whether its day has passed."""
        return self.day is not None and self.day < today


_DUE = """
    SELECT x.kind, x.day, x.number, x.text, x.who, d.id, d.question, d.registry_number, x.party FROM (
        SELECT dialogue_id, 'experiment' AS kind, 0 AS rank, report_by AS day, number,
               CASE what WHEN '' THEN origin ELSE what END AS text, responsible AS who, '' AS party
        FROM experiment WHERE result = '' AND lesson = '' AND next = ''
        UNION ALL
        SELECT dialogue_id, 'first_step', 1, first_step_by, number,
               CASE first_step WHEN '' THEN promise ELSE first_step END, party, ''
        FROM commitment WHERE first_step_by IS NOT NULL AND status = 'not_started' AND kind = 'commitment'
        UNION ALL
        SELECT dialogue_id, 'due_by', 2, due_by, number, promise, party, ''
        FROM commitment WHERE due_by IS NOT NULL AND status NOT IN ('done', 'cancelled') AND kind = 'commitment'
        UNION ALL
        SELECT dialogue_id, 'follow_up', 3, follow_up, number, promise,
               CASE reports_back WHEN '' THEN party ELSE reports_back END, ''
        FROM commitment
        WHERE follow_up IS NOT NULL AND status NOT IN ('done', 'cancelled') AND kind = 'commitment'
        UNION ALL
        SELECT dialogue_id, 'wish', 3, follow_up, number, promise, reports_back, party
        FROM commitment WHERE follow_up IS NOT NULL AND status NOT IN ('done', 'cancelled') AND kind = 'wish'
        UNION ALL
        SELECT dialogue_id, 'parked', 4, answer_by, number, text, to_whom, ''
        FROM parked WHERE answer = '' AND "when" <> ''
        UNION ALL
        SELECT id, 'feedback', 5, NULL, NULL, feedback, '', ''
        FROM dialogue WHERE feedback <> '' AND feedback_day IS NULL
    ) x JOIN dialogue d ON d.id = x.dialogue_id AND NOT d.put_away
    ORDER BY x.day IS NULL, x.day, d.id, x.rank, x.number
"""


def read(path: Path) -> tuple[Due, ...] | None:
    """What is due, the earliest first, what has no date last. Dialogues that are put away are left out.

    Empty where there is no store; None where it is not one of today's, which opening it moves or tells of.
    ``Unavailable`` where it cannot be read: it is damaged, or its disk is full.
    """
    if not path.is_file():
        return ()
    try:
        connection = look(path)
        try:
            rows = connection.execute(_DUE).fetchall()
        finally:
            connection.close()
    except dbapi2.DatabaseError as error:
        if is_damage(error):
            owner.check(path)
            raise damaged(path) from error
        if (full := as_full(error, path)) is not None:
            raise full from error
        return None
    return tuple(Due(DueKind(kind), date.fromisoformat(day) if day else None, *rest) for kind, day, *rest in rows)
