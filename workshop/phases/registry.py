"""The screens. Each phase has one; they are imported when a meeting is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sessions.agenda.phases import PhaseKind
    from workshop.phases.base.screen import PhaseScreen


def screen_for(kind: PhaseKind) -> PhaseScreen:
    """A new screen for a phase of this kind."""
    from workshop.phases.closing.screen import ClosingScreen
    from workshop.phases.commitments.screen import CommitmentsScreen
    from workshop.phases.experiments.screen import ExperimentsScreen
    from workshop.phases.grouping.screen import GroupingScreen
    from workshop.phases.ideas.screen import IdeasScreen
    from workshop.phases.opening.screen import OpeningScreen
    from workshop.phases.pause.screen import BreakScreen
    from workshop.phases.perspectives.screen import PerspectivesScreen
    from workshop.phases.prioritising.screen import PrioritisingScreen
    from workshop.phases.proposals.screen import ProposalsScreen

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
