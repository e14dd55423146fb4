"""Rules of proposals: what their support amounts to."""

from __future__ import annotations

from collections.abc import Sequence

from sessions.proposals.view import MOST_SUPPORT, Outcome

CAN_LIVE_WITH = 3
"""From this value on a person goes along."""
BROAD_SHARE = 0.8
DIVIDED_SHARE = 0.5


def outcome(support: Sequence[int]) -> Outcome | None:
    """The word for how many showed each value from 0 to 5; None where nobody did.

    Unity: everybody can at least live with it. Broad support: four in five can, and nobody says stop. Divided views: at
    least half can. Otherwise there is no unity.
    """
    assert len(support) in (0, MOST_SUPPORT + 1) and all(count >= 0 for count in support)
    shown = sum(support)
    if not shown:
        return None
    with_it = sum(support[CAN_LIVE_WITH:])
    if with_it == shown:
        return Outcome.UNITY
    if with_it >= shown * BROAD_SHARE and not support[0]:
        return Outcome.BROAD
    return Outcome.DIVIDED if with_it >= shown * DIVIDED_SHARE else Outcome.NO_UNITY
