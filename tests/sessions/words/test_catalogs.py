"""The catalogs hold every word that the code asks for, in both languages, and no other."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from sessions.proposals.fields import DECISION
from sessions.words import LANGUAGES
from sessions.words.compile import compiled
from tests.sessions.words.reading import Entry, entries, sources, uses
from tests.sessions.words.values import VALUES, spelled

SV, EN = ({entry.key: entry for entry in entries(language)} for language in ("sv", "en"))
USES = uses(frozenset(key.split(".")[0] for key in (*SV, *EN)))

ALIKE = {
    "agenda.phase": "a name and figures",
    "cli.made": "an id and what was made",
    "command.guide.short": "Guide",
    "command.plan.short": "Plan",
    "commitments.and_wishes": "two counts, each in its own words",
    "commitments.of_party": "a party and how many it promised",
    "commitments.told": "a status and the party's words",
    "comparing.across": "a criterion and an arrow",
    "comparing.up": "an arrow and a criterion",
    "counting.tied_corrected": "two signs, each in its own words",
    "counting.named": "two sentences, one below the other",
    "counting.ballots_wall": "two counts, each in its own words",
    "command.turn_pass.short": "Pass",
    "dialogue.field.organisation": "Organisation",
    "dialogue.hint.number": "an example",
    "experiments.what.one": "experiment and a number",
    "due.of": "what is to happen, and its words",
    "due.who": "what is to happen, and who tells",
    "frame.planned": "figures and the sign for minutes",
    "grouped.counts": "a group and two counts, each in its own words",
    "grouped.shown": "names, each in its own words",
    "guides.minutes": "the sign for minutes",
    "history.field": "a label and its value",
    "language.en": "each language by its own name",
    "language.sv": "each language by its own name",
    "records.approved_before": "who and a day",
    "records.dialogue.present": "a count and how many of each group",
    "records.experiment.number": "experiment and a number",
    "opening.new.count": "a group's name",
    "command.reserve.name": "Reservation",
    "command.reserve.short": "Reservation",
    "fields.answered": "a field and its answer",
    "proposals.reservation": "Reservation",
    "parking.fact": "a label and its value",
    "proposals.action": "a sign",
    "proposals.offer_weighed": "two values",
    "records.head.organisation": "Organisation",
    "records.feedback.owned": "two values",
    "records.html.title": "three values",
    "records.unfinished.experiment": "Experiment",
    "records.ideas.with_words": "when it was withdrawn, and its words",
    "records.summary.group": "a group and how many of it",
    "records.summary.when": "a day and a number",
    "search.numbered": "a kind and its number",
    "search.one.experiment": "Experiment",
    "search.reservation": "Reservation",
    "since.role": "a role and who has it",
    "since.promise": "a party and its promise",
    "start.title": "the program's name",
    "start.titled": "two names, each in its own words",
    "voting.slips_by_kind": "counts, each in its own words",
    "voting.slips_spoiled": "counts, each in its own words",
    "voting.dots_voters": "two counts, each in its own words",
    "voting.open": "counts, each in its own words",
    "wall.closing.made": "a party and its promise",
}
"""Entries that are the same in both languages, and why."""

RESERVED = re.compile(r"beslut|decision|decid", re.IGNORECASE)
NOT_A_DECISION = {"comparing.nature", "records.proposals.nature", "records.rounds.nature", "voting.revealed"}
THEIR_DECISION = {
    *(f"command.decision.{part}" for part in ("name", "help", "short")),
    *(f"proposals.field.{field.name}" for field in DECISION),
    "proposals.decided",
    "proposals.decided_on",
    "proposals.decided_which",
    "commitments.field.needs_decision",
    "commitments.if_decided",
    "wall.closing.if_decided",
    "records.commitment.if_decided",
    "dialogue.field.decision_day",
    "dialogue.field.decision_number",
    "dialogue.field.decision_outcome",
    "records.decision",
    "records.decision.by",
    "records.decision.date",
    "records.decision.number",
    "records.decision.outcome",
    "proposals.fact.no",
    "proposals.fact.unclear",
    "proposals.fact.yes",
    "proposals.field.need",
    "proposals.field.need_of",
    "proposals.fact_of.unclear",
    "proposals.fact_of.yes",
    "records.proposal.missing.need",
    "records.summary.decided",
    "records.summary.decision",
    "records.summary.decision_undated",
    "records.summary.promise_if",
}
THE_LADDERS_OWN = {"dialogue.level.shared"}
"""A decision is what politicians make afterwards. The first say that a vote here is none, the others that a proposal
or a commitment needs one of theirs, or what theirs was (step 5); the last is what the ladder of participation calls its
highest step.
"""


def by_language() -> list[tuple[str, Entry]]:
    return [(language, entry) for language in LANGUAGES for entry in entries(language)]


def test_every_word_that_the_code_asks_for_is_in_both_languages() -> None:
    asked = {use.key: use.where for use in USES if "{}" not in use.key}
    asked |= {key: use.where for use in USES if "{}" in use.key for key in spelled(use.key)}
    missing = [f"{where} {key}" for key, where in asked.items() if key not in SV or key not in EN]
    assert missing == []


def test_what_can_stand_in_a_key_that_varies_is_said_for_each() -> None:
    assert {use.key for use in USES if "{}" in use.key} == set(VALUES)


def test_every_word_of_the_catalogs_is_asked_for() -> None:
    asked = {use.key for use in USES} | {key for pattern in VALUES for key in spelled(pattern)}
    assert sorted({*SV, *EN} - asked) == []


def test_a_word_stands_in_one_catalog_only() -> None:
    for language in LANGUAGES:
        assert [key for key, count in Counter(entry.key for entry in entries(language)).items() if count > 1] == []


def test_the_languages_have_the_same_words_with_the_same_values() -> None:
    assert [(e.key, e.names, e.is_plural, e.domain) for e in SV.values()] == [
        (e.key, e.names, e.is_plural, e.domain) for e in EN.values()
    ]


def test_a_value_called_n_makes_a_plural_and_nothing_else_does() -> None:
    assert [entry.key for _, entry in by_language() if ("n" in entry.names) != entry.is_plural] == []


def test_the_code_hands_over_just_the_values_that_the_sentence_names() -> None:
    wrong = [
        f"{use.where} {use.key}: {sorted(use.names)} for {sorted(SV[use.key].names)}"
        for use in USES
        if use.names is not None and use.key in SV and use.names != SV[use.key].names
    ]
    assert wrong == []


def test_no_entry_is_empty() -> None:
    assert [(language, entry.key) for language, entry in by_language() if not all(entry.texts)] == []


def test_no_entry_begins_or_ends_in_space() -> None:
    assert [(lang, e.key) for lang, e in by_language() if any(text != text.strip() for text in e.texts)] == []


def test_what_is_alike_in_both_languages_is_meant_to_be() -> None:
    assert {key for key in SV if key in EN and SV[key].texts == EN[key].texts} == set(ALIKE)


def test_the_word_decision_is_kept_for_what_politicians_decide() -> None:
    said = {entry.key for _, entry in by_language() if any(RESERVED.search(text) for text in entry.texts)}
    assert said == NOT_A_DECISION | THEIR_DECISION | THE_LADDERS_OWN


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_gettext_reads_is_what_people_edit(language: str) -> None:
    """``python -m sessions.words.compile`` after a change of words."""
    stale = [s.name for s in sources(language) if s.with_suffix(".mo").read_bytes() != compiled(s, language)]
    assert stale == []
    assert {s.stem for s in sources(language)} == {s.stem for s in sources(language)[0].parent.glob("*.mo")}
