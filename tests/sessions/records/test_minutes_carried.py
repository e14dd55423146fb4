"""What earlier meetings left is told as such, briefly; in full only where this meeting made something else of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sessions.records.dialogue import dialogue
from sessions.records.markdown import markdown
from sessions.view import Held, MeetingView
from sessions.words import Words
from tests.sessions.records.evening import NOW, empty, whole
from tests.sessions.records.reading import texts
from tests.sessions.records.told import written


def touching(view: MeetingView, *rows: tuple[str, int], column: str = "wording") -> MeetingView:
    """The view when the meeting has changed these rows."""
    return replace(view, held=Held(touched={row: frozenset({column}) for row in rows}))


def part(view: MeetingView, heading: str) -> str:
    """What stands under a heading; nothing where there is none."""
    return written(view).partition(f"## {heading}\n")[2].partition("\n## ")[0].strip()


def test_earlier_ideas_are_told_by_their_numbers_and_only_there() -> None:
    view = whole()
    ideas = tuple(replace(idea, meeting_id=3, withdrawn=False) for idea in view.ideas)
    said = part(replace(view, ideas=ideas), "Idéer")
    assert said == "5 idéer kommer från tidigare träffar: idé 1–5. De står i de träffarnas mötesanteckningar."
    assert "idé 1, 2, 4 och 5." in part(replace(view, ideas=(*ideas[:2], *ideas[3:])), "Idéer")


def test_clusters_that_the_meeting_left_alone_are_told_by_their_headings() -> None:
    view = touching(whole())
    assert part(view, "Idéer i kluster").splitlines() == [
        "2 kluster från en tidigare träff:",
        "",
        "- Ljus och sikt (idé 1 och 3)",
        "- Något att göra på kvällen (idé 2)",
    ]
    for row in (("cluster", 1), ("membership", 9)):
        assert "### Ljus och sikt (2 idéer)" in part(touching(whole(), row), "Idéer i kluster")
    assert "### Ljus och sikt (2 idéer)" in part(replace(view, earlier=()), "Idéer i kluster")


def test_how_many_of_the_ideas_are_in_a_cluster_is_told_where_some_are_not() -> None:
    some = part(replace(whole(), earlier=()), "Idéer i kluster")
    assert some.startswith("3 av 4 idéer är samlade i 2 kluster. Varje idé")
    all_ = replace(whole(), earlier=(), ideas=tuple(idea for idea in whole().ideas if idea.number != 4))
    assert part(all_, "Idéer i kluster").startswith("Idéerna är samlade i 2 kluster. Varje idé")


def test_where_proposals_come_from_earlier_meetings_it_is_said_again_that_they_are_no_decisions() -> None:
    (*_, proposal) = whole().proposals
    view = replace(whole(), proposals=(replace(proposal, meeting_id=3),), rounds=())
    for touched, heading in (
        ((("proposal", 3),), "Förslag från tidigare träffar som togs upp igen"),
        ((), "Förslag från tidigare träffar"),
    ):
        assert part(touching(view, *touched), heading).startswith("Det här är förslag, inte beslut.")


def test_a_round_of_another_meeting_is_named_with_its_meeting() -> None:
    rounds = tuple(replace(each, meeting_id=3) for each in whole().rounds)
    assert "” i omgång 3\n" in written(whole())
    assert "” i omgång 3 på träff 1\n" in written(replace(whole(), rounds=rounds))


def test_the_whole_dialogue_names_the_meeting_of_each_round() -> None:
    first = replace(empty(), meeting=replace(empty().meeting, id=3, number=1))
    text = markdown(dialogue([first, whole()], Words("sv"), NOW))
    assert "### Omgång 2 (träff 2, 14 mars 2025)\n" in text
    assert "### Omgång 3: avgörande omgång efter omgång 2 (träff 2, 14 mars 2025)\n" in text
    assert "### Två kriterier: omgång 2 och omgång 4 (träff 2, 14 mars 2025)\n" in text
    assert "” i omgång 3 på träff 2\n" in text
    undated = replace(whole(), meeting=replace(whole().meeting, day=None))
    assert "### Omgång 2 (träff 2)\n" in markdown(dialogue([first, undated], Words("sv"), NOW))


def test_a_report_is_told_by_theme_where_it_was_read_in() -> None:
    table = "| Ljus och mörker | 3 | 1 | 1 |"
    assert table not in written(whole())
    assert table in written(touching(whole(), ("source", 2)))
    assert table in written(replace(whole(), earlier=()))


@pytest.mark.parametrize(
    ("row", "column", "heading", "said"),
    [
        (("proposal", 1), "need", "Förslag från tidigare träffar som togs upp igen", "Öppna tullen"),
        (("commitment", 1), "promise", "Åtaganden från tidigare träffar som ändrades", "Klart senast: 28 februari"),
        (("commitment", 5), "reports_back", "Önskemål från tidigare träffar som ändrades", "Framförs av: prästen"),
        (("experiment", 3), "what", "Experiment från tidigare träffar som ändrades", "Ljus och sikt"),
        (("parked", 4), "to_whom", "Parkerade frågor", "Vad kostar en lampa?"),
    ],
)
def test_what_the_meeting_made_something_else_of_is_told_in_full(
    row: tuple[str, int], column: str, heading: str, said: str
) -> None:
    assert said not in part(whole(), heading)
    assert said in part(touching(whole(), row, column=column), heading)


def test_how_a_commitment_goes_is_told_once() -> None:
    view = touching(whole(), ("commitment", 1), ("commitment", 5), column="status")
    assert written(view).count("ta reda på vem som äger lamporna") == 1
    assert written(view).count("låta sista färjan gå en timme senare") == 1


def test_a_question_that_an_earlier_meeting_answered_is_no_longer_told() -> None:
    assert "Vad kostar en lampa?" not in written(whole())
    for waits in ("3. Vem sköter bänkarna?", "5. När lagas bron?"):
        assert waits in texts(written(whole()))


def test_an_answer_is_told_with_its_day_by_the_meeting_that_got_it() -> None:
    said = texts(part(touching(whole(), ("parked", 4), column="answer"), "Parkerade frågor"))
    assert "Svar: Fyra tusen kronor" in said
    assert "Svaret gavs den: 12 februari 2025" in said


def test_what_was_mended_afterwards_is_told_by_day() -> None:
    assert part(whole(), "Rättat i efterhand").splitlines()[-1] == "- 18 mars 2025: förtydligandet av idé 3"
    assert "Rättat i efterhand" not in written(replace(whole(), held=Held()))


def test_feedback_that_has_been_given_is_not_still_to_be_agreed() -> None:
    case = replace(empty().dialogue, feedback="")
    lacks = "när och hur deltagarna får återkoppling"
    assert lacks in written(replace(empty(), dialogue=case))
    assert lacks not in written(replace(empty(), dialogue=replace(case, feedback_given="brev till alla")))
