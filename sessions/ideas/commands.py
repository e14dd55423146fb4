"""Changes of ideas."""

from __future__ import annotations

from collections.abc import Sequence

from sessions.errors import Refused
from sessions.ideas import keys
from sessions.ideas.rules import check_phone_text
from sessions.ideas.tables import Idea
from sessions.store.change import Change, Done
from sessions.text.typed import optional, wording
from sessions.words import phrase


def add(change: Change, *, text: str, theme: str = "", table: str = "") -> Done:
    """Save one idea under the dialogue's next number."""
    idea = _add(change, text, theme, table)
    return Done(phrase("ideas.what.one", number=idea.number), idea.id)


def add_many(change: Change, *, texts: Sequence[str], theme: str = "", table: str = "") -> Done:
    """Save a pile of ideas as one change; empty lines are left out."""
    ideas = [_add(change, text, theme, table) for text in texts if text.strip()]
    if not ideas:
        raise Refused("typed.empty")
    return Done(phrase("ideas.what.many", n=len(ideas), first=ideas[0].number, last=ideas[-1].number), ideas[-1].id)


def send(change: Change, *, key: str, text: str) -> Done:
    """Save an idea that a phone sends, known by its key; sent once more it is the same idea."""
    assert change.dialogue_id is not None
    check_phone_text(text)
    idea_id = keys.find(change.connection, change.dialogue_id, key)
    if idea_id is None:
        idea = _add(change, text, "", "")
        keys.keep(change.connection, change.dialogue_id, key, idea.key)
    elif (idea := change.get(Idea, idea_id)).text != wording(text):
        raise Refused("phones.already_sent", number=idea.number)
    return Done(phrase("ideas.what.one", number=idea.number), idea.id)


def mend(change: Change, *, key: str, version: int, text: str) -> Done:
    """Change the words of an idea that a phone has the key of."""
    assert change.dialogue_id is not None
    check_phone_text(text)
    idea_id = keys.find(change.connection, change.dialogue_id, key)
    if idea_id is None:
        raise Refused("phones.no_longer_yours")
    return mend_idea(change, idea_id=idea_id, version=version, text=text)


def mend_idea(change: Change, *, idea_id: int, version: int, text: str) -> Done:
    """Change the words of a phone's own idea, unless it was taken back."""
    if (idea := change.get(Idea, idea_id)).withdrawn:
        raise Refused("phones.withdrawn", number=idea.number)
    return reword(change, idea_id=idea_id, version=version, text=text)


def reword(change: Change, *, idea_id: int, version: int, text: str) -> Done:
    """Change the words of an idea; the earlier ones stay in the journal."""
    idea = change.edit(Idea, idea_id, version, text=wording(text))
    return Done(phrase("ideas.what.reworded", number=idea.number), idea.id)


def clarify(change: Change, *, idea_id: int, version: int, text: str) -> Done:
    """Write what the speaker meant under an idea, whose own words stay; an empty text takes it away."""
    idea = change.edit(Idea, idea_id, version, clarification=optional(text))
    return Done(phrase("ideas.what.clarified", number=idea.number), idea.id)


def withdraw(change: Change, *, idea_id: int) -> Done:
    """Take an idea back. It stays in the history and keeps its number."""
    idea = change.get(Idea, idea_id)
    if idea.withdrawn:
        raise Refused("ideas.already_withdrawn", number=idea.number)
    change.save(idea, withdrawn=True)
    return Done(phrase("ideas.what.withdrawn", number=idea.number), idea.id)


def take_up(change: Change, *, idea_id: int, version: int) -> Done:
    """Have an idea that was taken back stand again, with its number and its words."""
    idea = change.edit(Idea, idea_id, version, withdrawn=False)
    return Done(phrase("ideas.what.taken_up", number=idea.number), idea.id)


def _add(change: Change, text: str, theme: str, table: str) -> Idea:
    assert change.dialogue_id is not None and change.meeting_id is not None
    text = wording(text)
    return change.add(
        Idea(
            dialogue_id=change.dialogue_id,
            meeting_id=change.meeting_id,
            number=change.next_number("idea"),
            text=text,
            theme=optional(theme),
            table=optional(table),
        )
    )
