"""The minutes say what happened, in the dialogue's language, and nothing that the room has not seen."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from sessions.dialogue.view import LEVELS
from sessions.experiments.view import Next
from sessions.notes.view import NoteKind, NoteView
from sessions.proposals.view import Need, Outcome
from sessions.records.markdown import markdown
from sessions.records.minutes import minutes
from sessions.voting.view import RoundStatus
from sessions.words import Words
from tests.sessions.records.evening import NOW, PRIVATE, empty, round_of, whole
from tests.sessions.records.reading import texts
from tests.sessions.records.told import table, tables, written

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", ["whole", "empty"])
def test_the_minutes_are_as_they_were_last_read_and_liked(language: str, name: str) -> None:
    """Read the file in golden/ as a participant would. To renew them: RENEW_GOLDEN=1 pytest tests/records."""
    path = GOLDEN / f"{name}.{language}.md"
    text = written(whole(language) if name == "whole" else empty(language))
    if os.environ.get("RENEW_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_a_meeting_that_has_only_a_question_gives_a_short_document() -> None:
    document = minutes(empty(), Words("sv"), NOW)
    assert [section.heading for section in document.sections] == ["Kvar att göra i utkastet"]
    assert [fact.label for fact in document.facts] == ["Vad det gäller", "Träff", "Uppgifterna gäller"]
    assert markdown(document).count("UTKAST") == 2


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        (time(18), time(21), "kl. 18.00–21.00"),
        (time(18), None, "kl. 18.00"),
        (None, time(21), "till kl. 21.00"),
    ],
)
def test_the_time_is_told_as_far_as_it_is_known(starts: time | None, ends: time | None, said: str) -> None:
    view = empty()
    view = replace(view, meeting=replace(view.meeting, starts=starts, planned_end=ends))
    assert f"Tid: {said}" in texts(written(view))


def test_what_is_held_against_a_proposal_stands_once_in_the_speakers_words_in_a_section_of_its_own() -> None:
    shown = texts(written(whole()))
    at = shown.index("Kvarstående oenighet och reservationer")
    assert shown[at + 2 : at + 4] == [
        "Förslag 3, kvarstående oenighet: Om färjan ska gå senare i stället",
        "Förslag 3, reservation: Vi som bor längs linjen får vänta längst, varje kväll.",
    ]
    assert sum("får vänta längst" in text for text in shown) == 1
    beneath = "1 kvarstående oenighet och 1 reservation, se ”Kvarstående oenighet och reservationer”"
    assert f"Oenighet och reservationer: {beneath}" in shown[shown.index("3. Sista bussen väntar in sista färjan") : at]
    assert "Kvarstående oenighet" not in written(replace(whole(), proposals=whole().proposals[:2]))


def test_the_word_that_the_room_chose_is_told_with_why_and_with_the_one_that_follows_from_the_hands() -> None:
    shown = texts(written(whole()))
    assert "Uppslutning: ingen enighet" in shown
    assert (
        "Deltagarna valde ”ingen enighet” därför att: De tre som visade 0 bor längs linjen. "
        "Utan dem är vi inte eniga.\n"
        "Svaren (22) skulle ha gett ”delade meningar”. Deltagarnas ord gäller.\n"
        "Ordet valdes när svaren var 2 4 3 6 4 2 (0 till 5). De har räknats om sedan dess."
    ) in shown
    assert "ingen enighet (deltagarnas ord)" in shown
    proposal = replace(whole().proposals[2], outcome_on=whole().proposals[2].support)
    assert "räknats om" not in written(replace(whole(), proposals=(proposal,)))
    without = replace(proposal, outcome=None, support=(), outcome_on=())
    assert "Inga svar är räknade. Deltagarnas ord gäller." in written(replace(whole(), proposals=(without,)))


def test_a_proposal_tells_why_who_decides_its_actions_its_ideas_and_how_its_wording_has_changed() -> None:
    shown = texts(written(whole()))
    assert "Kräver politiskt beslut: ja, av regionens trafiknämnd" in shown
    assert "Motiv: Det är där flest säger att de går omvägar." in shown
    for heading, *points in (
        ("Åtgärder:", "Mät ljuset en kväll i oktober", "Beställ nya armaturer"),
        ("Tidigare formuleringar:", "träff 1: Lys upp gångvägen"),
    ):
        at = shown.index(heading)
        assert all(text.startswith(point) for text, point in zip(shown[at + 1 :], points, strict=False))
    assert not any(text.startswith("träff 2: ") for text in shown), "as it is worded now it stands above"
    once = replace(whole().proposals[1], versions=whole().proposals[1].versions[:1])
    assert "Tidigare formuleringar" not in written(replace(whole(), proposals=(once,)))
    without = replace(whole().proposals[2], need=Need.NO)
    assert "trafiknämnd" not in written(replace(whole(), proposals=(without,)))


def test_the_ideas_behind_a_proposal_are_told_in_words_only_where_these_do_not_stand_further_up() -> None:
    view = whole()
    assert "Idéerna bakom: idé 1 och 3" in texts(written(view)), "they stand in their cluster"
    ungrouped = replace(view, clusters=())
    shown = texts(written(ungrouped))
    at = shown.index("Idéerna bakom:")
    assert shown[at + 1 : at + 3] == ["idé 3", "idé 1: Lys upp gångvägen mellan skolan och bussen"]


def test_each_day_is_told_once_where_it_belongs() -> None:
    feedback = written(whole()).partition("## Återkoppling\n")[2].partition("## ")[0]
    assert "Åtagandena följs upp de dagar som står vid dem." in feedback
    assert "7 maj 2025" not in feedback and "9 april 2025" not in feedback
    (alone,) = [each for each in whole().commitments if each.follow_up and each.number == 3]
    assert "Åtagandet följs upp den dag som står vid det." in written(replace(whole(), commitments=(alone,)))


@pytest.mark.parametrize("outcome", list(Outcome))
def test_the_support_is_told_by_value_and_in_a_word(outcome: Outcome) -> None:
    said = {"unity": "enighet", "broad": "bred uppslutning", "divided": "delade meningar", "no_unity": "ingen enighet"}
    proposal = replace(whole().proposals[1], outcome=outcome)
    (table,) = tables(replace(empty(), proposals=(proposal,)))
    assert table.rows == (("2", "0", "0", "2", "3", "12", "7", said[outcome]),)


def test_what_a_proposal_lacks_is_told() -> None:
    text = written(replace(empty(), proposals=(replace(whole().proposals[0], meeting_id=7),)))
    lacking = "om det är på kort eller lång sikt, om det kräver politiskt beslut och hur stor uppslutningen är"
    assert f"Förslag 1: {lacking}" in texts(text)
    assert "| 0 |" not in text


def test_what_was_put_away_stays_in() -> None:
    view = whole()
    away = replace(view, dialogue=replace(view.dialogue, put_away=True), meeting=replace(view.meeting, put_away=True))
    assert written(away) == written(view)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("level", LEVELS)
def test_every_step_of_the_ladder_has_a_name(language: str, level: str) -> None:
    view = empty(language)
    assert "records." not in written(replace(view, dialogue=replace(view.dialogue, level=level)))


def test_it_is_told_who_receives_the_result_who_answers_for_it_and_how_people_hear_or_that_nobody_has_said() -> None:
    shown = texts(written(whole()))
    assert "Mottagare av resultatet: Kommunstyrelsen" in shown
    assert "Ansvarig: Hamnstads kommun, Trafikkontoret" in shown
    assert any(text.startswith("När och hur deltagarna får återkoppling: Senast 15 juni 2025") for text in shown)
    lacking = "vem som tar emot resultatet, vilken enhet som ansvarar och när och hur deltagarna får återkoppling"
    assert f"Återkoppling: {lacking}" in texts(written(empty()))


def test_private_notes_are_in_no_minutes() -> None:
    alone = replace(empty(), notes=(NoteView(1, NoteKind.PRIVATE, PRIVATE, 1),))
    assert PRIVATE not in written(whole())
    assert written(alone) == written(empty())


def test_it_is_seen_when_only_one_party_has_promised_something() -> None:
    view = whole()
    only = tuple(made for made in view.commitments if made.party == "Hamnstads kommun")
    said = "Alla åtaganden kommer från en enda part: Hamnstads kommun"
    assert said in written(replace(view, commitments=only))
    assert said not in written(view)


def test_no_idea_is_lost_when_its_cluster_is_shown() -> None:
    shown = texts(written(whole()))
    for idea in whole().live_ideas:
        assert any(text.endswith(idea.text) and text.startswith(f"{idea.number}.") for text in shown), idea


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("status", list(RoundStatus))
def test_every_word_is_in_the_catalogs(language: str, status: RoundStatus) -> None:
    assert "records." not in written(replace(whole(language), rounds=(round_of(status),)))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_nothing_is_called_a_decision_but_that_of_the_elected(language: str) -> None:
    view = whole(language)
    case = replace(view.dialogue, decision_number="", decision_day=None, decision_outcome="")
    proposed = tuple(
        replace(each, decided_by="", decision_number="", decision_day=None, decision_outcome="")
        for each in view.proposals
    )
    text = written(replace(view, dialogue=case, proposals=proposed)).lower()
    said = (
        "inte ett beslut",
        "inte beslut",
        "politiskt beslut",
        "om de förtroendevalda beslutar det",
        "not a decision",
        "not decisions",
        "political decision",
        "if the elected representatives decide so",
    )
    for phrase in said:
        text = text.replace(phrase, "")
    assert re.findall("beslut|decision|decid", text) == []


def test_the_decision_stands_under_its_own_heading_as_far_as_it_is_known() -> None:
    view = empty()
    view = replace(view, dialogue=replace(view.dialogue, decision_day=date(2025, 5, 27)))
    assert "## Beslut om genomförande\n\n- Beslutat den: 27 maj 2025\n" in written(view)
    assert "Beslut om genomförande" not in written(empty())


def test_what_became_of_a_commitment_stands_in_the_minutes_of_later_meetings_only() -> None:
    view = whole()
    assert [row[:4] for row in table(view, "Åtaganden från tidigare träffar och hur det går med dem").rows] == [
        ("1", "Hamnstads kommun", "ta reda på vem som äger lamporna", "1")
    ]
    assert "Det som blev av" not in written(replace(view, earlier=()))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_wish_is_never_told_as_a_promise_nor_counted_as_one(language: str) -> None:
    view = whole(language)
    text = written(view)
    commits = {"sv": "åtar sig", "en": "commits"}[language]
    wished = [made for made in view.commitments if made.is_wish]
    assert len(wished) == 3
    for wish in wished:
        lines = [line for line in text.splitlines() if wish.promise in line]
        assert lines
        assert not any(commits in line for line in lines)
        assert f"### {wish.party}" not in text
    without = replace(view, commitments=tuple(made for made in view.commitments if not made.is_wish))
    parts = {"sv": ("## Åtaganden", "## Parkerade"), "en": ("## Commitments", "## Parked")}[language]
    told = written(without).partition(parts[0])[2].partition(parts[1])[0]
    assert told.strip() in text, "the commitments are told and counted as if there were no wishes"


def test_each_commitment_is_a_draft_or_confirmed_and_both_are_counted() -> None:
    view = whole()
    promised = [made for made in view.commitments if not made.is_wish and made.meeting_id == view.meeting.id]
    text = written(view)
    assert text.count("Läge: utkast") == sum(not made.confirmed for made in promised)
    assert text.count("Läge: bekräftat") == sum(made.confirmed for made in promised)
    (mine,) = (table for table in tables(view) if table.caption == "Åtaganden per part:")
    assert mine.rows[0] == ("Hamnstads kommun", "2", "1", "1", "1")
    assert text.count("gäller bara om de förtroendevalda beslutar det") == 1


def test_an_experiment_stands_where_it_was_chosen_and_again_where_it_was_told_of() -> None:
    view = whole()
    told, chosen_here, _ = view.experiments
    untold = replace(told, result="", lesson="", next=Next.UNSAID, reported_in=None)
    chosen = replace(view, meeting=replace(view.meeting, id=3), earlier=(), experiments=(untold, chosen_here))
    assert "## Experiment som valdes" in written(chosen)
    assert written(chosen).index("hålla hallen öppen två fredagar") > written(chosen).index("Experiment som valdes")
    lessons = written(view).partition("## Experiment och lärdomar")[2].partition("\n## ")[0]
    assert "Det vi lärde oss: det är musiken som lockar" in lessons
    assert "de ungas egen musik" not in lessons
