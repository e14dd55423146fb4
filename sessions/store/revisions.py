"""The schemas that a program knows: one for each script that leads to it from the one before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

SCRIPT = re.compile(r"(\d{4})_\w+\.py")


@dataclass(frozen=True)
class History:
    """Revisions, oldest first, and the folder of alembic's scripts from each to the next."""

    revisions: tuple[str, ...]
    scripts: Path

    @property
    def today(self) -> str:
        """The revision of today's schema."""
        return self.revisions[-1]


def history_of(scripts: Path) -> History:
    """What a folder leads through, by the four digits that its files' names begin with; alembic is not asked."""
    named = (SCRIPT.fullmatch(path.name) for path in scripts.iterdir())
    return History(tuple(sorted(name[1] for name in named if name)), scripts)


HISTORY = history_of(Path(__file__).parent / "migrations" / "versions")
