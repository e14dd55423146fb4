"""The commitments' wall: per party what it has promised, and what is being read aloud, alone and large."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sessions.commitments.rules import asked_of, by_party, status_name, to_read
from sessions.commitments.view import CommitmentView, Status
from sessions.words import Words
from workshop.phases.commitments.rows import parties, spoken
from workshop.wall.blocks import Big, Block, Heading, Scene, Text, Wall


def make_wall(scene: Scene) -> Wall:
    """What is read, else every party with its commitments: it is seen when only one has promised something."""
    view, words = scene.view, scene.words
    if view.live.reading is not None:
        return _read_aloud(scene, view.live.reading)
    promised = [each for each in view.commitments if not each.is_wish]
    if not view.commitments:
        return Wall((Text(words("wall.commitments.empty")),))
    groups = by_party(promised)
    foot = parties(promised, words)
    if len(groups) == 1:
        count = words("commitments.count", n=len(promised))
        foot = words("commitments.one_party", said=count, party=groups[0][0])
    return Wall(tuple(_by_party(view.commitments, words)), foot=foot)


def _by_party(commitments: Sequence[CommitmentView], words: Words) -> Iterator[Block]:
    for party, theirs in by_party([each for each in commitments if not each.is_wish]):
        yield Heading(party, words("commitments.count", n=len(theirs)))
        for each in theirs:
            yield Text(_promise(each, words), str(each.number), "\n".join(_facts(each, words)))
    wishes = [each for each in commitments if each.is_wish]
    if wishes:
        yield Heading(words("wishes.heading"), words("wishes.count", n=len(wishes)))
    for each in wishes:
        yield Text(words.say(asked_of(each)), str(each.number))


def _promise(made: CommitmentView, words: Words) -> str:
    return words("commitments.promise", promise=made.promise) if made.promise else words("commitments.unsaid")


def _of_party(made: CommitmentView, words: Words) -> str:
    return words("since.promise", party=made.party, promise=_promise(made, words))


def _facts(made: CommitmentView, words: Words) -> Iterator[str]:
    if made.status is not Status.NOT_STARTED:
        yield words.say(status_name(made.kind, made.status))
    if made.needs_decision:
        yield words("commitments.if_decided")
    due = words("commitments.due", day=made.due_by) if made.due_by else ""
    confirmed = words("commitments.confirmed") if made.confirmed else ""
    if due or confirmed:
        yield " · ".join(filter(None, (due, confirmed)))


def _read_aloud(scene: Scene, reading: int) -> Wall:
    """One commitment or wish as it is read; when all are, how many were confirmed."""
    words = scene.words
    there = to_read(scene.view.commitments, scene.view.meeting.id, also={reading})
    now = next((each for each in there if each.id == reading), None)
    if now is None:
        promised = [each for each in there if not each.is_wish]
        confirmed = sum(each.confirmed for each in promised)
        said = words("reading.sum", n=confirmed, count=len(promised))
        return Wall((Heading(words("reading.all_read")), Big(said)))
    alike = [each for each in there if each.is_wish == now.is_wish]
    place = words("reading.place", number=alike.index(now) + 1, count=len(alike))
    name = words("reading.wish" if now.is_wish else "reading.commitment", number=now.number)
    said = words.say(asked_of(now)) if now.is_wish else _of_party(now, words)
    yes = (Text(words("commitments.confirmed"), tone="ready"),) if now.confirmed else ()
    facts = tuple(Text(each) for each in spoken(now, words))
    return Wall((Heading(name, place), Big(said), *facts, *yes))
