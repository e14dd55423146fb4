"""Before a round: its terms, its options, and a look at the list before it is locked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.widget import Widget

from sessions.agenda.phases import PhaseKind
from sessions.view import MeetingView
from sessions.voting import commands as voting
from sessions.voting.rules import MANY_OPTIONS, check_round, suggested_dots
from sessions.voting.view import NewOption
from sessions.words import phrase
from sessions.words.likeness import Pair, alike
from workshop.screens.dialogs import Choice, ChoiceScreen
from workshop.screens.phases import go
from workshop.screens.rounds.stage import Stage, short, whole
from workshop.widgets.board import Row
from workshop.widgets.entry import LineMode
from workshop.widgets.form import FieldSpec, Form
from workshop.widgets.plain import Plain

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done
    from workshop.screens.phase import PhaseScreen

MOST_PAIRS = 3
"""Pairs that look alike which one dialog names."""
WIDEST = 66
"""Cells of an option's text in the dialog."""


class Terms(NamedTuple):
    """The terms of a round, as read from the form."""

    criterion: str
    dots_each: int
    stacking: int | None
    entitled: int


class Setup(Stage):
    """The form of a new round and its options; Ctrl+O opens it."""

    def __init__(self, screen: PhaseScreen, opened: Callable[[], None]) -> None:
        super().__init__(screen)
        self._opened = opened

    @property
    def form(self) -> Form:
        """The form."""
        return self.screen.query_one("#setup", Form)

    def compose(self) -> Iterator[Widget]:
        """The form, and why its numbers are what they are."""
        view = self.screen.workshop.view
        assert view is not None
        options = len(new_options(view))
        dots = suggested_dots(options)
        suggested = phrase("voting.suggested", n=options, dots=dots)
        yield Form(
            [
                FieldSpec("criterion", phrase("voting.field.criterion"), self.words("voting.default_criterion")),
                FieldSpec("dots_each", phrase("voting.field.dots_each"), str(dots), suggested),
                FieldSpec("stacking", phrase("voting.field.stacking"), "1", phrase("voting.stacking_hint")),
                FieldSpec("entitled", phrase("voting.field.entitled"), str(view.present or "")),
            ],
            self.screen.say_phrase,
            id="setup",
        )
        yield Plain(id="setup-why")

    def show(self, view: MeetingView, *, shown: bool) -> None:
        """Show the form or put it away; what nobody has changed in it follows the meeting."""
        why = self.screen.query_one("#setup-why", Plain)
        self.form.display = shown
        why.set_class(not shown, "-away")
        dots = suggested_dots(len(new_options(view)))
        why.show(self.words("counting.why", n=dots))
        if shown:
            self.form.know("dots_each", str(dots))
            self.form.know("entitled", str(view.present or ""))

    def summary(self, view: MeetingView) -> str:
        """``14 alternativ``."""
        return self.words("counting.options", n=len(new_options(view)))

    def rows(self, view: MeetingView) -> Sequence[Row]:
        """The options with the numbers that they will have."""
        return [Row(f"new-{index}", option.label, str(index)) for index, option in enumerate(new_options(view), 1)]

    def mode(self) -> LineMode:
        """The line takes nothing; its label says which key opens."""
        return LineMode(phrase("voting.line.setup"), self.no_line)

    def step(self) -> None:
        """Open the round, if nothing needs a second look."""
        self._open(looked=False)

    def _open(self, *, looked: bool) -> None:
        values, view = self.form.values(), self.screen.now_view
        options, language = new_options(view), view.dialogue.language
        seen: list[tuple[Pair, ...]] = []

        def call(meeting: Meeting) -> Done | None:
            stacking = values["stacking"].strip()
            terms = Terms(
                values["criterion"],
                whole(values["dots_each"]),
                whole(stacking) if stacking else None,
                whole(values["entitled"]),
            )
            check_round(
                dots_each=terms.dots_each, stacking=terms.stacking, entitled=terms.entitled, options=len(options)
            )
            if not looked:
                pairs = alike([option.label for option in options], language)
                if pairs or len(options) > MANY_OPTIONS:
                    seen.append(pairs)
                    return None
            return meeting.do(voting.open_round, options=options, **terms._asdict())

        def answer(done: Done | None) -> None:
            if done is None:
                self._ask(options, seen[0])
            else:
                self._opened()

        self.screen.ask_clerk(call, answer=answer, leads_on=True)

    def _ask(self, options: Sequence[NewOption], pairs: tuple[Pair, ...]) -> None:
        """Say what could be better before the list is locked, and let the person choose."""
        words, grouping = self.words, self._grouping
        choices = [Choice("stay", words("counting.look_again"))]
        if grouping is not None:
            choices.insert(0, Choice("group", words("counting.to_grouping")))
        choices.append(Choice("open", words("counting.open_anyway"), words("counting.open_anyway_what")))

        def chosen(answer: str | None) -> None:
            if answer == "open":
                self._open(looked=True)
            elif answer == "group" and grouping is not None:
                go(self.screen.workshop, grouping)

        text = "\n".join(self._seen(options, pairs))
        self.screen.app.push_screen(ChoiceScreen(words("counting.before_locking"), choices, text=text), chosen)

    def _seen(self, options: Sequence[NewOption], pairs: tuple[Pair, ...]) -> Iterator[str]:
        words = self.words
        if pairs:
            yield words("counting.alike", n=len(pairs))
        wide = len(str(len(options)))
        for pair in pairs[:MOST_PAIRS]:
            for index, sign in ((pair.first, "┌"), (pair.second, "└")):
                yield f"{sign} {index + 1:>{wide}}  {short(options[index].label, WIDEST)}"
        if len(pairs) > MOST_PAIRS:
            yield words("counting.more_alike", n=len(pairs) - MOST_PAIRS)
        if pairs and len(options) > MANY_OPTIONS:
            yield ""
        if len(options) > MANY_OPTIONS:
            yield words("counting.many", n=len(options), most=MANY_OPTIONS)

    @property
    def _grouping(self) -> int | None:
        """The phase to go back to for grouping."""
        view = self.screen.now_view
        found = [phase.id for phase in view.phases if phase.kind is PhaseKind.GROUPING and not phase.skipped]
        return found[-1] if found else None


def new_options(view: MeetingView) -> list[NewOption]:
    """What a round would be about now: the clusters, then the ideas that stand alone."""
    live = {idea.id for idea in view.live_ideas}
    clusters = [NewOption(c.heading, c.id, None) for c in view.clusters if live & set(c.idea_ids)]
    return clusters + [NewOption(idea.text, None, idea.id) for idea in view.loose_ideas]
