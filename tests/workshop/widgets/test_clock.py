"""What the title says of the time."""

from __future__ import annotations

import pytest

from sessions.words import Words
from tests.sessions.records.evening import NOW, whole
from workshop.widgets import clock


@pytest.mark.parametrize(
    ("off", "said"), [(-263, ""), (-61, ""), (-60, "60 min före"), (0, "i tid"), (7, "7 min efter")]
)
def test_an_end_that_is_far_off_takes_no_place_from_the_question(
    monkeypatch: pytest.MonkeyPatch, off: int, said: str
) -> None:
    monkeypatch.setattr(clock, "ahead", lambda *_: off)
    facts = clock.facts(whole(), Words("sv"), NOW)
    assert facts[0].plain.endswith(said)
    assert said or not any(word in fact.plain for fact in facts for word in ("före", "efter", "i tid"))
