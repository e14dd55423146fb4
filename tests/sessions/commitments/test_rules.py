"""When a commitment is ready, and how sure a party may be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.commitments.fields import FIELDS, fields_of
from sessions.commitments.rules import missing
from sessions.commitments.view import CommitmentKind, CommitmentView
from sessions.errors import Refused
from sessions.words import LANGUAGES, Words

DAY = date(2026, 4, 22)
(SURE,) = (field for field in FIELDS if field.name == "confidence")
READY = CommitmentView(
    id=1,
    number=1,
    meeting_id=1,
    party="Hamnstads kommun",
    role="driftchefen",
    promise="laga lamporna",
    first_step="ringa elbolaget",
    first_step_by=DAY + timedelta(days=5),
    sign="alla lampor lyser",
    due_by=DAY + timedelta(days=60),
    follow_up=DAY + timedelta(days=75),
    version=1,
)


def with_(field: str, value: Any) -> CommitmentView:
    """A ready one with another value of a field."""
    return replace(READY, **{field: value})


FORM = (
    "promise",
    "role",
    "role_vague",
    "first_step",
    "first_step_by",
    "first_step_late",
    "sign",
    "due_by",
    "follow_up",
)


def test_with_one_owner_a_soon_first_step_a_sign_and_its_days_it_is_ready() -> None:
    assert missing(READY, DAY) == ()


@pytest.mark.parametrize("field", ["promise", "role", "first_step", "sign"])
def test_what_is_not_said_is_missing(field: str) -> None:
    assert missing(with_(field, ""), DAY) == (field,)


@pytest.mark.parametrize("field", ["first_step_by", "due_by", "follow_up"])
def test_what_has_no_day_is_missing(field: str) -> None:
    assert missing(with_(field, None), DAY) == (field,)


@pytest.mark.parametrize(("days", "late"), [(-3, False), (0, False), (7, False), (8, True), (40, True)])
def test_a_first_step_is_to_come_within_seven_days(days: int, late: bool) -> None:
    lacking = missing(replace(READY, first_step_by=DAY + timedelta(days=days)), DAY)
    assert lacking == (("first_step_late",) if late else ())


def test_without_a_day_of_the_meeting_no_step_is_late() -> None:
    assert missing(replace(READY, first_step_by=DAY + timedelta(days=400)), None) == ()


@pytest.mark.parametrize(
    ("party", "role", "lacks"),
    [
        ("Hamnstads kommun", "", "role"),
        ("Båtklubben", "", "role"),
        ("kommunen", "", "role_vague"),
        ("Vi", "", "role_vague"),
        ("Hamnstads kommun", "vi alla", "role_vague"),
        ("kommunen", "fritidschefen", None),
        ("Vi", "ordföranden i båtklubben", None),
    ],
)
def test_many_are_no_owner_unless_a_role_is_named(party: str, role: str, lacks: str | None) -> None:
    assert missing(replace(READY, party=party, role=role), DAY) == ((lacks,) if lacks else ())


@given(
    st.sampled_from(["Båtklubben", "vi", "kommunen"]),
    st.fixed_dictionaries({name: st.sampled_from(["", "något"]) for name in ("role", "promise", "first_step", "sign")}),
    st.fixed_dictionaries(
        {
            name: st.none() | st.dates(DAY, DAY + timedelta(days=30))
            for name in ("first_step_by", "due_by", "follow_up", "meeting_day")
        }
    ),
)
def test_what_is_missing_is_told_once_each_in_the_forms_order(
    party: str, texts: dict[str, str], days: dict[str, date | None]
) -> None:
    met = days.pop("meeting_day")
    lacking = missing(replace(READY, party=party, **texts, **days), met)  # type: ignore[arg-type]
    assert list(lacking) == [name for name in FORM if name in lacking]
    assert not {"role", "role_vague"} <= set(lacking)
    for name in ("promise", "first_step", "sign"):
        assert (name in lacking) == (not texts[name])


def test_a_field_that_a_party_must_say_is_lacking_until_it_is_said() -> None:
    """Also one that comes to the description later."""
    for kind in CommitmentKind:
        bare = CommitmentView(id=1, number=1, meeting_id=1, party="Båtklubben", kind=kind, version=1)
        assert missing(bare, DAY) == tuple(field.name for field in fields_of(kind) if field.needed)


@pytest.mark.parametrize(("text", "sure"), [("0", 0), (" 5 ", 5), ("3", 3), ("", None), ("  ", None)])
def test_how_sure_a_party_is_goes_from_0_to_5(text: str, sure: int | None) -> None:
    assert SURE.read(text, Words("sv").say, DAY) == sure


@given(st.text().filter(lambda text: text.strip() and text.strip() not in "012345"))
def test_anything_else_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(Refused, match=r"commitments\.confidence_unread") as caught:
        SURE.read(text, Words("sv").say, DAY)
    assert all("0" in Words(language).say(caught.value.phrase) for language in LANGUAGES)
