"""Ideas from phones that whoever leads looks at first: held, mended, let out to the room, or set aside."""

from __future__ import annotations

from dataclasses import replace

from sessions.errors import Refused
from sessions.ideas import commands as ideas
from sessions.ideas import keys
from sessions.ideas.rules import check_phone_text
from sessions.ideas.tables import WaitingIdea
from sessions.ideas.view import Waits
from sessions.store.change import Change, Done
from sessions.text.personal import remark
from sessions.text.typed import wording
from sessions.words import phrase


def hold(change: Change, *, key: str, text: str) -> Done:
    """Have an idea that a phone sends wait, known by its key; sent once more it is the same one."""
    assert change.dialogue_id is not None
    assert change.meeting_id is not None
    check_phone_text(text)
    waiting_id = keys.find_waiting(change.connection, change.dialogue_id, key)
    if waiting_id is None:
        row = WaitingIdea(dialogue_id=change.dialogue_id, meeting_id=change.meeting_id, text=wording(text))
        waiting_id = change.add(row).key
        keys.keep_waiting(change.connection, change.dialogue_id, key, waiting_id)
    elif change.get(WaitingIdea, waiting_id).text != wording(text):
        raise Refused("phones.already_waits")
    return Done(phrase("moderation.what.held"), waiting_id, said=phrase("phones.held"))


def mend(change: Change, *, key: str, version: int, text: str) -> Done:
    """Change the words of what a phone has the key of: while it waits, or as the idea that it has become."""
    assert change.dialogue_id is not None
    check_phone_text(text)
    waiting_id = keys.find_waiting(change.connection, change.dialogue_id, key)
    if waiting_id is None:
        return ideas.mend(change, key=key, version=version, text=text)
    row = change.get(WaitingIdea, waiting_id)
    if row.state == Waits.ASIDE:
        raise Refused("phones.aside")
    if row.idea_id is None:
        return _reword(change, waiting_id, version, text, edited=False)
    done = ideas.mend_idea(change, idea_id=row.idea_id, version=version, text=text)
    if row.edited:
        change.save(row, edited=False)
    return done


def reword(change: Change, *, waiting_id: int, version: int, text: str) -> Done:
    """Have whoever leads change the words of what waits, with a mark; the earlier ones stay in the journal."""
    return _reword(change, waiting_id, version, text, edited=True)


def _reword(change: Change, waiting_id: int, version: int, text: str, *, edited: bool) -> Done:
    row = _still_waits(change, waiting_id)
    words = wording(text)
    edited = row.edited if words == row.text else edited
    change.edit(WaitingIdea, waiting_id, version, text=words, edited=edited)
    return Done(phrase("moderation.what.reworded"), waiting_id)


def release(change: Change, *, waiting_id: int) -> Done:
    """Let it out to the room, as an idea with the dialogue's next number; also what was set aside.

    What looks like personal data was remarked to the phone that sent it, and here is to whoever leads.
    """
    row = _still_waits(change, waiting_id)
    added = ideas.add(change, text=row.text)
    change.save(row, state=Waits.RELEASED, idea_id=added.id)
    what = phrase("moderation.what.edited", what=added.what) if row.edited else added.what
    return replace(added, what=what, remark=remark((row.text,)))


def set_aside(change: Change, *, waiting_id: int) -> Done:
    """Do not show it. It stays where it is, and can be let out later."""
    change.save(_still_waits(change, waiting_id), state=Waits.ASIDE)
    return Done(phrase("moderation.what.aside"), waiting_id)


def _still_waits(change: Change, waiting_id: int) -> WaitingIdea:
    row = change.get(WaitingIdea, waiting_id)
    if row.state == Waits.RELEASED:
        raise Refused("moderation.released")
    return row
