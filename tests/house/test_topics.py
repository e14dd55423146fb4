"""The topics know each other by view and rules alone."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOPICS = sorted(path.parent.name for path in (ROOT / "sessions").glob("*/tables.py"))


def imported(path: Path) -> set[str]:
    """Every module of ours that a file imports, wherever in it, also for the type checker."""
    found = set()
    for part in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(part, ast.Import):
            found |= {alias.name for alias in part.names}
        elif isinstance(part, ast.ImportFrom) and part.module:
            found |= {part.module, *(f"{part.module}.{alias.name}" for alias in part.names)}
    return {name for name in found if (ROOT / f"{name.replace('.', '/')}.py").is_file()}


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_knows_the_others_by_view_and_rules_alone(topic: str) -> None:
    known = {
        name
        for path in (ROOT / "sessions" / topic).rglob("*.py")
        for name in imported(path)
        if (parts := name.split("."))[0] == "sessions" and parts[1] in TOPICS and parts[1] != topic
    }
    assert {name.rpartition(".")[2] for name in known} <= {"view", "rules"}, known
