"""What the room may see of a meeting, whoever shows it: the wall, the console's wall look, phones."""

from __future__ import annotations

from sessions.queries.room import for_room
from tests.sessions.records.test_minutes_draft import SECRET, with_the_withdrawn_everywhere


def test_a_withdrawn_ideas_words_are_nowhere_in_it() -> None:
    """Not where it was voted on, nor where it was tried."""
    view = with_the_withdrawn_everywhere()
    seen = for_room(view)
    assert SECRET in repr(view)
    assert SECRET not in repr(seen)
    assert not [idea for idea in seen.ideas if idea.withdrawn]
    assert [option.label for each in seen.rounds for option in each.options if option.idea_id == 5] == [
        "tillbakadragen"
    ] * 3
