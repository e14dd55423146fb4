"""Where a proposal comes from, to read: the round, the ideas in their own words, and what has become of them."""

from __future__ import annotations

from collections.abc import Iterator

from sessions.proposals.origin import Behind, Origin, Since, Voted, origin
from sessions.proposals.view import ProposalView
from sessions.words import Words
from workshop.dialogs.reader import ReaderScreen
from workshop.phases.base.screen import PhaseScreen
from workshop.phases.proposals.rows import place_said
from workshop.widgets.board import Row


def show_origin(screen: PhaseScreen, proposal: ProposalView) -> None:
    """Open it."""
    words = screen.console.words
    view = screen.now_view
    came = origin(proposal, rounds=view.rounds, clusters=view.clusters, ideas=view.ideas)
    rows = list(origin_rows(came, proposal, words, wall=screen.console.wall_look))
    title = words("proposals.origin_title", number=proposal.number)
    screen.app.push_screen(ReaderScreen(title, rows, foot=words("reader.foot")))


def origin_rows(came: Origin, proposal: ProposalView, words: Words, *, wall: bool) -> Iterator[Row]:
    """What was voted on, the ideas, what has become of them since, and how the wording has changed.

    On the wall an idea that was taken back has no words.
    """
    if came.voted is not None:
        yield from _voted(came.voted, words)
    said = [_quiet(each, words) if wall and each.idea.withdrawn else _idea(each, came, words) for each in came.ideas]
    if said:
        yield _heading("ideas", words)
        yield from said
    if came.voted is not None and came.voted.place.option.cluster_id is not None:
        yield _heading("since", words)
        for at, sentence in enumerate(_since(came, words)):
            yield Row(f"since-{at}", sentence, selectable=False)
    elif not said:
        yield Row("own", words("proposals.origin.own"), selectable=False)
    if len(proposal.wordings) > 1:
        yield _heading("wordings", words)
        for version in proposal.wordings:
            sign = words("proposals.origin.meeting", number=version.meeting_number)
            yield Row(f"version-{version.meeting_id}", version.wording, sign=sign, tone="quiet")


def _heading(name: str, words: Words) -> Row:
    return Row(f"h-{name}", words(f"proposals.origin.{name}"), kind="heading", selectable=False)


def _voted(voted: Voted, words: Words) -> Iterator[Row]:
    option, place = voted.place.option, voted.place
    heading = words("proposals.origin.round", number=voted.round.number, criterion=voted.round.criterion)
    yield Row("h-round", heading, kind="heading", selectable=False)
    laid = words.say(voted.round.laid(option))
    yield Row("option", option.label, str(option.number), laid, sign=place_said(place, words))


def _idea(each: Behind, came: Origin, words: Words) -> Row:
    """Its own words as they are now, and as they were when the list was locked; where it is, if that is elsewhere."""
    details = [words("proposals.origin.locked", text=each.said)] if each.said != each.idea.text else []
    heading = came.since.renamed or (came.voted.place.option.label if came.voted else "")
    if each.heading and each.heading != heading:
        details.append(words("proposals.origin.under", heading=each.heading))
    sign = words("ideas.withdrawn") if each.idea.withdrawn else ""
    if each.added:
        sign = words("proposals.origin.added")
    return Row(f"idea-{each.idea.id}", each.idea.text, str(each.idea.number), "\n".join(details), sign=sign, tone="")


def _quiet(each: Behind, words: Words) -> Row:
    return Row(f"idea-{each.idea.id}", words("ideas.withdrawn"), str(each.idea.number))


def _since(came: Origin, words: Words) -> Iterator[str]:
    """In plain sentences, what has become of the cluster that was voted on."""
    since = came.since
    assert came.voted is not None
    if since.gone:
        yield words("proposals.since.gone", heading=came.voted.place.option.label)
    if since.renamed:
        yield words("proposals.since.renamed", heading=since.renamed)
    for heading, numbers in since.elsewhere:
        yield words("proposals.since.elsewhere", n=len(numbers), numbers=tuple(map(str, numbers)), heading=heading)
    for name in ("loose", "withdrawn", "newcomers"):
        numbers = getattr(since, name)
        if numbers:
            yield words(f"proposals.since.{name}", n=len(numbers), numbers=tuple(map(str, numbers)))
    if came.unknown:
        yield words("proposals.since.unknown")
    elif since == Since():
        yield words("proposals.since.nothing")
