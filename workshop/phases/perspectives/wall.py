"""The perspectives' wall: one theme with what the room has found in it, tensions facing each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sessions.perspectives.view import InsightKind, InsightView
from workshop.wall.blocks import Block, Facing, Heading, Scene, Text, Wall

ORDER = (InsightKind.TENSION, InsightKind.SHARED, InsightKind.QUESTION)


def make_wall(scene: Scene) -> Wall:
    """The theme that the console reads; until one is read all of them, each in its turn."""
    words, all_ = scene.words, scene.view.perspectives
    live = scene.view.live
    themes = list(dict.fromkeys([*all_.themes, *(found.theme for found in all_.insights)]))
    shown = [theme for theme in themes if theme == live.page] or themes
    by_theme = (block for theme in shown for block in _theme(theme, scene))
    blocks = _found(all_.insights, scene) if live.together else by_theme
    count = words("perspectives.count", n=len(all_.perspectives))
    return Wall(tuple(blocks) or (Text(words("wall.perspectives.empty")),), foot=count if all_.perspectives else "")


def _theme(theme: str, scene: Scene) -> Iterator[Block]:
    words, all_ = scene.words, scene.view.perspectives
    here = [one for one in all_.perspectives if one.theme == theme]
    count = words("perspectives.count", n=len(here)) if here else ""
    yield Heading(theme or words("perspectives.no_theme"), count)
    for one in here:
        talks = words("perspectives.talks", n=one.talks) if one.talks is not None else ""
        yield Text(one.text, str(one.number), " · ".join(filter(None, (one.actor_group, talks))))
    yield from _found([found for found in all_.insights if found.theme == theme], scene)


def _found(insights: Sequence[InsightView], scene: Scene) -> Iterator[Block]:
    for kind in ORDER:
        mine = [found for found in insights if found.kind is kind]
        if mine:
            yield Heading(scene.words(f"perspectives.heading.{kind}"))
        for found in mine:
            yield Facing(found.text, found.against) if kind is InsightKind.TENSION else Text(found.text)
