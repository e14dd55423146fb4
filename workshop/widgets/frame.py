"""The frame around every phase: question and meeting, the strip of phases, one line of messages, the keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from workshop.widgets.plain import Plain


class TitleBar(Horizontal):
    """The question on the left; meeting, clock and time used on the right."""

    DEFAULT_CSS = """
    TitleBar {
        height: 1; padding: 0 1;
        #question { width: 1fr; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
        #facts { width: auto; margin-left: 2; color: $text-muted; }
    }
    """

    def compose(self) -> ComposeResult:
        """Question and facts."""
        yield Plain(id="question")
        yield Plain(id="facts")

    def show(self, question: str, facts: Sequence[Content]) -> None:
        """Show the question, and of the facts, from all of them to the fewest, as many as leave it whole."""
        room = self.app.size.width - 2 - 2 - Content(question).cell_length
        self.query_one("#question", Plain).show(question)
        self.query_one("#facts", Plain).show(next((each for each in facts if each.cell_length <= room), facts[-1]))


@dataclass(frozen=True)
class Stop:
    """A phase in the strip: its name, whether we are in it, whether you have been in it, whether it lies behind."""

    name: str
    here: bool = False
    done: bool = False
    past: bool = False


@dataclass(frozen=True)
class Step:
    """A step of the model with its phases."""

    name: str
    stops: list[Stop]
    done: bool = False

    @property
    def is_here(self) -> bool:
        """Whether we are in one of its phases."""
        return any(stop.here for stop in self.stops)

    @property
    def folded(self) -> Step:
        """The step alone, ticked when all its phases are done or lie behind."""
        return Step(self.name, [], all(stop.done or stop.past for stop in self.stops))


class PhaseStrip(Plain):
    """The phases, with where we are underlined and what is done ticked."""

    DEFAULT_CSS = (
        "PhaseStrip { height: 1; padding: 0 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }"
    )

    def show_phases(self, steps: Sequence[Step]) -> None:
        """Show the steps, each with its phases' names.

        Where there is little room the ticks stand closer; where there is less, a sign stands for the phases that lie
        behind, so that those to come are seen; then only the step that we are in has its phases, and then only those
        about the one that we are in. So no phase is cut that matters.
        """
        ways = (
            self._content(steps, tick=" ✓", gap="    "),
            self._content(steps, tick="✓", gap="  "),
            *(self._content(coming, tick="✓", gap="  ") for coming in self._coming(steps)),
            self._content([step if step.is_here else step.folded for step in steps], tick="✓", gap="  "),
            *(self._content(self._near(steps, reach), tick="✓", gap="  ") for reach in (2, 1)),
        )
        room = self.app.size.width - 2
        self.show(next((way for way in ways if way.cell_length <= room), ways[-1]))

    @staticmethod
    def _coming(steps: Sequence[Step]) -> Iterator[list[Step]]:
        """The steps with ever fewer of the phases that lie behind: first earlier steps are folded, then the phases."""
        at = next((index for index, step in enumerate(steps) if step.is_here), None)
        if at is None:
            return
        here, before = steps[at], [step.folded for step in steps[:at]]
        past = next(index for index, stop in enumerate(here.stops) if stop.here)
        for left_out in range(past + 1):
            stops = [*([Stop("…")] if left_out else []), *here.stops[left_out:]]
            yield [*before, Step(here.name, stops), *steps[at + 1 :]]

    @staticmethod
    def _near(steps: Sequence[Step], reach: int) -> list[Step]:
        """The step that we are in, with the phases so far from here; a sign stands for the others."""
        step = next(step for step in steps if step.is_here)
        at = next(index for index, stop in enumerate(step.stops) if stop.here)
        first, end = max(0, at - reach), at + reach + 1
        before = [Stop("…")] if first > 0 else []
        after = [Stop("…")] if end < len(step.stops) else []
        return [Step(step.name, [*before, *step.stops[first:end], *after])]

    @staticmethod
    def _content(steps: Sequence[Step], *, tick: str, gap: str) -> Content:
        parts: list[Content | tuple[str, str]] = []
        for step in steps:
            parts.append(((gap if parts else "") + step.name + (tick if step.done else ""), "$text-muted"))
            for stop in step.stops:
                style = "bold underline $foreground" if stop.here else "$text-muted"
                parts += [("  ", ""), (stop.name + tick if stop.done else stop.name, style)]
        return Content.assemble(*parts)
