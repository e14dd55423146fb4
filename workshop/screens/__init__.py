"""The screens. Each phase has one; they are imported when a meeting is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sessions.agenda.phases import PhaseKind
    from workshop.screens.phase import PhaseScreen


def screen_for(kind: PhaseKind) -> PhaseScreen:
    """A new screen for a phase of this kind."""
    from workshop.screens.closing import ClosingScreen
    from workshop.screens.commitments import CommitmentsScreen
    from workshop.screens.experiments import ExperimentsScreen
    from workshop.screens.grouping import GroupingScreen
    from workshop.screens.ideas import IdeasScreen
    from workshop.screens.opening import OpeningScreen
    from workshop.screens.pausing import BreakScreen
    from workshop.screens.perspectives import PerspectivesScreen
    from workshop.screens.prioritising import PrioritisingScreen
    from workshop.screens.proposals import ProposalsScreen

    screens: dict[PhaseKind, type[PhaseScreen]] = {
        screen.kind: screen
        for screen in (
            OpeningScreen,
            PerspectivesScreen,
            IdeasScreen,
            GroupingScreen,
            ExperimentsScreen,
            PrioritisingScreen,
            ProposalsScreen,
            CommitmentsScreen,
            ClosingScreen,
            BreakScreen,
        )
    }
    return screens[kind]()
