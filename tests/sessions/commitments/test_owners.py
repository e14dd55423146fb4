"""Who can be asked how it went, and who is everybody and so nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.commitments.owners import vague_owner

NOBODY = [
    "vi",
    "Vi",
    "VI!",
    "vi alla",
    "vi i gruppen",
    "vi som bor här",
    "oss",
    "gruppen",
    "Gruppen tillsammans",
    "grupperna",
    "hela arbetsgruppen",
    "arbetsgruppens",
    "dialoggruppen",
    "kommunen",
    "Kommunen",
    "kommunens",
    "kommunerna",
    "en kommun",
    "staden",
    "regionen",
    "myndigheterna",
    "förvaltningen",
    "samhället",
    "alla",
    "alla i styrelsen",
    "allihop",
    "samtliga deltagare",
    "var och en",
    "man",
    "någon",
    "nån",
    "Någon på kommunen",
    "några av oss",
    "de andra",
    "folk",
    "folket",
    "politikerna",
    "tjänstemännen",
    "invånarna",
    "invånare",
    "medborgarna",
    "deltagarna",
    "de boende",
    "vuxna",
    "gruppen och kommunen",
    "kommunen, alla",
    "we",
    "We all",
    "all of us",
    "us",
    "the group",
    "Our working group",
    "the groups",
    "the municipality",
    "the municipality’s",
    "the council",
    "the city",
    "the authorities",
    "everyone",
    "Everybody here",
    "everyone on the board",
    "somebody",
    "someone from the council",
    "anyone",
    "no one",
    "people",
    "they",
    "the politicians",
    "the residents",
    "the community",
    "the project team",
]
SOMEBODY = [
    "Hamnstads kommun",
    "Kommunstyrelsen i Hamnstad",
    "kommunens fritidschef",
    "Kommunen, gatukontoret",
    "Kommunen (fritidschefen)",
    "fritidschefen",
    "Fritidsförvaltningen",
    "gruppledaren",
    "ordföranden i båtklubben",
    "Båtklubben",
    "Polisen",
    "områdespolisen",
    "Kajkiosken",
    "Folkets hus",
    "Folkparken",
    "Vuxenskolan",
    "Stadsmissionen",
    "Region Skåne",
    "Regionteatern",
    "Allen",
    "Manet",
    "Måns",
    "Oskar",
    "Team Hamnen",
    "rektorn",
    "bordsvärden vid bord 3",
    "Hamnstad municipality",
    "the head of leisure",
    "Town clerk",
    "the chair of the boat club",
    "Harbour Council",
    "Groupama",
    "Weston",
    "Usman",
    "",
    "–",
]


@pytest.mark.parametrize("text", NOBODY)
def test_who_is_many_or_nobody_is_no_owner(text: str) -> None:
    assert vague_owner(text)
    assert vague_owner(f"  {text.upper()} ")


@pytest.mark.parametrize("text", SOMEBODY)
def test_who_has_a_name_or_a_role_is(text: str) -> None:
    assert not vague_owner(text)


@given(st.sampled_from(NOBODY), st.sampled_from([".", "!", " …", ")", "?"]))
def test_signs_about_it_make_no_difference(text: str, sign: str) -> None:
    assert vague_owner(f"({text}{sign}")


@given(st.text())
def test_whatever_is_typed_is_one_or_the_other(text: str) -> None:
    assert vague_owner(text) in (True, False)
