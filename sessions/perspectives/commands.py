"""Changes of perspectives: a report is brought in whole, the room adds what is missing and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import select

from sessions.errors import Refused
from sessions.perspectives.collector import Found, counted, identity
from sessions.perspectives.tables import Answer, Insight, Perspective, Source
from sessions.perspectives.view import InsightKind
from sessions.store.change import Change, Done, table_of
from sessions.text.typed import optional, wording
from sessions.words import phrase

BATCH = 250
"""How many perspectives are written between two words of progress."""


def bring_in(
    change: Change,
    *,
    name: str,
    found: Sequence[Found],
    period: str = "",
    talks: int | None = None,
    progress: Callable[[int], None] = lambda _done: None,
) -> Done:
    """Bring in the perspectives of a file under a source of their own, all of them or none.

    Those that the dialogue has are left out, so that importing twice duplicates nothing. ``progress`` is told how many
    are written and stops it all by raising a refusal.
    """
    assert change.dialogue_id is not None
    t = table_of(Perspective)
    mine = select(t.c.theme, t.c.text, t.c.actor_group).where(t.c.dialogue_id == change.dialogue_id)
    there = {identity(*row) for row in change.connection.execute(mine)}
    new = [one for one in found if identity(one.theme, one.text, one.actor_group) not in there]
    name = wording(name)
    if not new:
        return Done(phrase("perspectives.what.nothing_new", name=name))
    source = change.add(
        Source(dialogue_id=change.dialogue_id, name=name, period=optional(period), talks=talks, imported=change.now)
    )
    number = change.next_numbers("perspective", len(new))
    for at in range(0, len(new), BATCH):
        progress(at)
        change.add_all(
            Perspective,
            [
                {
                    "dialogue_id": change.dialogue_id,
                    "source_id": source.key,
                    "meeting_id": None,
                    "number": number + index,
                    "theme": optional(one.theme),
                    "text": wording(one.text),
                    "actor_group": optional(one.actor_group),
                    "talks": one.talks,
                }
                for index, one in enumerate(new[at : at + BATCH], at)
            ],
        )
    progress(len(new))
    return Done(phrase("perspectives.what.brought_in", n=len(new), name=name), source.key)


def describe_source(change: Change, *, source_id: int, field: str, text: str) -> Done:
    """Say when the talks of a report were held (``period``), or how many they were (``talks``)."""
    assert field in ("period", "talks")
    source = change.get(Source, source_id)
    talks = counted(text)
    if field == "talks" and talks is None:
        raise Refused("perspectives.not_a_count", text=text)
    change.save(source, **({"talks": talks} if field == "talks" else {"period": wording(text)}))
    return Done(phrase("perspectives.what.source", name=source.name), source_id)


def add(change: Change, *, texts: Sequence[str], theme: str = "") -> Done:
    """Add perspectives that the report lacks, as this meeting says them."""
    assert change.dialogue_id is not None and change.meeting_id is not None
    rows = [
        change.add(
            Perspective(
                dialogue_id=change.dialogue_id,
                meeting_id=change.meeting_id,
                number=change.next_number("perspective"),
                theme=optional(theme),
                text=wording(text),
            )
        )
        for text in texts
        if text.strip()
    ]
    if not rows:
        raise Refused("typed.empty")
    return Done(phrase("perspectives.what.added", n=len(rows), number=rows[-1].number), rows[-1].id)


def reword(change: Change, *, perspective_id: int, version: int, text: str) -> Done:
    """Change the words of a perspective that a meeting added; an imported one is refused."""
    row = _added(change, perspective_id)
    change.edit(Perspective, perspective_id, version, text=wording(text))
    return Done(phrase("perspectives.what.reworded", number=row.number), row.id)


def remove(change: Change, *, perspective_id: int) -> Done:
    """Take away a perspective that a meeting added, and that ideas answer it; undo brings all of it back."""
    row = _added(change, perspective_id)
    answers = change.find(Answer, table_of(Answer).c.perspective_id == perspective_id)
    for answer in answers:
        change.remove(answer)
    change.remove(row)
    if answers:
        return Done(phrase("perspectives.what.removed_with", number=row.number, n=len(answers)), row.id)
    return Done(phrase("perspectives.what.removed", number=row.number), row.id)


def find(change: Change, *, kind: InsightKind, texts: Sequence[str], theme: str = "") -> Done:
    """Write down what the room found while it read a theme: shared insights or open questions."""
    assert kind is not InsightKind.TENSION
    rows = [_insight(change, kind, wording(text), "", theme) for text in texts if text.strip()]
    if not rows:
        raise Refused("typed.empty")
    return Done(phrase(f"perspectives.what.{kind}", n=len(rows)), rows[-1].id)


def strain(change: Change, *, text: str, against: str, theme: str = "") -> Done:
    """Write down a tension between two sides."""
    row = _insight(change, InsightKind.TENSION, wording(text), wording(against), theme)
    return Done(phrase("perspectives.what.tension", n=1), row.id)


def reword_insight(change: Change, *, insight_id: int, version: int, text: str, against: str = "") -> Done:
    """Say an insight, a question or the two sides of a tension in other words."""
    kind = InsightKind(change.get(Insight, insight_id).kind)
    other = wording(against) if kind is InsightKind.TENSION else ""
    row = change.edit(Insight, insight_id, version, text=wording(text), against=other)
    return Done(phrase("perspectives.what.insight_reworded", kind=phrase(f"perspectives.what.{kind}", n=1)), row.id)


def remove_insight(change: Change, *, insight_id: int) -> Done:
    """Take an insight, a tension or a question away; undo brings it back."""
    row = change.get(Insight, insight_id)
    change.remove(row)
    kind = InsightKind(row.kind)
    return Done(phrase("perspectives.what.insight_removed", kind=phrase(f"perspectives.what.{kind}", n=1)), row.id)


def answer(change: Change, *, idea_id: int, perspective_ids: Iterable[int]) -> Done:
    """Set which perspectives an idea answers: these, and no others."""
    rows = {row.perspective_id: row for row in change.find(Answer, table_of(Answer).c.idea_id == idea_id)}
    wanted = set(perspective_ids)
    for perspective_id in sorted(rows.keys() - wanted):
        change.remove(rows[perspective_id])
    for perspective_id in sorted(wanted - rows.keys()):
        change.add(Answer(idea_id=idea_id, perspective_id=perspective_id))
    return Done(phrase("perspectives.what.answers", n=len(wanted)), idea_id)


def _insight(change: Change, kind: InsightKind, text: str, against: str, theme: str) -> Insight:
    assert change.dialogue_id is not None and change.meeting_id is not None
    return change.add(
        Insight(
            dialogue_id=change.dialogue_id,
            meeting_id=change.meeting_id,
            kind=kind.value,
            text=text,
            against=against,
            theme=optional(theme),
        )
    )


def _added(change: Change, perspective_id: int) -> Perspective:
    """The perspective; refused where it came with a report, for then its words are not the meeting's to change."""
    row = change.get(Perspective, perspective_id)
    if row.source_id is not None:
        name = change.get(Source, row.source_id).name
        raise Refused("perspectives.read_only", number=row.number, name=name)
    return row
