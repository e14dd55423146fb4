"""What is on its way to the disk, and what could not get there. Nothing that a person typed is dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from sessions.errors import Refusal, Unavailable
from sessions.words import Words
from workshop.clerk import Errand


@dataclass
class Outbox:
    """The errands that are being carried out, and those that wait to be tried again."""

    pending: tuple[Errand, ...] = ()
    waiting: tuple[tuple[Errand, Refusal], ...] = field(default=())

    def sent(self, errand: Errand) -> None:
        """An errand is on its way."""
        self.pending = (*self.pending, errand)

    def arrived(self, errand: Errand) -> None:
        """An errand has an answer."""
        self.pending = tuple(other for other in self.pending if other is not errand)

    def keep(self, errand: Errand, refusal: Refusal) -> None:
        """Keep what was refused until it is tried again."""
        self.waiting = (*self.waiting, (errand, refusal))

    def retry(self, carry: Callable[[Errand], None], give_back: Callable[[str], bool]) -> None:
        """Try again what was unavailable; give a text that a rule refused back to the line, to be mended."""
        waiting, self.waiting = self.waiting, ()
        for errand, refusal in waiting:
            if isinstance(refusal, Unavailable):
                carry(errand)
            elif not give_back(errand.text):
                self.keep(errand, refusal)

    def lines(self, words: Words) -> list[str]:
        """What waits, as it is shown; secret texts only by kind."""
        return [
            words("retry.line", text=words("retry.secret") if errand.secret else errand.text)
            for errand, _ in self.waiting
        ]
