"""What several counts of one list tell: two criteria side by side, and the actor groups of one round."""

from __future__ import annotations

from collections.abc import Iterator

from sessions.records.document import Block, Fact, Facts, Paragraph, Table
from sessions.voting.comparison import compare, said_uneven
from sessions.voting.groups import agreed, differing
from sessions.voting.view import RoundView
from sessions.words import Words


def compared(first: RoundView, second: RoundView, words: Words) -> tuple[Block, ...]:
    """Two rounds on the same list: each option's dots and voters by both criteria, and its field in words.

    Where all dots of a round were on the wall nobody knows how many laid them, and where each ballot had one dot an
    option they are as many as the dots: no column for that.
    """
    both = ("first", first), ("second", second)
    counts = [
        (name, voting_round, kind)
        for name, voting_round in both
        for kind in ("dots", "voters")
        if kind == "dots" or (voting_round.slips and not voting_round.one_each)
    ]
    columns = ["ballot_number", "option", *(f"{kind}_{name}" for name, _, kind in counts), "field"]
    rows = []
    for each in compare(first, second).options:
        cells = [str(getattr(each.first if at is first else each.second, kind)) for _, at, kind in counts]
        rows.append((str(each.first.number), each.first.label, *cells, words(f"records.field.{each.field}")))
    table = Table(
        caption=words("records.compared.table"),
        columns=tuple(words(f"records.column.{name}") for name in columns),
        rows=tuple(rows),
        numeric=frozenset(range(len(columns))) - {1, len(columns) - 1},
        names=1,
    )
    asked = tuple(
        Fact(
            words(f"records.compared.{name}"),
            words("records.compared.criterion", criterion=voting_round.criterion, number=voting_round.number),
        )
        for name, voting_round in both
    )
    uneven = said_uneven(first, second)
    care = (Paragraph(words.say(uneven)),) if uneven else ()
    return Paragraph(words("records.compared.nature")), Facts(asked), *care, table


def by_group(voting_round: RoundView, words: Words) -> Iterator[Block]:
    """What the groups that may be shown laid, who is not shown and why, and what they agree on and differ on."""
    groups, others = voting_round.groups, voting_round.others
    if not groups:
        yield Paragraph(words("records.groups.none"))
        return
    if len(groups) > 1:
        yield Paragraph(words("records.groups.rule"))
        yield Facts(
            tuple(
                Fact(
                    words(f"records.groups.{name}"),
                    _labels(voting_round, found, words) or words("records.groups.nothing"),
                )
                for name, found in (("agreed", agreed(voting_round)), ("differing", differing(voting_round)))
            )
        )
    for kind in ("dots",) if voting_round.stacking == 1 else ("dots", "voters"):
        yield Table(
            caption=words(f"records.groups.{kind}"),
            columns=(
                words("records.column.ballot_number"),
                words("records.column.option"),
                *(words("records.groups.column", group=group.group, n=group.given) for group in groups),
            ),
            rows=tuple(
                (str(option.number), option.label, *(str(getattr(group, kind)[at]) for group in groups))
                for at, option in enumerate(voting_round.options)
            ),
            numeric=frozenset(range(len(groups) + 2)) - {1},
            names=1,
        )
    if others:
        yield Paragraph(words("records.groups.others", n=others))
    if voting_round.wall_dots:
        yield Paragraph(words("records.groups.wall"))
    if voting_round.corrections:
        yield Paragraph(words("records.groups.corrected"))


def _labels(voting_round: RoundView, numbers: tuple[int, ...], words: Words) -> str:
    labels = {option.number: option.label for option in voting_round.options}
    return "\n".join(words("records.groups.option", number=number, label=labels[number]) for number in numbers)
