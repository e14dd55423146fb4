"""The form of a dialogue's facts and a meeting's, as short as it can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll

from sessions.dialogue.view import LEVELS
from sessions.errors import Refusal, Refused
from sessions.text import dates
from sessions.text.typed import chosen
from sessions.words import Phrase, Words, phrase
from workshop.dialogs.base import SayingDialog
from workshop.widgets.foot import MessageLine
from workshop.widgets.form import FieldSpec, Form
from workshop.widgets.plain import Plain

DIALOGUE_FIELDS = ("question", "registry_number", "organisation", "purpose", "influence", "actor_groups")
MEETING_FIELDS = ("day", "starts", "planned_end", "place")
"""What a new dialogue and a new meeting are asked for; the rest can wait for the whole form."""
PARTS = {
    "dialogue": ("question", "registry_number", "organisation", "problem_owner", "steering_group", "recipient"),
    "influence": ("purpose", "level", "influence", "fixed", "feedback", "actor_groups"),
    "meeting": ("number", "title", *MEETING_FIELDS),
    "roles": ("process_leader", "leaders", "note_taker", "table_hosts"),
}
"""The whole form: its parts with their fields. The first two are of the dialogue, the others of the meeting."""
OF_DIALOGUE = frozenset((*PARTS["dialogue"], *PARTS["influence"]))


AROUND = 11
"""Lines of the window that a form leaves: the dialog's edge, its title, three lines of message and the foot."""


@dataclass(frozen=True)
class MeetingFacts:
    """What a form says of a meeting, read."""

    day: date | None
    starts: time | None
    planned_end: time | None
    place: str


class FactsForm(SayingDialog[dict[str, str] | None]):
    """A form that answers with its values when its last field is done; Escape answers None."""

    def __init__(self, title: str, foot: str, specs: Sequence[FieldSpec]) -> None:
        super().__init__()
        self._title, self._foot, self._specs = title, foot, tuple(specs)

    def compose(self) -> ComposeResult:
        """Title, form, message."""
        with Vertical(classes="dialog"):
            yield Plain(self._title, classes="dialog-title")
            with VerticalScroll(classes="dialog-form", can_focus=False):
                yield Form(self._specs, self.console.words.say)
            yield MessageLine()
            yield Plain(self._foot, classes="dialog-foot")

    def on_mount(self) -> None:
        """Begin in the first field."""
        self.form.enter()

    def on_resize(self, event: events.Resize) -> None:
        """A long form scrolls, and leaves room for what is said of it and how to get back."""
        self.query_one(".dialog-form").styles.max_height = max(4, event.size.height - AROUND)
        if self.focused is not None:
            self.call_after_refresh(self.focused.scroll_visible, animate=False)

    @property
    def form(self) -> Form:
        """The form."""
        return self.query_one(Form)

    def refuse(self, name: str, value: str, was: str, said: Phrase) -> None:
        """Mark the field, with the reason."""
        self.form.arrived(name, value)
        self.form.refuse(name, value, was)
        self.say(self.console.words.say(self.form.refusal(name, said)), "wrong", stays=True)

    @on(Form.Left)
    def _left_field(self, event: Form.Left) -> None:
        event.stop()
        self.field_left(event.name, event.value, event.was)

    @on(Form.Discarded)
    def _discarded(self, event: Form.Discarded) -> None:
        event.stop()
        self.say(self.console.words("form.discarded"))

    @on(Form.Finished)
    def _finished(self, event: Form.Finished) -> None:
        event.stop()
        self.finish(escaped=event.escaped)

    def finish(self, *, escaped: bool) -> None:
        """The last field is done, or Escape was pressed."""
        if escaped:
            self.dismiss(None)
            return
        values = self.form.values()
        if all(self.field_left(name, value, "") for name, value in values.items()):
            self.dismiss(values)
        else:
            self.form.stand_in_refused()

    def field_left(self, name: str, value: str, was: str) -> bool:
        """Read a field and say what was understood; False if it is refused, and marked."""
        try:
            said = understood(name, value, self.console.words, self.console.today())
        except Refusal as refusal:
            self.refuse(name, value, was, refusal.phrase)
            return False
        if said or not self.form.query(".field.-wrong"):  # why a field is refused stays until it is mended
            self.say(said, "look" if said else "")
        return True


def dialogue_specs(values: dict[str, str]) -> list[FieldSpec]:
    """The fields of a dialogue."""
    return [
        FieldSpec(name, phrase(f"dialogue.field.{name}"), values.get(name, ""), phrase(f"dialogue.hint.{name}"))
        for name in DIALOGUE_FIELDS
    ]


def meeting_specs(values: dict[str, str]) -> list[FieldSpec]:
    """The fields of a meeting."""
    return [
        FieldSpec(name, phrase(f"dialogue.field.{name}"), values.get(name, ""), phrase(f"dialogue.hint.{name}"))
        for name in MEETING_FIELDS
    ]


def whole_specs(values: dict[str, str]) -> list[FieldSpec]:
    """Every field of dialogue and meeting, each part under its heading."""
    return [
        FieldSpec(
            name,
            phrase(f"dialogue.field.{name}"),
            values.get(name, ""),
            phrase(f"dialogue.hint.{name}"),
            choices=tuple(phrase(f"dialogue.level.{level}") for level in LEVELS) if name == "level" else (),
            heading=phrase(f"prepare.part.{part}") if name == names[0] else None,
        )
        for part, names in PARTS.items()
        for name in names
    ]


def level_meant(text: str, words: Words) -> str:
    """The level on the ladder that a text means: its name or the beginning of it; empty for an empty text."""
    return chosen(text, {"": "", **{level: words(f"dialogue.level.{level}") for level in LEVELS}})


def understood(name: str, text: str, words: Words, today: date) -> str:
    """What is understood of a field as people write it, where that may be misread; refused where it cannot be read."""
    if name == "day" and text.strip():
        day = dates.read_day(text, today)
        said = words.day(day.day, weekday=True)
        return words("dates.read_back", day=said) if not day.sure else words("dates.read", day=said)
    if name in ("starts", "planned_end"):
        dates.time_or_none(text)
    if name == "level":
        level_meant(text, words)
    if name == "question" and not text.strip():
        raise Refused("dialogue.needs_question")
    return ""


def meeting_facts(values: dict[str, str], today: date) -> MeetingFacts:
    """The values of a meeting's form, read."""
    return MeetingFacts(
        dates.day_or_none(values["day"], today),
        dates.time_or_none(values["starts"]),
        dates.time_or_none(values["planned_end"]),
        values["place"],
    )
