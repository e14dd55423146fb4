"""What came of a fault, as a row that a person can read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

HEAD = ("fault", "times", "acknowledged", "found", "verdict")


@dataclass(frozen=True)
class Finding:
    """A fault that was brought about so many ``times``: what was acknowledged before, and found of it afterwards.

    ``wrong`` has a sentence for each thing that should not be.
    """

    fault: str
    times: int
    acknowledged: int
    found: int
    wrong: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing is lost and nothing is wrong."""
        return self.found == self.acknowledged and not self.wrong

    @property
    def row(self) -> tuple[str, ...]:
        """As it stands in the table."""
        verdict = "whole" if self.whole else f"WRONG: {self.wrong[0] if self.wrong else 'something is lost'}"
        return self.fault, str(self.times), f"{self.acknowledged:,}", f"{self.found:,}", verdict


def table(findings: Iterable[Finding]) -> str:
    """The findings, one a line, with a head."""
    rows = [HEAD, *(finding.row for finding in findings)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD) - 1)]
    return "\n".join("  ".join([*map(str.ljust, row, widths), row[-1]]) for row in rows)
