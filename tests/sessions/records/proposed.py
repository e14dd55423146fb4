"""The evening's proposals: one from an earlier meeting, one with broad support, one with a word of the room's own."""

from __future__ import annotations

from datetime import date

from sessions.proposals.view import (
    ActionView,
    Horizon,
    Need,
    Outcome,
    ProposalView,
    ReservationKind,
    ReservationView,
    VersionView,
)

PROPOSALS = (
    ProposalView(
        id=1,
        number=1,
        meeting_id=3,
        wording="Öppna tullen för föreningar på kvällarna",
        option_id=None,
        horizon=Horizon.UNSAID,
        need=Need.UNSAID,
        support=(),
        outcome=None,
        reservations=(),
        version=1,
    ),
    ProposalView(
        id=2,
        number=2,
        meeting_id=7,
        wording="Lys upp gångvägen från skolan till bussen före vintern",
        option_id=11,
        horizon=Horizon.SHORT,
        need=Need.NO,
        support=(0, 0, 2, 3, 12, 7),
        outcome=Outcome.BROAD,
        reservations=(),
        version=1,
        motive="Det är där flest säger att de går omvägar.",
        below="att lamporna inte lyser in i sovrummen",
        versions=(
            VersionView(3, 1, "Lys upp gångvägen"),
            VersionView(7, 2, "Lys upp gångvägen från skolan till bussen före vintern"),
        ),
        actions=(ActionView(1, "Mät ljuset en kväll i oktober", 1), ActionView(2, "Beställ nya armaturer", 1)),
        idea_ids=(1, 3),
    ),
    ProposalView(
        id=3,
        number=3,
        meeting_id=7,
        wording="Sista bussen väntar in sista färjan",
        option_id=12,
        horizon=Horizon.LONG,
        need=Need.YES,
        support=(3, 4, 3, 6, 4, 2),
        outcome=Outcome.DIVIDED,
        reservations=(
            ReservationView(1, "Vi som bor längs linjen får vänta längst, varje kväll.", 1),
            ReservationView(2, "Om färjan ska gå senare i stället", 1, ReservationKind.DISAGREEMENT),
        ),
        version=1,
        need_of="regionens trafiknämnd",
        versions=(VersionView(7, 2, "Sista bussen väntar in sista färjan"),),
        outcome_said=Outcome.NO_UNITY,
        outcome_why="De tre som visade 0 bor längs linjen. Utan dem är vi inte eniga.",
        outcome_on=(2, 4, 3, 6, 4, 2),
        idea_ids=(4,),
        decided_by="Regionfullmäktige",
        decision_number="RS 2025/31-2",
        decision_day=date(2025, 3, 10),
        decision_outcome="Sista bussen väntar in färjan på prov i ett år",
    ),
)
