"""What the meeting took over from those before it, and what became of it all after the meetings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sessions.commitments.rules import status_name
from sessions.notes.view import NoteKind
from sessions.proposals.fields import DECISION
from sessions.records.document import Block, Fact, Facts, Item, Numbered, Paragraph, Section, Table
from sessions.records.field_data import facts
from sessions.records.parts.common import notes_of
from sessions.view import MeetingView
from sessions.words import Words


def corrections(view: MeetingView, words: Words) -> Iterator[Section]:
    """What was found wrong in the minutes of the meeting before."""
    yield from notes_of(view, (NoteKind.CORRECTION,), words)


def corrected(view: MeetingView, words: Words) -> Iterator[Section]:
    """What was mended in these minutes after the meeting was closed, by day. Totals tell of theirs where they stand."""
    days: dict[date, dict[str, None]] = {}
    for at, what in view.held.corrected:
        days.setdefault(at.date(), {})[words.say(what)] = None
    if days:
        mended = tuple(Fact(words.day(day), words.listing(list(said))) for day, said in days.items())
        yield Section(words("records.mended"), 2, (Paragraph(words("records.mended.nature")), Facts(mended)))


def followed_up(view: MeetingView, words: Words) -> Iterator[Section]:
    """What has become of the commitments and the wishes of earlier meetings, in the parties' own words."""
    earlier = {meeting.id: meeting.number for meeting in view.earlier}
    left = [made for made in view.commitments if made.meeting_id in earlier]
    for heading, caption, promise, rows in (
        ("records.became", "records.became.caption", "promise", [made for made in left if not made.is_wish]),
        ("records.wished", "records.wished.caption", "wish", [made for made in left if made.is_wish]),
    ):
        if rows:
            columns = ("number", "party", promise, "meeting", "status", "word")
            table = Table(
                caption=words(caption),
                columns=tuple(words(f"records.column.{name}") for name in columns),
                rows=tuple(
                    (
                        str(made.number),
                        made.party,
                        made.promise or words("records.unworded"),
                        str(earlier[made.meeting_id]),
                        words.say(status_name(made.kind, made.status)),
                        made.status_word,
                    )
                    for made in rows
                ),
                numeric=frozenset({0, 3}),
            )
            yield Section(words(heading), 2, (table,))


def decision(view: MeetingView, words: Words) -> Iterator[Section]:
    """The decision to implement (step 5), which is the politicians', as far as it is known: on the whole, and on each
    proposal."""
    case = view.dialogue
    whole = (
        ("number", case.decision_number),
        ("date", words.day(case.decision_day) if case.decision_day else ""),
        ("outcome", case.decision_outcome),
    )
    known = tuple(Fact(words(f"records.decision.{name}"), value) for name, value in whole if value)
    decided = tuple(
        Item(each.number, each.wording, tuple(facts(each, DECISION, words))) for each in view.proposals if each.decided
    )
    blocks: list[Block] = [Facts(known)] if known else []
    if decided:
        blocks += [Paragraph(words("records.decision.proposals")), Numbered(decided)]
    if blocks:
        yield Section(words("records.decision"), 2, tuple(blocks))
