"""What is on its way to the disk, and what could not get there. Nothing that a person typed is dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sessions.errors import Refusal, Refused, Unavailable
from workshop.console.messages import Carried, Failed
from workshop.console.worker import Errand
from workshop.widgets.retry import RetryList

if TYPE_CHECKING:
    from workshop.app import WorkshopApp


class Outbox:
    """The errands that are being carried out, and those that wait to be tried again."""

    def __init__(self, app: WorkshopApp) -> None:
        self._app = app
        self._after = ""
        self._then: list[Callable[[], object]] = []
        self.pending: tuple[Errand, ...] = ()
        self.waiting: tuple[tuple[Errand, Refusal], ...] = ()

    def send(self, errand: Errand) -> None:
        """Hand an errand to the clerk; its text shows as being saved meanwhile."""
        self.pending = (*self.pending, errand)
        if errand.leads_on:
            self._app.keys.hold()
        self._app.clerk.ask(errand)
        self._show_pending()

    def when_empty(self, call: Callable[[], object]) -> None:
        """Do something when all is on the disk; keys wait for it."""
        if self.pending:
            self._app.keys.hold()
            self._then.append(call)
        else:
            call()

    def say_after(self, text: str) -> None:
        """A sentence more for when the errand on its way is done."""
        self._after = text

    def carried(self, event: Carried) -> None:
        """An errand is on disk: say so, and let who asked go on."""
        app, errand = self._app, event.errand
        self._arrived(errand)
        if event.done is not None and not errand.quiet:
            said = "said.saved" if event.done.final is None else "said.done"
            app.say(" ".join(filter(None, [app.words(said, what=event.done.what), self._after])))
        self._after = ""
        if errand.answer is not None:
            errand.answer(event.done)

    def failed(self, event: Failed) -> None:
        """Something was refused: give the words back, or keep them to try again, and say why."""
        app, refusal, errand = self._app, event.refusal, event.errand
        self._after = ""
        if errand is None:
            app.say(app.words.say(refusal.phrase), "wrong", stays=True)
            return
        self._arrived(errand)
        if errand.refused is not None and errand.refused(refusal):
            return
        app.say(app.words.say(refusal.phrase), "wrong" if isinstance(refusal, Unavailable) else "look", stays=True)
        if errand.text and not (isinstance(refusal, Refused) and self._given_back(errand)):
            self._keep(errand, refusal)

    def retry(self) -> None:
        """Try again what was unavailable; give a text that a rule refused back to the line, to be mended."""
        waiting, self.waiting = self.waiting, ()
        for errand, refusal in waiting:
            if isinstance(refusal, Unavailable):
                self.send(errand)
            elif not self._given_back(errand, anywhere=True):
                self._keep(errand, refusal)
        self.show()

    def show(self) -> None:
        """Show what waits; a secret text only by its kind."""
        app = self._app
        if app.phase_screen is not None and app.phase_screen.is_mounted:
            app.phase_screen.query_one(RetryList).show_waiting(
                [
                    app.words("retry.line", text=app.words("retry.secret") if errand.secret else errand.text)
                    for errand, _ in self.waiting
                ]
            )

    def _keep(self, errand: Errand, refusal: Refusal) -> None:
        self.waiting = (*self.waiting, (errand, refusal))
        self.show()

    def _given_back(self, errand: Errand, *, anywhere: bool = False) -> bool:
        screen = self._app.phase_screen
        if screen is None or not (anywhere or errand.shown_on == screen.kind):
            return False
        return screen.bar.give_back(errand.text)

    def _arrived(self, errand: Errand) -> None:
        self.pending = tuple(other for other in self.pending if other is not errand)
        then, self._then = ([], self._then) if self.pending else (self._then, [])
        for call in then:
            self._app.call_later(call)
        if then or errand.leads_on:
            self._app.keys.release()
        self._show_pending()

    def _show_pending(self) -> None:
        if self._app.phase_screen is not None:
            self._app.phase_screen.show_rows()
