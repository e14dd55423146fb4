"""Since last time: what earlier meetings have left to this one, read through at its beginning or at any time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from sessions.commitments.rules import asked_of, next_day, status_name
from sessions.commitments.view import CommitmentView
from sessions.dialogue import commands as dialogue
from sessions.notes import commands as notes
from sessions.notes.view import NoteKind
from sessions.parking.fields import WHERETO
from sessions.parking.view import ParkedView
from sessions.queries.carry_over import Since, since
from sessions.store.change import Done
from sessions.words import Words
from workshop.console.job import Job
from workshop.console.tasks import task
from workshop.dialogs.base import SayingDialog
from workshop.dialogs.carry_over_forms import subject_of
from workshop.dialogs.row_form import RowFormScreen
from workshop.widgets.board import Board, Row
from workshop.widgets.foot import MessageLine
from workshop.widgets.plain import Plain

NEW_CORRECTION = "correction-new"
ROLES_ROW, RULES_ROW = HANDED_ON = ("handed-roles", "handed-rules")


class SinceScreen(SayingDialog[str | None]):
    """The list of what is left, as it is now. Enter on a row opens its form. Answers with what was typed, which goes to
    the meeting's line, so that it is in nobody's way; or that a correction is to be written."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", id="since.back", show=False)]
    takes = SayingDialog.takes | {"undo", "redo"}

    def compose(self) -> ComposeResult:
        """Title, what is left, a message, how to go on."""
        words = self.console.words
        with Vertical(classes="dialog -tall"):
            yield Plain(id="since-title", classes="dialog-title")
            yield Board(empty=words("since.nothing"), more=self.more)
            yield MessageLine()
            if not self.console.wall_look:
                yield Plain(words("since.foot"), classes="dialog-foot")

    def on_mount(self) -> None:
        """Stand on the first, and follow what is saved."""
        self._show()
        board = self.query_one(Board)
        board.focus()
        board.highlighted = next((row.id for row in board.rows if row.selectable), None)
        self.watch(self.app, "view", self._show, init=False)

    @on(Board.Chosen)
    def _enter(self, event: Board.Chosen) -> None:
        event.stop()
        if event.row_id == NEW_CORRECTION:
            self.dismiss(NEW_CORRECTION)
            return
        if event.row_id in HANDED_ON:
            self._take_over(event.row_id)
            return
        subject = subject_of(self.console, event.row_id)
        if subject is not None:
            self.app.push_screen(RowFormScreen(subject))

    @task
    async def _take_over(self, row_id: str) -> None:
        """What the meeting before had, all of it: each can be changed afterwards."""
        view = self.now_view
        left = since(view, self.console.today())
        if left is None:
            return
        if row_id == ROLES_ROW:
            call = partial(_roles, view.meeting.version, left.handed_on.roles)
        else:
            call = partial(_rules, left.handed_on.rules)
        await self.console.submit(Job(call, meeting_id=view.meeting.id))

    def take_typed(self, text: str, *, first: bool) -> bool:
        """The first letter leads to the line, and the others follow it there."""
        return False

    def on_key(self, event: events.Key) -> None:
        """Whoever begins to write is on the way to the meeting."""
        if event.is_printable and event.character not in (None, " "):
            event.stop()
            self.dismiss(event.character)

    def _show(self) -> None:
        view = self.console.view
        left = since(view, self.console.today()) if view is not None else None
        if left is None:
            return
        words = self.console.words
        number, day = left.last.number, left.last.day
        title = words("since.title_day", number=number, day=day) if day else words("since.title", number=number)
        self.query_one("#since-title", Plain).show(title)
        self.query_one(Board).rows = tuple(rows(left, words, self.console.today(), wall=self.console.wall_look))


def _roles(version: int, roles: Mapping[str, str], _meetings: object, meeting: Any) -> Done:
    """In the worker's thread."""
    done: Done = meeting.do(dialogue.appoint, version=version, roles=roles)
    return done


