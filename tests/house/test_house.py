"""What the house promises of itself: light where it must be, one SQLite library, no registry."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sessions.store.making import make_meeting

ROOT = Path(__file__).parents[2]


def loaded_after(script: str, *arguments: str) -> set[str]:
    """The modules that a fresh interpreter holds after a script."""
    report = "\nimport sys; print('\\n'.join(sys.modules), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", script + report, *arguments], check=True, capture_output=True, text=True, cwd=ROOT
    )
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "words",
    [["--help"], ["--version"], ["export", "--help"], ["demo", "--help"], ["wall", "--help"], ["serve", "--help"]],
)
def test_help_loads_neither_the_screens_nor_the_tables(words: list[str]) -> None:
    loaded = loaded_after("from workshop.cli.main import main\nmain(standalone_mode=False)", *words)
    assert "click" in loaded
    assert not loaded & {"textual", "rich", "sqlmodel", "sqlalchemy", "pydantic", "babel", "pysqlite3", "asyncio"}


@pytest.mark.parametrize("app", ["workshop.app, sessions.queries.shelf", "workshop.wall.app, workshop.phases.registry"])
def test_the_first_paint_waits_for_no_table(app: str) -> None:
    """What ``workshop`` and its wall import before they paint; the store is opened behind the picture."""
    loaded = loaded_after(f"import workshop.cli.launch, {app}")
    assert {"textual", *app.split(", ")} <= loaded
    assert not loaded & {"sqlmodel", "sqlalchemy", "pydantic", "alembic", "babel", "sessions.view"}


def test_the_console_paints_before_it_knows_its_phases() -> None:
    loaded = loaded_after("import workshop.cli.program, workshop.app")
    assert "workshop.start.screen" in loaded
    assert not {name for name in loaded if name.startswith(("sessions.agenda", "workshop.phases", "workshop.web"))}


def test_what_is_due_waits_for_no_table(tmp_path: Path) -> None:
    path = tmp_path / "dialoger.db"
    make_meeting(path)
    script = "import sys\nfrom workshop.cli.main import main\nmain(sys.argv[1:], standalone_mode=False)"
    loaded = loaded_after(script, "--store", str(path), "list", "--due")
    assert "pysqlite3" in loaded
    assert not loaded & {"textual", "sqlmodel", "sqlalchemy", "pydantic", "babel"}


def test_there_is_one_sqlite_library_in_the_process_and_a_store_of_today_loads_no_migration(tmp_path: Path) -> None:
    """A second library would drop the first one's locks on the same file when it closes."""
    script = (
        "import sys\nfrom pathlib import Path\nfrom sessions.meetings import Meetings\n"
        "from sessions.sample import fill\nimport workshop.app, workshop.phases.base.screen\n"
        "from sessions.queries import shelf\nmeetings = Meetings(Path(sys.argv[1]))\n"
        "fill(meetings, 'sv')\nmeetings.close()\n"
        "shelf.read(Path(sys.argv[1]))"
    )
    loaded = loaded_after(script, str(tmp_path / "dialoger.db"))
    assert {"pysqlite3._sqlite3", "sqlmodel"} <= loaded
    assert not loaded & {"sqlite3", "_sqlite3", "sqlite3.dbapi2", "alembic"}


def test_the_repository_names_no_registry_and_no_lock() -> None:
    """People install from where their own machine says."""
    assert not [path.name for path in ROOT.glob("*lock*")]
    project = (ROOT / "pyproject.toml").read_text()
    assert not re.search(r"https?://|index-url|\[\[?tool\.uv", project)


def test_what_the_system_says_is_told_in_one_place() -> None:
    """It speaks another language than the sentence that it would stand in: ``reason_of`` of ``sessions.errors``."""
    told = {
        path.relative_to(ROOT).as_posix()
        for room in ("sessions", "workshop")
        for path in (ROOT / room).rglob("*.py")
        if "strerror" in path.read_text(encoding="utf-8")
    }
    assert told == {"sessions/errors.py"}
