"""The network that phones are helped into: its name, its password, and what may be done with them."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from sessions.errors import Refusal, reason_of
from sessions.words import phrase
from workshop.card import wifi
from workshop.card.wifi import Wifi
from workshop.dialogs.base import SayingDialog
from workshop.widgets.foot import MessageLine
from workshop.widgets.form import FieldInput, FieldSpec, Form
from workshop.widgets.plain import Plain

YES = phrase("wifi.yes")


class WifiForm(SayingDialog[Wifi | None]):
    """Asks for the network. Escape changes nothing; a form without a name, ``Wifi("")``, takes the code away."""

    def __init__(self, now: Wifi | None, *, is_kept: bool) -> None:
        super().__init__()
        self._now, self._is_kept = now or Wifi(""), is_kept

    def compose(self) -> ComposeResult:
        """Title, what is done with it, fields, message, how to end."""
        words = self.console.words
        with Vertical(classes="dialog"):
            yield Plain(words("wifi.title"), classes="dialog-title")
            yield Plain(words("wifi.text"), classes="dialog-text")
            yield Form(self._specs(), words.say)
            yield MessageLine()
            yield Plain(words("wifi.foot"), classes="dialog-foot")

    def _specs(self) -> Sequence[FieldSpec]:
        now, yes = self._now, self.console.words.say(YES)
        answers = (
            ("hidden", now.hidden, phrase("wifi.hidden")),
            ("shows", now.shows, phrase("wifi.shows")),
            ("keep", self._is_kept, phrase("wifi.keep")),
        )
        return (
            FieldSpec("name", phrase("wifi.name"), now.name),
            FieldSpec("password", phrase("wifi.password"), now.password, phrase("wifi.open")),
            *(
                FieldSpec(name, label, yes if said else "", phrase("wifi.choose"), (YES,))
                for name, said, label in answers
            ),
        )

    def on_mount(self) -> None:
        """Begin with the name; the password is typed unseen."""
        self.query_one("#field-password", FieldInput).password = not self._now.shows
        self.query_one(Form).enter()

    @on(Form.Left)
    def _field_left(self, event: Form.Left) -> None:
        event.stop()
        event.form.arrived(event.name, event.value)
        if event.name == "shows":
            self.query_one("#field-password", FieldInput).password = not event.value

    @on(Form.Finished)
    def _finished(self, event: Form.Finished) -> None:
        event.stop()
        if event.escaped:
            self.dismiss(None)
            return
        typed = event.form.values()
        name = typed["name"].strip()
        found = Wifi(name, typed["password"], bool(typed["hidden"]), bool(typed["shows"]))
        path = self.console.path
        try:
            if name or (found.password and not self._now.name):  # a password alone is of no network
                wifi.checked(found)
            if name and typed["keep"]:
                wifi.keep(path, found)
            else:
                wifi.forget(path)
        except Refusal as refusal:
            self._say_why(self.console.words.say(refusal.phrase), refusal.phrase.key == "wifi.bad_password")
        except OSError as error:
            self._say_why(self.console.words("wifi.not_kept", why=reason_of(error)), False)
        else:
            self.dismiss(found)

    def _say_why(self, said: str, of_password: bool) -> None:
        self.say(said, "look", stays=True)
        self.query_one(Form).enter("password" if of_password else "name")
