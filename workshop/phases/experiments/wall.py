"""The experiments' wall: what is tried, why and when, and what came of it. Who answers for it is between them."""

from __future__ import annotations

from collections.abc import Iterator

from sessions.experiments.view import ExperimentView
from workshop.wall.blocks import Block, Heading, Scene, Text, Wall


def make_wall(scene: Scene) -> Wall:
    """Those under way, then those that have been told of."""
    blocks = tuple(_parts(scene))
    return Wall(blocks or (Text(scene.words("wall.experiments.empty")),))


def _parts(scene: Scene) -> Iterator[Block]:
    for name, reported in (("under_way", False), ("told", True)):
        part = [each for each in scene.view.experiments if each.reported is reported]
        if part:
            yield Heading(scene.words(f"experiments.{name}"))
        for each in part:
            what = each.what or scene.words("experiments.of", origin=each.origin)
            yield Text(what, str(each.number), "\n".join(_facts(each, scene)))


def _facts(each: ExperimentView, scene: Scene) -> Iterator[str]:
    words = scene.words
    if each.reported:
        yield words(f"experiments.sign.{each.next or 'told'}")
        if each.result:
            yield words("experiments.result", text=each.result)
        if each.lesson:
            yield words("experiments.lesson", text=each.lesson)
        return
    if each.assumption:
        yield words("experiments.assumes", text=each.assumption)
    when = " · ".join(filter(None, (words.day(each.day) if each.day else "", each.place)))
    if when:
        yield when
    if each.sign:
        yield words("experiments.works", text=each.sign)
