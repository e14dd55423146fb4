"""A row stays the same object while its idea does, and is made anew when anything of what it shows is another."""

from __future__ import annotations

from dataclasses import replace

from sessions.ideas.view import IdeaView
from sessions.perspectives.view import PerspectivesView, PerspectiveView
from sessions.words import Words
from workshop.phases.ideas.rows import IdeaRows
from workshop.widgets.board import Row

SWEDISH = Words("sv")
IDEAS = tuple(IdeaView(n, n, f"Idé {n}", "Fritid", "3", withdrawn=False, version=1) for n in range(1, 6))
NOBODY = PerspectivesView()
DARK = PerspectiveView(
    id=1,
    number=1,
    theme="Trygghet",
    text="Det är mörkt vid silon",
    actor_group="invånare",
    talks=None,
    source_id=None,
    meeting_id=1,
    idea_ids=(2, 5),
    version=1,
)
"""Answered by two of the ideas."""


def shown(rows: IdeaRows, ideas: tuple[IdeaView, ...], answering: PerspectivesView = NOBODY) -> tuple[Row, ...]:
    return rows.of(ideas, answering, SWEDISH)


def same(before: tuple[Row, ...], after: tuple[Row, ...]) -> list[bool]:
    return [one is other for one, other in zip(before, after, strict=False)]


def test_an_idea_more_or_another_wording_makes_that_row_alone() -> None:
    rows = IdeaRows()
    before = shown(rows, IDEAS[:4])
    assert same(before, after := shown(rows, IDEAS)) == [True] * 4
    assert after[4].text == "Idé 5"
    reworded = (IDEAS[0], replace(IDEAS[1], text="Bättre sagt"), *IDEAS[2:])
    now = shown(rows, reworded)
    assert same(after, now) == [True, False, True, True, True]
    assert now[1].text == "Bättre sagt"
    assert same(now[1:], shown(rows, reworded[1:])) == [True] * 4


def test_what_an_idea_answers_is_counted_anew_when_the_perspectives_are_others() -> None:
    rows = IdeaRows()
    before = shown(rows, IDEAS)
    after = shown(rows, IDEAS, PerspectivesView(perspectives=(DARK,)))
    assert same(before, after) == [True, False, True, True, False]
    assert after[1].detail == "Fritid · bord 3 · svarar på 1 perspektiv"
    assert [row.detail for row in shown(rows, IDEAS)] == [row.detail for row in before]


def test_the_language_is_that_of_now() -> None:
    rows = IdeaRows()
    ideas = (*IDEAS[:4], replace(IDEAS[4], withdrawn=True))
    assert shown(rows, ideas)[4].text == "Idé 5"
    assert shown(rows, ideas)[4].sign == SWEDISH("ideas.withdrawn")
    english = rows.of(ideas, NOBODY, Words("en"))
    assert english[0].detail == "Fritid · table 3"
