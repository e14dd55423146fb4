"""The phases that there are: every folder beside this file that has a spec."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from pkgutil import iter_modules

from sessions.agenda.phases import PhaseKind
from workshop import phases
from workshop.commands.command import Command
from workshop.commands.common import in_order
from workshop.console.spec import PhaseSpec

SHARED = "base"
"""The folder that is no phase: what all of them share."""


def registered() -> dict[PhaseKind, PhaseSpec]:
    """Each phase's spec. Light: no screen is imported."""
    found = [
        import_module(f"{phases.__name__}.{folder.name}.spec").SPEC
        for folder in iter_modules(phases.__path__)
        if folder.ispkg and folder.name != SHARED
    ]
    return {spec.kind: spec for spec in found}


def every_command(specs: Iterable[PhaseSpec]) -> list[Command]:
    """Every command that there is, once, in the order in which it is told of."""
    return in_order(*dict.fromkeys(command for spec in specs for command in spec.commands))


def places(specs: Mapping[PhaseKind, PhaseSpec]) -> dict[Command, tuple[PhaseKind, ...]]:
    """The phases that each of their commands belongs to."""
    found: dict[Command, tuple[PhaseKind, ...]] = {}
    for kind, spec in specs.items():
        for command in spec.commands:
            found[command] = (*found.get(command, ()), kind)
    return found
