"""What stands on the page while a commitment or a wish is read aloud, and when all have been."""

from __future__ import annotations

from collections.abc import Sequence

from textual.containers import VerticalScroll

from sessions.commitments.rules import READ, asked_of
from sessions.commitments.view import CommitmentView
from sessions.words import Words
from workshop.phases.commitments.rows import lacking, spoken

PARTS = ("kind", "state", "place", "party", "promise", "facts", "lacks")
"""The parts of a page, from the top."""


class Page(VerticalScroll, can_focus=False):
    """What is read. Its keys are the screen's."""


def texts_of(now: CommitmentView, there: Sequence[CommitmentView], words: Words) -> dict[str, str]:
    """The parts' texts of one of all that are read."""
    alike = [each for each in there if each.is_wish == now.is_wish]
    number, count = alike.index(now) + 1, len(alike)
    if now.is_wish:
        kind, state = words("reading.wish", number=now.number), ""
        place = words("reading.place_wish", number=number, count=count)
        promise = words.say(asked_of(now))
    else:
        kind = words("reading.commitment", number=now.number)
        place = words("reading.place", number=number, count=count)
        state = words("commitments.confirmed") if now.confirmed else words("reading.draft")
        promise = words("commitments.promise", promise=now.promise) if now.promise else words("commitments.unsaid")
    return {
        "kind": kind,
        "state": state,
        "place": place,
        "party": now.party,
        "promise": promise,
        "facts": "\n".join(spoken(now, words)),
        "lacks": "\n".join(lacking(now, words)),
    }


def sum_texts(there: Sequence[CommitmentView], words: Words) -> dict[str, str]:
    """The parts' texts when all are read: how many are confirmed, and which are not."""
    promised = [each for each in there if not each.is_wish]
    drafts, wished = [each for each in promised if not each.confirmed], len(there) - len(promised)
    said = words("reading.sum", n=len(promised) - len(drafts), count=len(promised)) if promised else ""
    if drafts:
        said = words("reading.sum_drafts", said=said, n=len(drafts))
    numbers = tuple(str(each.number) for each in drafts)
    facts = [
        words("reading.which_drafts", n=len(numbers), numbers=numbers) if drafts else "",
        words("reading.wished", n=wished) if wished else "",
    ]
    return {"party": words("reading.all_read"), "promise": said, "facts": "\n".join(filter(None, facts))}


def offered(now: CommitmentView | None) -> tuple[str, ...]:
    """The commands that the keys' line shows; None is the sum."""
    if now is None:
        return ("read_back",)
    if now.is_wish:
        return ("read_next", "read_back", "reword")
    if now.confirmed:
        return ("read_next", "read_back", "unconfirm", "reword")
    return ("read_yes", "read_next", "read_back", "reword")


def same_words(read: CommitmentView, now: CommitmentView) -> bool:
    """Whether a yes to what was read is one to how it stands now."""
    return all(getattr(read, name) == getattr(now, name) for name in READ)
