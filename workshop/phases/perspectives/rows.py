"""How the perspectives of a dialogue are divided in pages, and what stands on each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sessions.perspectives.view import InsightKind, InsightView, PerspectivesView, PerspectiveView, SourceView
from sessions.view import MeetingView
from sessions.words import Words
from workshop.phases.base.unanswered import group_and_count
from workshop.widgets.board import Row

Page = str | None
"""A theme, or None for the page where all that the room found stands together."""
TOGETHER: Page = None
ORDER = (InsightKind.SHARED, InsightKind.TENSION, InsightKind.QUESTION)


def pages(view: PerspectivesView, begun: str = "") -> tuple[Page, ...]:
    """The themes as they first appear, one that has just been ``begun``, and last what the room found in them all."""
    themes = list(dict.fromkeys([*view.themes, *(found.theme for found in view.insights)]))
    if begun and begun not in themes:
        themes.append(begun)
    several = len(themes) > 1 and bool(view.insights)
    return (*(themes or [""]), *([TOGETHER] if several else []))


def rows_of(view: MeetingView, page: Page, words: Words, *, airy: bool) -> list[Row]:
    """What stands on a page: perspectives, what the room found, and where it all comes from."""
    all_ = view.perspectives
    insights = [found for found in all_.insights if page is TOGETHER or found.theme == page]
    perspectives = [one for one in all_.perspectives if one.theme == page]
    rows = [_perspective(one, view, words) for one in perspectives]
    rows = _with_air(rows) if airy else rows
    rows += _found(insights, words, themes=page is TOGETHER)
    came = {one.source_id for one in perspectives} - {None}
    rows += [_air("source")] if airy and came else []
    rows += [
        Row(f"source-{source.id}", source_said(source, words), kind="plain", tone="quiet")
        for source in all_.sources
        if source.id in came
    ]
    return rows


def source_said(source: SourceView, words: Words) -> str:
    """``Källa: rapport.csv · mars–maj 2026 · 143 samtal``."""
    talks = words("perspectives.talks", n=source.talks) if source.talks is not None else ""
    facts = " · ".join(filter(None, [source.name, source.period, talks]))
    return words("perspectives.source", facts=facts)


def tension(found: InsightView) -> str:
    """A tension as it is typed."""
    return f"{found.text} ↔ {found.against}"


def _perspective(one: PerspectiveView, view: MeetingView, words: Words) -> Row:
    added = ""
    if one.meeting_id is not None:
        here = one.meeting_id == view.meeting.id
        added = words("perspectives.added_here" if here else "perspectives.added_before")
    answered = words("perspectives.answered", n=len(one.idea_ids)) if one.idea_ids else ""
    detail = " · ".join(filter(None, [group_and_count(one, words), added, answered]))
    return Row(f"perspective-{one.id}", one.text, str(one.number), detail)


def _found(insights: Sequence[InsightView], words: Words, *, themes: bool) -> Iterator[Row]:
    for kind in ORDER:
        mine = [found for found in insights if found.kind is kind]
        if mine:
            yield Row(f"h-{kind}", words(f"perspectives.heading.{kind}"), kind="heading", selectable=False)
        for found in mine:
            theme = found.theme if themes else ""
            yield Row(f"insight-{found.id}", found.text, detail=theme, against=found.against)


def _with_air(rows: Sequence[Row]) -> list[Row]:
    """The rows with a blank one between them; a heading brings its own."""
    return [each for row in rows for each in (_air(row.id), row)][1:]


def _air(name: str) -> Row:
    return Row(f"air-{name}", "", kind="plain", selectable=False)
