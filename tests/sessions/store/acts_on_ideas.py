"""Acts on ideas, their clusters and the perspectives that they answer."""

from __future__ import annotations

from contextlib import suppress

from sessions.clusters import commands as clusters
from sessions.clusters import unmerge as unmerging
from sessions.errors import Refused
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.perspectives import commands as perspectives
from sessions.perspectives.collector import Found
from sessions.perspectives.view import InsightKind
from sessions.queries.history import Item
from tests.sessions.store.acting import WORDS, of, some


def add_idea(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(ideas.add, text=of(WORDS, a), theme=of(("", "Ljus", "Trafik"), b), table=of(("", "1", "2"), c))


def add_ideas(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(ideas.add_many, texts=some(WORDS, a, b))


def reword_idea(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.ideas:
        idea = of(m.view.ideas, a)
        m.do(ideas.reword, idea_id=idea.id, version=idea.version, text=of(WORDS, b))


def clarify(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.ideas:
        idea = of(m.view.ideas, a)
        m.do(ideas.clarify, idea_id=idea.id, version=idea.version, text=of(("", *WORDS), b))


def withdraw(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.live_ideas:
        m.do(ideas.withdraw, idea_id=of(m.view.live_ideas, a).id)


def take_up(m: Meeting, a: int, b: int, c: int) -> None:
    withdrawn = [idea for idea in m.view.ideas if idea.withdrawn]
    if withdrawn:
        idea = of(withdrawn, a)
        m.do(ideas.take_up, idea_id=idea.id, version=idea.version)


def gather(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.ideas:
        m.do(clusters.gather, idea_ids=[idea.id for idea in some(m.view.ideas, a, b)], heading=of(WORDS, c))


def move(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.clusters:
        m.do(
            clusters.move,
            idea_ids=[idea.id for idea in some(m.view.ideas, a, b)],
            cluster_id=of(m.view.clusters, c).id,
        )


def split(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.ideas:
        m.do(clusters.split, idea_ids=[idea.id for idea in some(m.view.ideas, a, b)], heading=of(WORDS, c))


def rename(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.clusters:
        cluster = of(m.view.clusters, a)
        m.do(clusters.rename, cluster_id=cluster.id, version=cluster.version, heading=of(WORDS, b))


def merge(m: Meeting, a: int, b: int, c: int) -> None:
    if len(m.view.clusters) > 1:
        chosen = [cluster.id for cluster in some(m.view.clusters, a, b + 1)]
        into = next((cluster.id for cluster in m.view.clusters if cluster.id not in chosen), chosen[0])
        if chosen != [into]:
            m.do(clusters.merge, cluster_ids=chosen, into=into)


def unmerge(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.clusters:
        moments = m.history(Item("cluster", of(m.view.clusters, a).id)).moments
        merges = [moment.entry for moment in moments if moment.what.key == unmerging.MERGED]
        if merges:
            with suppress(Refused):  # nothing of the merge stands any more
                m.do(unmerging.unmerge, entry_id=of(merges, b))


def take_out(m: Meeting, a: int, b: int, c: int) -> None:
    grouped = [idea_id for cluster in m.view.clusters for idea_id in cluster.idea_ids]
    if grouped:
        m.do(clusters.take_out, idea_ids=list(dict.fromkeys(some(grouped, a, b))))


def bring_in(m: Meeting, a: int, b: int, c: int) -> None:
    found = [Found(line, text, of(("", "Ljus"), a), talks=c) for line, text in enumerate(some(WORDS, a, b), 2)]
    m.do(perspectives.bring_in, name="rapport.csv", found=found, period=of(("", "maj"), b), talks=c)


def add_perspectives(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(perspectives.add, texts=some(WORDS, a, b), theme=of(("", "Ljus", "Trafik"), c))


def change_perspective(m: Meeting, a: int, b: int, c: int) -> None:
    added = [perspective for perspective in m.view.perspectives.perspectives if perspective.source_id is None]
    if added:
        row = of(added, a)
        if b % 2:
            m.do(perspectives.reword, perspective_id=row.id, version=row.version, text=of(WORDS, c))
        else:
            m.do(perspectives.remove, perspective_id=row.id)


def find_insight(m: Meeting, a: int, b: int, c: int) -> None:
    if a % 3:
        m.do(perspectives.find, kind=of((InsightKind.SHARED, InsightKind.QUESTION), a), texts=some(WORDS, b, c))
    else:
        m.do(perspectives.strain, text=of(WORDS, b), against=of(WORDS, c), theme=of(("", "Ljus"), c))


def change_insight(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.perspectives.insights:
        row = of(m.view.perspectives.insights, a)
        if b % 2:
            seen = {"insight_id": row.id, "version": row.version}
            m.do(perspectives.reword_insight, **seen, text=of(WORDS, c), against=of(WORDS, b))
        else:
            m.do(perspectives.remove_insight, insight_id=row.id)


def describe_source(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.perspectives.sources:
        source = of(m.view.perspectives.sources, a)
        field, text = of((("period", of(WORDS, c)), ("talks", str(c))), b)
        m.do(perspectives.describe_source, source_id=source.id, field=field, text=text)


def answer(m: Meeting, a: int, b: int, c: int) -> None:
    there = m.view.perspectives.perspectives
    if there and m.view.ideas:
        chosen = [perspective.id for perspective in some(there, b, c)][c % 2 :]
        m.do(perspectives.answer, idea_id=of(m.view.ideas, a).id, perspective_ids=chosen)
