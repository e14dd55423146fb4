"""Rules of perspectives: what an import takes, and what a tension's two sides are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sessions.errors import Refused
from sessions.perspectives.collector import Found, Gathering, Remark, identity
from sessions.perspectives.reader import Reading
from sessions.perspectives.view import PerspectivesView, PerspectiveView
from sessions.text.folding import fold

_ARROW = re.compile(r"[↔⇔⟷⟺]|<[-–—=]{1,3}>")
_AGAINST = re.compile(r"(?<=\s)(?:mot|against|versus|vs\.?)(?=\s)", re.IGNORECASE)


@dataclass(frozen=True)
class Plan:
    """What an import of a file would do now: what is new, and what is to be told."""

    name: str
    encoding: str
    period: str
    talks: int | None
    new: tuple[Found, ...]
    remarks: tuple[Remark, ...]

    @property
    def themes(self) -> dict[str, int]:
        """The themes of what is new, each with its number of perspectives, as they first appear."""
        return dict(Counter(found.theme for found in self.new))

    @property
    def left(self) -> int:
        """How many lines are left out."""
        return sum(len(remark.lines) for remark in self.remarks if remark.left)

    @property
    def faulty(self) -> bool:
        """Whether anything is left out that should be mended."""
        return any(remark.faulty for remark in self.remarks)


def plan(
    reading: Reading,
    there: PerspectivesView,
    actor_groups: Sequence[str],
    *,
    period: str = "",
    talks: int | None = None,
) -> Plan:
    """Compare a file with what the dialogue has. ``period`` and ``talks`` go before the file's own.

    An actor group is written as the dialogue writes it; one that the dialogue does not have is told and taken as it
    stands.
    """
    spelled = {fold(group): group for group in actor_groups}
    known = {identity(p.theme, p.text, p.actor_group): p for p in there.perspectives}
    talks = reading.talks if talks is None else talks
    more, new = Gathering(), []
    for found in reading.found:
        group = spelled.get(fold(found.actor_group), found.actor_group)
        same = known.get(identity(found.theme, found.text, group))
        if same is not None:
            more.remark(found.line, _why_known(same, found), left=True)
            continue
        if group and fold(group) not in spelled:
            more.remark(found.line, "perspectives.remark.group", group=group)
        if talks is not None and (found.talks or 0) > talks:
            more.remark(found.line, "perspectives.remark.more_talks", talks=talks)
        new.append(replace(found, actor_group=group))
    remarks = sorted(
        (*reading.remarks, *more.told()), key=lambda remark: (not remark.faulty, not remark.left, remark.lines)
    )
    return Plan(reading.name, reading.encoding, period or reading.period, talks, tuple(new), tuple(remarks))


def read_tension(text: str) -> tuple[str, str]:
    """The two sides of ``A ↔ B``, ``A <-> B`` or ``A mot B``; refused where there are not two."""
    sides = _ARROW.split(text)
    if len(sides) == 1:
        sides = _AGAINST.split(text)
    sides = [side.strip() for side in sides]
    if len(sides) > 2:
        raise Refused("perspectives.many_sides")
    if len(sides) < 2 or not all(sides):
        raise Refused("perspectives.no_other_side")
    return sides[0], sides[1]


def _why_known(there: PerspectiveView, found: Found) -> str:
    same = found.talks in (None, there.talks)
    return "perspectives.remark.known" if same else "perspectives.remark.known_counted"
