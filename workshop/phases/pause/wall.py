"""The break's wall: when we go on, as large as the wall is, and what comes then."""

from __future__ import annotations

from workshop.phases.pause.clock import until
from workshop.wall.blocks import Figure, Scene, Text, Wall


def make_wall(scene: Scene) -> Wall:
    """When we go on by the clock if it runs, else how long the break is."""
    words, after = scene.words, scene.view.next_phase
    how, figure = until(scene.view.phase, words, scene.now)
    then = (Text(words("break.then", phase=after.name), tone="quiet"),) if after is not None else ()
    return Wall((Text(how), Figure(figure, fills=True), *then))
