"""The closing's wall: thanks, when we meet next with codes that hold it, where each parked question goes."""

from __future__ import annotations

from collections.abc import Iterator

from sessions.notes.view import NoteKind
from sessions.parking.view import ParkedView
from sessions.words import Words
from workshop.phases.closing.codes import codes
from workshop.wall.blocks import Big, Block, Heading, Scene, Text, Wall


def make_wall(scene: Scene) -> Wall:
    """What people take with them."""
    return Wall(tuple(_parts(scene)))


def _parts(scene: Scene) -> Iterator[Block]:
    view, words = scene.view, scene.words
    yield Big(words("wall.closing.thanks"))
    head = view.meeting
    when = " ".join(
        filter(
            None,
            (
                words.day(head.next_day, weekday=True) if head.next_day else "",
                words("closing.at", time=head.next_time) if head.next_time else "",
            ),
        )
    )
    if when or head.next_place:
        yield Heading(words("dialogue.field.next_day"))
        yield Text(" · ".join(filter(None, (when, head.next_place))))
    taken = codes(view, words, " · ".join(filter(None, (when, head.next_place))))
    if taken is not None:
        yield taken
    if view.parked:
        yield Heading(words("parking.heading"))
    for parked in view.parked:
        yield Text(parked.text, str(parked.number), _goes_to(parked, words))
    said = [note for note in view.notes if note.kind is NoteKind.CHECK_OUT]
    if said:
        yield Heading(words("notes.heading.check_out"))
    for note in said:
        yield Text(note.text)


def _goes_to(parked: ParkedView, words: Words) -> str:
    if parked.answer:
        return words("parking.fact", label=words("parking.field.answer"), value=parked.answer)
    return " · ".join(filter(None, (parked.to_whom, parked.when, parked.how)))
