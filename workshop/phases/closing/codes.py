"""What people take home in their phones: the next meeting, and what each party has promised, in the codes themselves.

A calendar entry is offered by the cameras of most phones, and holds the commitments if the screen has room for such a
code. Else they come as text, which every camera shows, in few codes; or the minutes have them, which is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sessions.commitments.rules import by_party
from sessions.commitments.view import CommitmentView
from sessions.view import MeetingView
from sessions.words import Words
from workshop.phases.closing import calendar
from workshop.wall.blocks import Codes, Sheet
from workshop.widgets.board_lines import visible

MOST_TEXTS = 3
"""More codes than that nobody waits for."""


def codes(view: MeetingView, words: Words, when: str) -> Codes | None:
    """The ways to put it, the best first; None where there is nothing to take home. ``when`` is the next meeting."""
    promised = promised_lines(view.commitments, words)
    if not promised and view.meeting.next_day is None:
        return None
    said = "wall.closing.no_room" if view.meeting.next_day is not None else "wall.closing.in_minutes"
    return Codes(tuple(_ways(view, promised, words, when)), words(said))


def promised_lines(commitments: Sequence[CommitmentView], words: Words) -> list[str]:
    """A line for each commitment that is still to be kept, as short as can be: by when, and if it waits for a decision.

    By party, and never by the name of who answers for it.
    """
    open_ = [each for each in commitments if not each.is_wish and each.open and each.promise]
    return [_line(each, words) for _, theirs in by_party(open_) for each in theirs]


def _line(made: CommitmentView, words: Words) -> str:
    facts = (
        words("wall.closing.made", party=made.party, promise=made.promise),
        words("wall.closing.by", day=made.due_by) if made.due_by else "",
        words("wall.closing.if_decided") if made.needs_decision else "",
    )
    return " ".join(visible(" · ".join(filter(None, facts))).split())


def _ways(view: MeetingView, promised: list[str], words: Words, when: str) -> Iterator[tuple[Sheet, ...]]:
    texts = [_texts(promised, count, words) for count in range(1, min(MOST_TEXTS, len(promised)) + 1)]
    if view.meeting.next_day is None:
        yield from texts
        return
    title, heading = words("dialogue.field.next_day"), words("wall.closing.promised")
    how = words("wall.closing.code")
    whole, short = (Sheet(calendar.entry(view, short=short), title, how, (when,)) for short in (False, True))
    if promised:
        with_all = calendar.entry(view, [heading, *promised])
        yield (Sheet(with_all, title, words("wall.closing.code_all"), (when,)),)
        yield from ((entry, *text) for entry in (whole, short) for text in texts)
        how = words("wall.closing.code_rest")
    for entry in (whole, short):
        yield (Sheet(entry.content, title, how, (when,)),)


def _texts(promised: list[str], count: int, words: Words) -> tuple[Sheet, ...]:
    """The commitments as text in so many codes. Each begins with words of ours: a camera takes none for a link."""
    parts = list(_parts(promised, count))
    sheets = []
    for number, part in enumerate(parts, 1):
        title = words("wall.closing.promised")
        if len(parts) > 1:
            title = words("wall.closing.promised_part", number=number, count=len(parts))
        sheets.append(Sheet("\n".join([title, *part]), title, words("wall.closing.code_text")))
    return tuple(sheets)


def _parts(lines: list[str], count: int) -> Iterator[list[str]]:
    """Lines in at most so many parts, in their order, the largest part as small as can be."""
    sizes = [len(line.encode()) + 1 for line in lines]
    least, most = max(sizes), sum(sizes)
    while least < most:
        middle = (least + most) // 2
        if len(list(_packed(lines, middle))) <= count:
            most = middle
        else:
            least = middle + 1
    yield from _packed(lines, least)


def _packed(lines: Sequence[str], most: int) -> Iterator[list[str]]:
    part: list[str] = []
    size = 0
    for line in lines:
        its = len(line.encode()) + 1
        if part and size + its > most:
            yield part
            part, size = [], 0
        part.append(line)
        size += its
    if part:
        yield part
