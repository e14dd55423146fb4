"""One thing that was found: as a row, whole, and where in the meeting it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, Protocol

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from sessions.commitments.rules import asked_of
from sessions.commitments.view import CommitmentView
from sessions.parking.fields import TOLD
from sessions.queries.fields import FIELDS, SEARCHED
from sessions.queries.found import Found, FoundKind
from sessions.view import MeetingView
from sessions.voting.view import RoundStatus, RoundView
from sessions.words import Words
from workshop.commands.command import letters
from workshop.console.protocol import PhaseHost, console_of
from workshop.console.spec import PhaseSpec
from workshop.dialogs.agenda import go
from workshop.dialogs.base import Dialog
from workshop.widgets.board import Board, Row
from workshop.widgets.plain import Plain


class _HasId(Protocol):
    @property
    def id(self) -> int: ...


class Places:
    """Where the ideas of a view stand: looked up for every result, with every key."""

    def __init__(self, view: MeetingView) -> None:
        self.withdrawn = {idea.id for idea in view.ideas if idea.withdrawn}
        self.headings = {idea_id: cluster.heading for cluster in view.clusters for idea_id in cluster.idea_ids}
        self.live = {each.id: sum(at not in self.withdrawn for at in each.idea_ids) for each in view.clusters}


def row(row_id: str, found: Found, view: MeetingView, places: Places, words: Words) -> Row:
    """It as one result among others: its own words, then what else of it has the words wanted."""
    details, sign = [found.beside], ""
    match found.kind:
        case FoundKind.IDEA:
            details += [places.headings.get(found.id, "")]
            sign = words("ideas.withdrawn") if found.id in places.withdrawn else ""
        case FoundKind.CLUSTER:
            sign = words("ideas.count", n=places.live[found.id])
        case FoundKind.OPTION:
            sign = words("search.round", number=_round(found, view).number)
        case FoundKind.COMMITMENT:
            one = next(each for each in view.commitments if each.id == found.id)
            details = [_promise(one, words), found.beside if found.beside != one.promise else ""]
            sign = words("wishes.one") if one.is_wish else ""
        case FoundKind.NOTE:
            kind = next(note.kind for note in view.notes if note.id == found.id)
            sign = words(f"search.note.{kind}")
        case _:
            pass
    return Row(row_id, found.text, found.number, "\n".join(filter(None, dict.fromkeys(details))), sign=sign)


def is_there(found: Found, view: MeetingView) -> bool:
    """Whether it still is: another console may have taken it away."""
    things: dict[FoundKind, Iterable[_HasId]] = {
        FoundKind.QUESTION: (view.dialogue,),
        FoundKind.IDEA: view.ideas,
        FoundKind.CLUSTER: view.clusters,
        FoundKind.PERSPECTIVE: view.perspectives.perspectives,
        FoundKind.INSIGHT: view.perspectives.insights,
        FoundKind.EXPERIMENT: view.experiments,
        FoundKind.OPTION: (option for voting_round in view.rounds for option in voting_round.options),
        FoundKind.PROPOSAL: view.proposals,
        FoundKind.COMMITMENT: view.commitments,
        FoundKind.PARKED: view.parked,
        FoundKind.NOTE: view.notes,
    }
    return any(each.id == found.id for each in things[found.kind])


def stands_on(phase: PhaseHost, found: Found) -> bool:
    """Whether the phase that is shown has it on its board."""
    row_id = row_of(found, phase.now_view, phase.console.specs.values())
    return any(each.id == row_id for each in phase.rows(phase.now_view))


async def go_to(app: App[Any], found: Found) -> None:
    """Move the meeting to the phase where it stands, and highlight it there."""
    console = console_of(app)
    assert console.view is not None
    phase_id = phase_of(found, console.view, console.specs.values())
    if phase_id is not None and await go(app, phase_id) and console.phase_screen is not None:
        screen, view = console.phase_screen, console.view
        screen.call_after_refresh(screen.stand_on, row_of(found, view, console.specs.values()))


def phase_of(found: Found, view: MeetingView, specs: Iterable[PhaseSpec]) -> int | None:
    """The id of a phase of this meeting that shows it, the nearest from here on, skipped ones last; None if none."""
    if not is_there(found, view):
        return None
    if found.kind is FoundKind.OPTION and _round(found, view) != view.round:
        return None
    if found.kind is FoundKind.NOTE:
        note = next(note.kind for note in view.notes if note.id == found.id)
        kinds = {spec.kind for spec in specs if note in spec.notes}
    else:
        kinds = {spec.kind for spec in specs if any(thing.found == found.kind for thing in spec.things)}
    same = [(phase.skipped, index < view.phase_index, abs(index - view.phase_index), phase.id)
            for index, phase in enumerate(view.phases) if phase.kind in kinds and not phase.skipped]  # fmt: skip
    return min(same)[3] if same else None


class FoundScreen(Dialog[bool]):
    """One thing whole. G moves the meeting to the phase where it stands, which the foot says; nothing else does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "dismiss(False)", id="found.back", show=False, priority=True),
        Binding(letters("g"), "go", id="found.go", show=False),
    ]

    def __init__(self, found: Found, view: MeetingView) -> None:
        super().__init__()
        self._found, self._view = found, view

    def compose(self) -> ComposeResult:
        """Its words, what is known of it, where it stands."""
        words, view = self.console.words, self._view
        going = phase_of(self._found, view, self.console.specs.values())
        foot = words("search.whole_foot")
        if going is not None:
            phase = next(phase for phase in view.phases if phase.id == going)
            foot = words("search.whole_foot_go", phase=phase.name)
        with Vertical(classes="dialog -tall"):
            yield Plain(_title(self._found, view, words), classes="dialog-title")
            yield Board(*self._rows(view, words), max_lines=10_000)
            yield Plain(foot, classes="dialog-foot")

    def on_mount(self) -> None:
        """The board takes the arrows."""
        self.query_one(Board).focus()

    def action_go(self) -> None:
        """Move the meeting to the phase where the thing stands, if one has it."""
        if phase_of(self._found, self._view, self.console.specs.values()) is not None:
            self.dismiss(True)

    def _rows(self, view: MeetingView, words: Words) -> Iterator[Row]:
        yield Row("text", self._found.text, kind="plain", selectable=False)
        for index, (label, value) in enumerate(_facts(self._found, view, words)):
            said = words("parking.fact", label=label, value=value) if label else value
            yield Row(f"fact-{index}", said, kind="plain", tone="quiet", selectable=False)


