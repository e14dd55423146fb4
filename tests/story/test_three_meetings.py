"""One dialogue of three meetings over two months, led by keys alone: nothing that was begun is lost on the way."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.readme.picture import in_stockholm
from tests.story.console import console
from tests.story.three import choosing, committing, listening
from tests.story.written import asked, exported, golden, minutes


@pytest.fixture(autouse=True)
def swedish_time() -> Iterator[None]:
    """The minutes tell the time of the room."""
    with in_stockholm():
        yield


async def test_one_dialogue_of_three_meetings_from_the_talks_to_the_decision(tmp_path: Path) -> None:
    async with console(tmp_path) as led:
        await listening.lead(led)
        written = [await minutes(led)]
        await choosing.lead(led)
        written.append(await minutes(led))
        await committing.lead(led)
        written.append(await minutes(led))
        third = written[-1].read_text(encoding="utf-8")
        await committing.afterwards(led)
        written_again = await led.write_minutes()
        assert "Det som har hänt efter träffen står i dokumentet om hela dialogen." in led.message
        assert written_again.read_text(encoding="utf-8") == third, "what came after it is not the meeting's"
    for number, path in enumerate(written, 1):
        said = path.read_text(encoding="utf-8")
        assert said == golden(f"three/minutes-{number}.sv.md", said)
    for number in (1, 2, 3):
        again = asked(tmp_path, "export", str(number), "--to", "-")
        assert again == written[number - 1].read_text(encoding="utf-8"), "whatever has become of it since"
    said = asked(tmp_path, "export", "--kind", "dialogue", "--to", "-")
    assert said == golden("three/dialogue.sv.md", said)
    exported_now = exported(tmp_path)
    data = json.dumps(exported_now, ensure_ascii=False, indent=2) + "\n"
    assert data == golden("three/minutes-3.json", data)
    due = asked(tmp_path, "list", "--due")
    for left in ("laga lamporna på gångvägen", "låta sista bussen vänta in färjan"):
        assert left in due
    assert "musik i hallen" not in due, "it is done"
