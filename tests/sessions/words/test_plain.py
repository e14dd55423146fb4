"""Words that people have read wrong are said no more, and a thing has one word, on the screen and in the minutes."""

from __future__ import annotations

import re

import pytest

from tests.sessions.words.reading import entries

MISREAD = {
    "sv": {
        r"\blag(er|ret|rets)\b": "the file is where one's dialogues are, and no store of goods",
        r"^Klart: ": "a round is open; that something is said to be done tells nobody so",
        r"röstberättigad|fick rösta|antal röstande": "there is one word for how many may vote",
        r"visas och skrivs aldrig": "reads as that it is shown",
        r"[Tt]illtro|Tecken på att det är klart|Antagande": "the form says it otherwise",
        r"[Tt]iden för .* krymper": "not every agenda has the phase",
    },
    "en": {
        r"\bthe store\b": "the file is where one's dialogues are",
        r"^Done: ": "a round is open",
        r"\b[Cc]ommits? to (?!something)\w+ing\b": "what is promised follows as it is written",
        r"\b[Hh]ow can .* be safe": "a harbour can do nothing; people make it safe",
        r"How we will know": "it is the party's commitment and not ours",
        r"\b(entitled|eligible)\b": "there is one word for how many may vote",
        r"shown and never": "reads as that it is shown",
    },
}
"""What stood there once, by language, and what was wrong with it."""

WRITTEN_OUT = {
    "records.column.number": "of an idea, not of a meeting",
    "records.column.party": "at the head of a table, whoever was asked",
    "records.column.promise": "at the head of a table",
    "records.decision.number": "of a decision, not of a meeting; held to its own form's below",
    "records.dialogue.title": "the document's",
    "records.feedback.how": "feedback's, not a parked question's",
    "records.feedback.recipient": "in a sentence's place, alone",
    "records.fixed": "a heading, where the form has a label",
    "records.given.day": "held to its own form's below",
    "records.given.how": "held to its own form's below",
    "records.head.number": "the value says that it is a number",
    "records.head.question": "stands above the question as one reads it",
    "records.ideas": "a heading",
    "records.influence": "a heading, where the form has a label",
    "records.level": "a heading, where the form has a label",
    "records.next": "the next meeting, not what comes after an experiment",
    "records.perspectives.ideas": "the ideas that answer a perspective",
    "records.perspectives.question": "what perspectives leave open",
    "records.proposal.ideas": "the ideas themselves, where the form has their numbers",
    "records.role.leaders": "there is no process facilitator just above it",
    "records.term.stacking": "the value says that it is the most",
    "records.title": "the document's",
}
"""Labels of the minutes that are named as a form's field and meant to say something else, with the reason."""

OWN_FORM = {
    "records.decision.by": "proposals.field.decided_by",
    "records.decision.date": "proposals.field.decision_day",
    "records.decision.number": "proposals.field.decision_number",
    "records.decision.outcome": "proposals.field.decision_outcome",
    "records.given.day": "dialogue.field.feedback_day",
    "records.given.how": "dialogue.field.feedback_given",
    "records.column.word": "commitments.field.status_word",
    "records.column.theme": "ideas.theme",
    "records.column.table": "ideas.table",
    "records.term.entitled": "counting.kind.entitled",
}
"""Labels of the minutes, and those of the forms where the same is written."""


def said(language: str) -> dict[str, tuple[str, ...]]:
    return {entry.key: entry.texts for entry in entries(language)}


@pytest.mark.parametrize("language", MISREAD)
def test_what_was_misread_is_said_no_more(language: str) -> None:
    found = [
        f"{key}: {text} ({why})"
        for key, texts in said(language).items()
        for text in texts
        for pattern, why in MISREAD[language].items()
        if re.search(pattern, text)
    ]
    assert found == []


def test_a_commitment_with_all_its_fields_is_complete_and_not_done() -> None:
    texts = said("sv")
    assert texts["commitments.ready"] == ("✓ komplett",)
    assert texts["commitments.summary"] == ("{count} · {n} komplett", "{count} · {n} kompletta")


def test_the_minutes_call_a_field_what_its_form_calls_it() -> None:
    texts = {language: said(language) for language in MISREAD}
    others = {key for each in texts.values() for key in _not_as_in_the_forms(each)}
    assert others == set(WRITTEN_OUT)
    assert [key for key, form in OWN_FORM.items() for each in texts.values() if each[key] != each[form]] == []


def _not_as_in_the_forms(texts: dict[str, tuple[str, ...]]) -> set[str]:
    forms: dict[str, set[tuple[str, ...]]] = {}
    for key, text in texts.items():
        if ".field." in key and not key.startswith("records."):
            forms.setdefault(key.split(".")[-1], set()).add(text)
    labels = [key for key in texts if key.startswith("records.") and _is_label(key, texts[key])]
    return {key for key in labels if texts[key] not in forms.get(key.split(".")[-1], {texts[key]})}


def _is_label(key: str, text: tuple[str, ...]) -> bool:
    return ".missing." not in key and len(text) == 1 and "{" not in text[0] and not text[0].endswith(".")
