"""What the actor groups of a round laid: what they agree on, what they differ on, and each option by group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType

from sessions.view import MeetingView
from sessions.voting.groups import agreed, differing
from sessions.voting.view import RoundStatus, RoundView
from sessions.words import Words, phrase
from workshop.commands.command import letters
from workshop.dialogs.reader import ReaderScreen
from workshop.phases.base.screen import PhaseScreen
from workshop.widgets.board import Row


class GroupsScreen(ReaderScreen):
    """The groups' result, to read and scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(letters("g"), "dismiss(None)", id="groups.back", show=False)]


def told(view: MeetingView) -> RoundView | None:
    """The latest round of this meeting that was held per group and has been shown."""
    return next(
        (
            each
            for each in reversed(view.rounds)
            if each.meeting_id == view.meeting.id and each.piles and each.status is RoundStatus.REVEALED
        ),
        None,
    )


def open_groups(screen: PhaseScreen) -> None:
    """Show the groups' result, or say what there must be first."""
    voting_round, words = told(screen.now_view), screen.console.words
    if voting_round is None:
        screen.say(phrase("grouped.nothing"), "look", stays=True)
        return
    title = words("grouped.title", criterion=voting_round.criterion, number=voting_round.number)
    foot = "" if screen.console.wall_look else words("reader.foot")
    screen.app.push_screen(GroupsScreen(title, list(rows(voting_round, words)), foot=foot))


def rows(voting_round: RoundView, words: Words) -> Iterator[Row]:
    """What they agree on, what they differ on, all options, and who is not shown and why."""
    groups = voting_round.groups
    if not groups:
        yield _plain("none", words("records.groups.none"))
        return
    if len(groups) > 1:
        both = ("agreed", agreed(voting_round)), ("differing", differing(voting_round))
        for name, numbers in both:
            yield _heading(name, words(f"records.groups.{name}"))
            yield _plain(f"rule-{name}", words(f"grouped.rule.{name}"), quiet=True)
            if not numbers:
                yield _plain(f"{name}-nothing", words("records.groups.nothing"))
            for number in numbers:
                yield _shares(voting_round, number, f"{name}-{number}", words)
    yield _heading("all", words("grouped.all"))
    for option in voting_round.options:
        yield _counts(voting_round, option.number, words)
    yield _heading("who", words("grouped.who"))
    yield _plain("groups", words("grouped.shown", groups=tuple(_named(voting_round, words))))
    if voting_round.others:
        yield _plain("others", words("records.groups.others", n=voting_round.others))
    if voting_round.wall_dots:
        yield _plain("wall", words("records.groups.wall"))
    if voting_round.corrections:
        yield _plain("corrected", words("records.groups.corrected"))


def _named(voting_round: RoundView, words: Words) -> Iterator[str]:
    for group in voting_round.groups:
        yield words("records.groups.column", group=group.group, n=group.given)


def _shares(voting_round: RoundView, number: int, row_id: str, words: Words) -> Row:
    """An option, and how many of each group's ballots have a dot there."""
    said = "\n".join(
        words("grouped.share", group=group.group, voters=group.voters[number - 1], n=group.given)
        for group in voting_round.groups
    )
    return Row(row_id, voting_round.options[number - 1].label, str(number), said, selectable=False)


def _counts(voting_round: RoundView, number: int, words: Words) -> Row:
    """An option, and each group's dots and voters."""
    said = "\n".join(
        words(
            "grouped.counts",
            group=group.group,
            dots=words("voting.dots", n=group.dots[number - 1]),
            voters=words("voting.voters", n=group.voters[number - 1]),
        )
        for group in voting_round.groups
    )
    return Row(f"all-{number}", voting_round.options[number - 1].label, str(number), said, selectable=False)


def _heading(row_id: str, text: str) -> Row:
    return Row(f"h-{row_id}", text, kind="heading", selectable=False)


def _plain(row_id: str, text: str, *, quiet: bool = False) -> Row:
    return Row(row_id, text, kind="plain", tone="quiet" if quiet else "", selectable=False)
