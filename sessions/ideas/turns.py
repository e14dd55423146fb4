"""Going round the room (*laget runt*): whose turn it is, by seat number. Knows no person; nothing of it is stored."""

from __future__ import annotations

from dataclasses import dataclass, field

MOST_SEATS = 300


@dataclass(frozen=True)
class Turns:
    """One round. Each seat is asked once; who passed is asked once more when all have been."""

    seats: int
    waiting: tuple[int, ...]
    """Seats to ask, the first of them now."""
    passed: tuple[int, ...] = ()
    """Seats that are to be asked again."""
    again: bool = False
    """Whether it is those who passed that are being asked."""
    before: Turns | None = field(default=None, repr=False, compare=False)

    @property
    def seat(self) -> int | None:
        """Whose turn it is; None when all have been asked."""
        return self.waiting[0] if self.waiting else None

    def done(self) -> Turns:
        """The seat has spoken."""
        return self._next(self.passed)

    def pass_by(self) -> Turns:
        """The seat says pass. The second time it is not asked again."""
        if self.seat is None or self.again:
            return self._next(self.passed)
        return self._next((*self.passed, self.seat))

    def back(self) -> Turns:
        """One step back; at the beginning there is none."""
        return self.before or self

    def _next(self, passed: tuple[int, ...]) -> Turns:
        if not self.waiting:
            return self
        waiting = self.waiting[1:]
        if waiting or self.again:
            return Turns(self.seats, waiting, passed, self.again, self)
        return Turns(self.seats, passed, (), True, self)


def begin(seats: int) -> Turns:
    """A round from seat 1."""
    return Turns(seats, tuple(range(1, seats + 1)))