def _title(found: Found, view: MeetingView, words: Words) -> str:
    kind = words(f"search.one.{found.kind}")
    if found.kind is FoundKind.NOTE:
        kind = words(f"search.note.{next(note.kind for note in view.notes if note.id == found.id)}")
    if found.kind is FoundKind.COMMITMENT and next(each.is_wish for each in view.commitments if each.id == found.id):
        kind = words("wishes.one")
    return words("search.numbered", kind=kind, number=found.number) if found.number else kind


def _facts(found: Found, view: MeetingView, words: Words) -> Iterator[tuple[str, str]]:
    """What is known of it besides its text, each with its label."""
    match found.kind:
        case FoundKind.QUESTION:
            case = view.dialogue
            said = (("purpose", case.purpose), ("influence", case.influence), ("fixed", case.fixed))
            facts = [(words(f"dialogue.field.{name}"), value) for name, value in said]
        case FoundKind.IDEA:
            idea = next(idea for idea in view.ideas if idea.id == found.id)
            cluster = next((each.heading for each in view.clusters if idea.id in each.idea_ids), "")
            facts = [
                (words("ideas.clarification"), idea.clarification),
                (words("ideas.theme"), idea.theme),
                (words("ideas.table"), idea.table),
                (words("search.one.cluster"), cluster),
                ("", words("ideas.withdrawn") if idea.withdrawn else ""),
            ]
        case FoundKind.CLUSTER:
            ids = next(each.idea_ids for each in view.clusters if each.id == found.id)
            facts = [(str(idea.number), idea.text) for idea in view.live_ideas if idea.id in ids]
        case FoundKind.OPTION:
            voting_round = _round(found, view)
            option = next(each for each in voting_round.options if each.id == found.id)
            facts = [("", words("search.round", number=voting_round.number))]
            if voting_round.status is RoundStatus.REVEALED:
                facts.append(("", words.say(voting_round.laid(option))))
        case FoundKind.PROPOSAL:
            proposal = next(each for each in view.proposals if each.id == found.id)
            facts = [("", proposal.motive), *(("", each.text) for each in proposal.actions)]
            facts += [(words(f"search.{each.kind}"), each.text) for each in proposal.reservations]
            facts += [("", proposal.below), ("", proposal.outcome_why)]
        case FoundKind.PERSPECTIVE:
            voice = next(each for each in view.perspectives.perspectives if each.id == found.id)
            facts = [("", voice.theme), ("", voice.actor_group)]
        case FoundKind.INSIGHT:
            insight = next(each for each in view.perspectives.insights if each.id == found.id)
            facts = [("", insight.against), (words("ideas.theme"), insight.theme)]
        case FoundKind.EXPERIMENT:
            trial = next(each for each in view.experiments if each.id == found.id)
            facts = [(label, said) for name, label, said in _said(trial, "experiment", words) if name != "what"]
        case FoundKind.COMMITMENT:
            one = next(each for each in view.commitments if each.id == found.id)
            facts = [
                ("", _promise(one, words)),
                (words("commitments.field.first_step"), one.first_step),
                (words("commitments.field.due_by"), words.day(one.due_by) if one.due_by else ""),
                (words("commitments.field.follow_up"), words.day(one.follow_up) if one.follow_up else ""),
                ("", found.beside if found.beside not in (one.promise, one.first_step) else ""),
            ]
        case FoundKind.PARKED:
            parked = next(each for each in view.parked if each.id == found.id)
            facts = [(words.say(field.label), field.said(getattr(parked, field.name), words)) for field in TOLD]
        case _:
            facts = []
    return ((label, value) for label, value in facts if value)


def _said(thing: object, table: str, words: Words) -> Iterator[tuple[str, str, str]]:
    """The texts of a thing that are searched: name, label and what it says."""
    for field in FIELDS[table]:
        if field.name in SEARCHED[table]:
            yield field.name, words.say(field.label), getattr(thing, field.name)


def _promise(made: CommitmentView, words: Words) -> str:
    if not made.promise:
        return ""
    return words.say(asked_of(made)) if made.is_wish else words("commitments.promise", promise=made.promise)


def row_of(found: Found, view: MeetingView, specs: Iterable[PhaseSpec]) -> str:
    """The id of its row on the board of the phase that shows it."""
    if found.kind is FoundKind.OPTION and (not is_there(found, view) or _round(found, view) != view.round):
        return ""
    things = (thing.row for spec in specs for thing in spec.things if thing.found == found.kind)
    return f"{next(things, found.kind)}-{found.id}"


def _round(found: Found, view: MeetingView) -> RoundView:
    return next(each for each in view.rounds if any(option.id == found.id for option in each.options))