def _rules(rules: Sequence[str], _meetings: object, meeting: Any) -> Done:
    """In the worker's thread."""
    done: Done = meeting.do(notes.add, kind=NoteKind.RULE, texts=rules)
    return done


def rows(left: Since, words: Words, today: date, *, wall: bool) -> Iterator[Row]:
    """What is left, by kind: commitments first, those whose day has come before the others."""
    if left.commitments:
        yield _heading("commitments", words)
    for made in left.commitments:
        yield _commitment(made, words, today)
    if left.wishes:
        yield _heading("wishes", words)
    for wish in left.wishes:
        yield _commitment(wish, words, today)
    if left.experiments:
        yield _heading("experiments", words)
    for tried in left.experiments:
        facts = [
            words("experiments.by", who=tried.responsible) if tried.responsible and not wall else "",
            words("experiments.tell_by", day=tried.report_by) if tried.report_by else "",
        ]
        text = tried.what or words("experiments.of", origin=tried.origin)
        sign = words("experiments.sign.due")
        yield Row(
            f"experiment-{tried.id}", text, str(tried.number), " · ".join(filter(None, facts)), sign=sign, tone="look"
        )
    if left.parked:
        yield _heading("parked", words)
    for asked in left.parked:
        yield _parked(asked, words, today)
    if left.waiting and not wall:
        yield _heading("waiting", words)
        yield Row("waiting", words("since.waiting_ideas", n=left.waiting), tone="look", selectable=False)
    if not wall and not left.handed_on.nothing:
        yield from _handed_on(left, words)
    if left.corrections or not wall:
        yield _heading("corrections", words)
    for note in left.corrections:
        yield Row(f"correction-{note.id}", note.text)
    if not wall:
        yield Row(NEW_CORRECTION, words("since.new_correction"), tone="quiet")


def _parked(asked: ParkedView, words: Words, today: date) -> Row:
    facts = [field.said(getattr(asked, field.name), words) for field in WHERETO]
    late = asked.settled and asked.answer_by is not None and asked.answer_by < today
    sign = words("parking.unsettled" if not asked.settled else "parking.awaited")
    return Row(
        f"parked-{asked.id}",
        asked.text,
        str(asked.number),
        " · ".join(filter(None, facts)),
        sign=words("since.late", status=sign) if late else sign,
        tone="look",
    )


def _handed_on(left: Since, words: Words) -> Iterator[Row]:
    yield _heading("handed_on", words)
    sign, number = words("since.take_over"), left.last.number
    if left.handed_on.roles:
        roles = (
            words("since.role", role=words(f"dialogue.field.{role}"), who=who)
            for role, who in left.handed_on.roles.items()
        )
        yield Row(ROLES_ROW, words("since.roles", number=number), "", "\n".join(roles), sign=sign)
    if left.handed_on.rules:
        yield Row(RULES_ROW, words("since.rules", number=number), "", "\n".join(left.handed_on.rules), sign=sign)


def _heading(name: str, words: Words) -> Row:
    return Row(f"h-{name}", words(f"since.{name}"), kind="heading", selectable=False)


def _commitment(made: CommitmentView, words: Words, today: date) -> Row:
    day = next_day(made)
    status = words.say(status_name(made.kind, made.status))
    late = day is not None and day < today
    if made.is_wish:
        said = words.say(asked_of(made))
    else:
        promise = words("commitments.promise", promise=made.promise) if made.promise else words("commitments.unsaid")
        said = words("since.promise", party=made.party, promise=promise)
    facts = [
        words("since.by", day=day) if day else "",
        words("since.word", word=made.status_word) if made.status_word else "",
    ]
    return Row(
        f"commitment-{made.id}",
        said,
        str(made.number),
        " · ".join(filter(None, facts)),
        sign=words("since.late", status=status) if late else status,
        tone="look" if late else "",
    )
