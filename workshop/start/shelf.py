"""The start screen's tidying: rename what the highlight stands on, put it away, show what is put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sessions.errors import Outdated, Refusal, Refused
from sessions.queries.shelf import ShelfDialogue, ShelfMeeting
from sessions.words import phrase
from workshop.console.worker import Errand
from workshop.start.preparation_form import PrepareScreen
from workshop.widgets.form import FieldSpec

if TYPE_CHECKING:
    from sessions.store.change import Done
    from workshop.app import WorkshopApp


def rename(app: WorkshopApp) -> None:
    """Ask for another question of the dialogue, or another title of the meeting, that the highlight stands on."""
    here = app.start_screen.at()
    if here is None:
        app.say(app.words("start.choose_dialogue"), "look")
    else:
        _ask(app, here, here.question if isinstance(here, ShelfDialogue) else here.title)


def _ask(app: WorkshopApp, here: ShelfDialogue | ShelfMeeting, was: str, typed: str = "") -> None:
    of_dialogue = isinstance(here, ShelfDialogue)
    field = "question" if of_dialogue else "title"

    def call(meetings: object, question: str) -> Done:
        from sessions.dialogue import shelf
        from sessions.meetings import Meetings

        assert isinstance(meetings, Meetings)
        if of_dialogue:
            return meetings.do(shelf.rename_dialogue, dialogue_id=here.id, was=was, question=question)
        return meetings.do(shelf.rename_meeting, meeting_id=here.id, was=was, title=question)

    def save(values: dict[str, str]) -> None:
        text = values[field]

        def refused(refusal: Refusal) -> bool:
            if not isinstance(refusal, Outdated):
                return False
            theirs = str(refusal.theirs[field])
            _ask(app, here, theirs, text)
            app.say(app.words("prepare.theirs", theirs=theirs), "look", stays=True)
            return True

        def answer(_done: Done | None) -> None:
            app.read_shelf()

        app.carry(Errand(lambda meetings, _: call(meetings, text), text=text, answer=answer, refused=refused))

    def check(_name: str, text: str) -> str:
        if of_dialogue and not text.strip():
            raise Refused("dialogue.needs_question")
        return ""

    spec = FieldSpec(field, phrase(f"dialogue.field.{field}"), typed or was, phrase(f"dialogue.hint.{field}"))
    app.push_screen(
        PrepareScreen(
            app.words("command.rename_shelf.name"), app.words("prepare.foot_one"), [spec], check=check, save=save
        )
    )


def put_away(app: WorkshopApp) -> None:
    """Put away what the highlight stands on, or take it out again."""
    here = app.start_screen.at()
    if here is None:
        app.say(app.words("start.choose_dialogue"), "look")
        return
    away = not here.put_away

    def call(meetings: object, _meeting: object) -> Done:
        from sessions.dialogue import shelf
        from sessions.meetings import Meetings

        assert isinstance(meetings, Meetings)
        if isinstance(here, ShelfDialogue):
            return meetings.do(shelf.put_dialogue_away, dialogue_id=here.id, away=away)
        return meetings.do(shelf.put_meeting_away, meeting_id=here.id, away=away)

    def answer(done: Done | None) -> None:
        app.read_shelf()
        if done is not None:
            app.say(app.words("shelf.put_away" if away else "shelf.taken_out", what=done.what))

    app.carry(Errand(call, quiet=True, answer=answer))


def show_put_away(app: WorkshopApp) -> None:
    """Show also what is put away, or leave it out again."""
    screen = app.start_screen
    screen.shows_put_away = not screen.shows_put_away
    screen.show(app.shelf)
    app.say(app.words("shelf.shown" if screen.shows_put_away else "shelf.hidden"))
