"""What was said before the meeting, counted by theme, and what the meetings added to it and found in it."""

from __future__ import annotations

from collections.abc import Iterator

from sessions.perspectives.view import InsightKind, PerspectivesView, PerspectiveView, SourceView
from sessions.records.document import Block, Bullets, Fact, Facts, Item, Numbered, Paragraph, Section, Table
from sessions.records.parts.common import own, runs, taken_up, took_up
from sessions.view import MeetingView
from sessions.words import Words

ORDER = (InsightKind.SHARED, InsightKind.TENSION, InsightKind.QUESTION)


def perspectives(view: MeetingView, words: Words) -> Iterator[Section]:
    """The themes with their counts and where they come from; then each theme that the meeting had something to say of.

    The words of a report stay in the report, but for those that ideas answer; those that were said at the meeting
    stand here. Themes that an earlier
    meeting read in are told as a count.
    """
    all_ = view.perspectives
    if not all_.perspectives and not all_.insights:
        return
    blocks: list[Block] = []
    if view.earlier and not took_up(view, "source"):
        earlier = [one for one in all_.perspectives if not (one.meeting_id and own(view, one.meeting_id))]
        if earlier:
            themes = words("perspectives.themes", n=len({one.theme for one in earlier}))
            blocks.append(Paragraph(words("records.perspectives.carried", n=len(earlier), themes=themes)))
            blocks += _sources(all_, words)
    else:
        if all_.perspectives:
            blocks.append(_themes(all_, words))
        blocks += _sources(all_, words)
    yield Section(words("records.perspectives"), 2, tuple(blocks))
    for theme in dict.fromkeys((*all_.themes, *(found.theme for found in all_.insights))):
        said = tuple(_said(view, theme, words))
        if said:
            yield Section(theme or words("perspectives.no_theme"), 3, said)


def _themes(all_: PerspectivesView, words: Words) -> Table:
    """One row per theme. What no idea answers is told only where ideas have begun to answer."""
    answering = len(all_.unanswered) < len(all_.perspectives)
    columns = ("theme", "perspectives", "added", *["unanswered"] * answering)
    rows = []
    for theme in all_.themes:
        mine = [one for one in all_.perspectives if one.theme == theme]
        counts = [len(mine), sum(one.source_id is None for one in mine)]
        counts += [sum(not one.idea_ids for one in mine)] * answering
        rows.append((theme or words("perspectives.no_theme"), *map(str, counts)))
    return Table(
        caption=words("records.perspectives.count", n=len(all_.perspectives)),
        columns=tuple(words(f"records.column.{name}") for name in columns),
        rows=tuple(rows),
        numeric=frozenset(range(1, len(columns))),
    )


def _sources(all_: PerspectivesView, words: Words) -> Iterator[Facts]:
    """Where they come from that were not said at a meeting."""
    label = words("records.perspectives.source")
    if all_.sources:
        yield Facts(tuple(Fact(label, _source(source, words)) for source in all_.sources))


def _source(source: SourceView, words: Words) -> str:
    talks = words("perspectives.talks", n=source.talks) if source.talks is not None else ""
    return " · ".join(filter(None, [source.name, source.period, talks]))


def _said(view: MeetingView, theme: str, words: Words) -> Iterator[Block]:
    """What the meeting added under a theme, and what it found in it."""
    all_ = view.perspectives
    added = [one for one in all_.perspectives if one.theme == theme and one.meeting_id and own(view, one.meeting_id)]
    answered = [one for one in all_.perspectives if one.theme == theme and one not in added and _answered(one, view)]
    for key, listed in (("added", added), ("answered", answered)):
        if listed:
            yield Paragraph(words(f"records.perspectives.{key}"))
            yield Numbered(tuple(Item(one.number, one.text, _answers(one, view, words)) for one in listed))
    for kind in ORDER:
        mine = [
            found
            for found in all_.insights
            if found.theme == theme and found.kind is kind and own(view, found.meeting_id)
        ]
        if mine:
            yield Paragraph(words(f"records.perspectives.{kind}"))
            yield Bullets(tuple(f"{found.text} ↔ {found.against}" if found.against else found.text for found in mine))


def _answered(one: PerspectiveView, view: MeetingView) -> bool:
    """Whether ideas answer a perspective, and it is this meeting's to tell: it is read in here, or answered here."""
    return bool(one.idea_ids) and (not view.earlier or taken_up(view, "perspective", one.id))


def _answers(one: PerspectiveView, view: MeetingView, words: Words) -> tuple[Fact, ...]:
    numbers = [idea.number for idea in view.live_ideas if idea.id in one.idea_ids]
    if not numbers:
        return ()
    said = words("records.ideas.numbers", n=len(numbers), numbers=runs(numbers, words))
    return (Fact(words("records.perspectives.ideas"), said),)
