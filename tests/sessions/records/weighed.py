"""The evening's second criterion: the list of its second round once more, counted pile by pile."""

from __future__ import annotations

from sessions.voting.view import GroupView, OptionView, RoundOrigin, RoundStatus, RoundView

LABELS = "Ljus och sikt", "Något att göra på kvällen", "Sista bussen ska vänta in sista färjan", "Nattvandrare"
TOTALS = ((24, 15), (29, 18), (10, 8), (12, 9))

SECOND = RoundView(
    id=4,
    meeting_id=7,
    number=4,
    criterion="Går att genomföra i år",
    dots_each=3,
    stacking=2,
    entitled=28,
    status=RoundStatus.REVEALED,
    given=25,
    spoiled=1,
    options=tuple(
        OptionView(20 + number, number, label, None, None, *total)
        for number, (label, total) in enumerate(zip(LABELS, TOTALS, strict=True), 1)
    ),
    version=1,
    origin=RoundOrigin.AGAIN,
    origin_id=2,
    piles=("invånare", "tjänsteperson", "näringsliv"),
    groups=(
        GroupView("invånare", 11, (9, 15, 6, 2), (6, 9, 5, 2)),
        GroupView("tjänsteperson", 7, (10, 8, 1, 2), (6, 5, 1, 2)),
    ),
)
"""Seven of the ballots are of groups that are not shown."""
