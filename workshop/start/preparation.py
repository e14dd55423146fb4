"""Preparing the meeting that is open: its facts and its dialogue's, each saved when its field is left."""

from __future__ import annotations

from datetime import date, time
from functools import partial
from typing import Any

from sessions.errors import Outdated, Refusal
from sessions.text import dates
from sessions.words import Words, phrase
from workshop.console.job import Job
from workshop.console.tasks import task
from workshop.dialogs.conflict import seen
from workshop.start.facts_form import OF_DIALOGUE, PARTS, FactsForm, level_meant, whole_specs


class PreparationForm(FactsForm):
    """The whole form. What somebody else has changed meanwhile is told in its field."""

    takes = FactsForm.takes | {"undo", "redo"}

    def __init__(self, view: Any, words: Words) -> None:
        super().__init__(words("prepare.mend"), words("prepare.foot_mend"), whole_specs(_values(view, words)))

    def finish(self, *, escaped: bool) -> None:
        """What stands changed is saved; a field that is refused keeps the form."""
        for name, value, was in self.form.changed():
            self.field_left(name, value, was)
        self._end()

    @task
    async def _end(self) -> None:
        """When all is saved or refused: a form that holds something refused stays."""
        with self.console.keys.held():
            await self.console.jobs.all_done()
            if self.is_attached and not self.form.stand_in_refused():
                self.dismiss(None)

    def on_mount(self) -> None:
        """Follow what is undone here, and what others save."""
        self.watch(self.app, "view", self._take_in, init=False)

    def _take_in(self) -> None:
        if self.console.view is not None and self.is_attached:
            for name, value in _values(self.now_view, self.console.words).items():
                self.form.know(name, value)

    def field_left(self, name: str, value: str, was: str) -> bool:
        """Save a field that can be read."""
        understood = super().field_left(name, value, was)
        if understood:
            self._save(name, value, was)
        return understood

    @task
    async def _save(self, name: str, text: str, was: str) -> None:
        words, today = self.console.words, self.console.today()
        row = self.now_view.dialogue if name in OF_DIALOGUE else self.now_view.meeting
        meeting_id = self.now_view.meeting.id
        version = seen(row.version, _shown(words, name, getattr(row, name)), was)
        while True:
            call = partial(_save_field, name, text, version, words, today)
            try:
                await self.console.submit(Job(call, meeting_id=meeting_id, typed=text))
                self.form.arrived(name, text, _values(self.now_view, words)[name])
                self._take_in()
                return
            except Outdated as newer:
                stored = _shown(words, name, newer.theirs[name])
                if stored in (was, text):
                    version = newer.version
                    continue
                if not self.is_current:
                    raise
                self.refuse(name, text, stored, phrase("prepare.theirs", theirs=stored))
                return
            except Refusal as refusal:
                if not self.is_current:
                    raise
                self.refuse(name, text, was, refusal.phrase)
                return


def _save_field(name: str, text: str, version: int, words: Words, today: date, _meetings: object, meeting: Any) -> Any:
    """In the worker's thread."""
    from sessions.dialogue import commands as dialogue
    from sessions.dialogue.rules import meeting_number

    if name in OF_DIALOGUE:
        said = level_meant(text, words) if name == "level" else text
        return meeting.do(dialogue.describe, version=version, field=name, text=said)
    if name == "number":
        return meeting.do(dialogue.renumber, version=version, number=meeting_number(text))
    value: date | time | str | None = text
    if name == "day":
        value = dates.day_or_none(text, today)
    elif name in ("starts", "planned_end"):
        value = dates.time_or_none(text)
    return meeting.do(dialogue.reschedule, version=version, field=name, value=value)


def _values(view: Any, words: Words) -> dict[str, str]:
    """Every field as it is stored."""
    return {
        name: _shown(words, name, getattr(view.dialogue if name in OF_DIALOGUE else view.meeting, name))
        for names in PARTS.values()
        for name in names
    }


def _shown(words: Words, name: str, value: object) -> str:
    """A stored value as the form shows it."""
    match value:
        case None:
            return ""
        case date():
            return value.isoformat()
        case time():
            return words.clock(value)
    if name == "level" and value:
        return words(f"dialogue.level.{value}")
    groups = value if isinstance(value, tuple) else str(value).splitlines() if name == "actor_groups" else None
    return ", ".join(groups) if groups is not None else str(value)
