"""The command line as the shell meets it: real processes, pipes and folders."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

WORKSHOP = (sys.executable, "-c", "import sys; sys.argv[0] = 'workshop'; from workshop.cli.main import main; main()")


def shell(*words: object, cwd: Path, stdout: int = subprocess.PIPE, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*WORKSHOP, *map(str, words)],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3]), "XDG_DATA_HOME": str(cwd / "data"), **env},
        check=False,
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prov")
    assert shell("demo", "--fill", folder / "prov.db", cwd=folder).returncode == 0
    return folder / "prov.db"


def test_a_reader_that_leaves_early_is_no_trouble(store: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    said = shell("--store", store, "export", "--to", "-", cwd=store.parent, stdout=write)
    os.close(write)
    assert b"Traceback" not in said.stderr
    assert said.returncode == 1


def test_minutes_are_utf8_whatever_the_terminal_speaks(store: Path) -> None:
    said = shell("--store", store, "export", "--to", "-", cwd=store.parent, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert "Mötesanteckningar" in said.stdout.decode()
    listed = shell("--store", store, "list", cwd=store.parent, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert listed.returncode == 0


def test_without_a_terminal_the_program_says_so(store: Path) -> None:
    for words in (("--store", store), ("demo",)):
        said = shell(*words, cwd=store.parent)
        assert said.returncode == 1
        assert b"terminal" in said.stderr
        assert b"Traceback" not in said.stderr


def test_the_shell_installs_one_program_called_workshop() -> None:
    """As ``pip install`` leaves it, beside the interpreter."""
    program = shutil.which("workshop", path=str(Path(sys.executable).parent))
    assert program is not None
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    assert said.stdout.startswith("dialogverkstad ")
