"""What stands in the minutes for their readers, what for whoever finishes them, and what never."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from sessions.records.export import render
from sessions.view import MeetingView
from sessions.voting.view import LockedIdea, OptionView
from tests.sessions.records import pages
from tests.sessions.records.evening import NOW, whole
from tests.sessions.records.reading import texts
from tests.sessions.records.told import written

SECRET = "Fler kameror"
FOR_THE_EDITOR = "## Kvar att göra i utkastet"


def with_the_withdrawn_everywhere() -> MeetingView:
    """An idea that was voted on, tried and proposed before it was taken back."""
    view = whole()
    ideas = tuple(replace(idea, clarification=f"{SECRET}, sa hon") if idea.withdrawn else idea for idea in view.ideas)
    option = OptionView(99, 3, SECRET, None, 5, 3, 2, ideas=(LockedIdea(5, SECRET),))
    rounds = tuple(replace(each, options=(*each.options[:1], option)) for each in view.rounds[:3])
    tried = replace(view.experiments[1], idea_id=5, origin=SECRET, follows=None)
    proposal = replace(view.proposals[1], idea_ids=(5,))
    return replace(view, ideas=ideas, rounds=rounds, experiments=(tried,), proposals=(proposal,))


def test_a_withdrawn_idea_leaves_its_number_and_the_day_and_not_its_words() -> None:
    view = with_the_withdrawn_everywhere()
    said = written(view)
    assert SECRET not in said
    assert texts(said).count("5. Tillbakadragen 14 mars 2025") == 1, "among the withdrawn, and no more in its cluster"
    assert "idé 5: Tillbakadragen 14 mars 2025" in texts(said)
    assert "| 3 | Tillbakadragen 14 mars 2025 |" in said


def test_one_that_another_meeting_took_back_leaves_its_number_in_its_cluster() -> None:
    view = whole()
    elsewhere = tuple(replace(idea, meeting_id=view.earlier[0].id) if idea.withdrawn else idea for idea in view.ideas)
    shown = texts(written(replace(view, ideas=elsewhere)))
    assert "Tillbakadragna idéer" not in shown
    assert shown.count("5. Tillbakadragen 14 mars 2025") == 1


def test_its_words_are_in_no_format() -> None:
    view = with_the_withdrawn_everywhere()
    for wanted in ("md", "html", "json"):
        assert SECRET not in render(view, wanted, NOW)
    (idea,) = (idea for idea in json.loads(render(view, "json", NOW))["ideas"] if idea["withdrawn"])
    assert (idea["number"], idea["text"], idea["clarification"]) == (5, "", "")
    assert idea["withdrawn_on"] == "2025-03-14"


def test_its_words_are_there_where_whoever_leads_says_so() -> None:
    view = with_the_withdrawn_everywhere()
    view = replace(view, held=replace(view.held, keeps_words=True))
    assert texts(written(view)).count(f"5. Tillbakadragen 14 mars 2025: {SECRET}") == 1
    assert "men inte orden" not in written(view)
    (idea,) = (idea for idea in json.loads(render(view, "json", NOW))["ideas"] if idea["withdrawn"])
    assert idea["text"] == SECRET


def test_what_is_lacking_stands_apart_at_the_end() -> None:
    minutes, _, left = written(whole()).partition(FOR_THE_EDITOR)
    assert "Saknas" not in minutes
    assert [line for line in texts(left) if ": " in line] == [
        "Experiment 2: vad ni tror",
        "Åtagande 3, Båtklubben: vem som är ansvarig, ett första steg inom sju dagar, hur det märks"
        " och datum när det ska vara klart",
        "Åtagande 4, Hamnstads kommun: vad åtagandet är, vem som är ansvarig, ett första steg,"
        " datum för första steget, hur det märks, datum när det ska vara klart"
        " och datum för uppföljning",
        "Önskemål 6, till Busslinjen: vem mer precis som framför det och datum för uppföljning",
        "Parkerad fråga 2: när svaret kommer och hur svaret ges",
    ]


def test_it_is_first_chosen_what_is_most_important_and_then_what_to_try() -> None:
    said = written(whole())
    assert said.index("## Prioritering") < said.index("## Experiment och lärdomar") < said.index("## Förslag")


@pytest.mark.parametrize("wanted", ["md", "html"])
def test_which_perspectives_an_idea_answers_is_told_on_both_sides(wanted: str) -> None:
    view = replace(whole(), earlier=())
    said = render(view, wanted, NOW)
    assert isinstance(said, str)
    shown = texts(said) if wanted == "md" else pages.texts(pages.read(said))
    assert "Lys upp gångvägen mellan skolan och bussen|Utemiljö|1|1 och 4" in "|".join(filter(None, shown))
    told = " ".join(shown[shown.index("Perspektiv som idéer svarar på:") :])
    assert re.match(r"\S+ 1\. +Jag tar omvägen runt silon Besvaras av:? idé 1 och 3 ", told.partition("svarar ")[2])
    assert "Jag tar omvägen runt silon" not in render(whole(), wanted, NOW), "it was read in and answered earlier"
