"""The opening's wall: what it is about, what can be influenced and what cannot, how we talk."""

from __future__ import annotations

from collections.abc import Iterator

from sessions.notes.view import NoteKind
from workshop.wall.blocks import Block, Heading, Scene, Text, Wall


def make_wall(scene: Scene) -> Wall:
    """What can be influenced first: that is why people have come."""
    view, words = scene.view, scene.words
    blocks = tuple(_said(scene))
    if not blocks:
        blocks = (Text(words("wall.opening.welcome")),)
    return Wall(blocks, foot=words("opening.present", n=view.present) if view.present else "")


def _said(scene: Scene) -> Iterator[Block]:
    case, words = scene.view.dialogue, scene.words
    for name in ("purpose", "influence", "fixed"):
        text = getattr(case, name)
        if text:
            yield Heading(words(f"dialogue.field.{name}"))
            yield Text(text)
    if case.level:
        yield Heading(words("dialogue.field.level"))
        yield Text(words(f"dialogue.level.{case.level}"))
    for kind in (NoteKind.RULE, NoteKind.HOPE, NoteKind.WORRY):
        notes = [note for note in scene.view.notes if note.kind is kind]
        if notes:
            yield Heading(words(f"notes.heading.{kind}"))
        for number, note in enumerate(notes, 1):
            yield Text(note.text, str(number) if kind is NoteKind.RULE else "")
    if case.purpose or case.influence:
        yield Heading(words("opening.personal_data"))
        yield Text(words("opening.notice"))
