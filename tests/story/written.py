"""What a story leaves in the hand: the minutes that F9 writes, and what the command line exports."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.story.console import Console

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def golden(name: str, said: str) -> str:
    """What is meant to be said; with ``RENEW_GOLDEN`` set it is what is said now."""
    if os.environ.get("RENEW_GOLDEN"):
        (HERE / name).write_text(said, encoding="utf-8")
    return (HERE / name).read_text(encoding="utf-8")


async def minutes(led: Console) -> Path:
    """F9 says where they are; Ctrl+L shows them."""
    written = await led.write_minutes()
    await led.press("ctrl+l")
    await led.sees("# Mötesanteckningar")
    await led.press("escape")
    return written


def asked(folder: Path, *words: str) -> str:
    """What ``workshop`` prints of the store in a folder, in a process of its own."""
    program = (sys.executable, "-c", "from workshop.cli.main import main; main()", "--store", str(folder / "store.db"))
    done = subprocess.run((*program, *words), cwd=ROOT, capture_output=True, check=True)
    return done.stdout.decode()


def exported(folder: Path) -> dict[str, Any]:
    """What ``workshop export --format json --to -`` prints."""
    found: dict[str, Any] = json.loads(asked(folder, "export", "--format", "json", "--to", "-"))
    return found
