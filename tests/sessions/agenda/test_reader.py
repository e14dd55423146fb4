"""An agenda's file: read as it stands, or refused with everything that is wrong, each by its line or its key."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sessions.agenda.phases import MINUTES, Agenda, PhaseKind, Sitting, Slot, Title
from sessions.agenda.reader import LARGEST, LONGEST_TITLE, MOST_PHASES, Unreadable, read
from sessions.words import LANGUAGES, Words

SV, EN = (Words(language) for language in LANGUAGES)
PHASE = '[[phases]]\nkind = "ideas"\nminutes = 20\n'


def wrong(text: str | bytes) -> list[str]:
    """What is said of a file in Swedish; in English it is said as well, and otherwise."""
    with pytest.raises(Unreadable) as caught:
        read(text if isinstance(text, bytes) else text.encode(), "min")
    said = [SV.say(error) for error in caught.value.errors]
    assert said and all(one != other for one, other in zip(said, map(EN.say, caught.value.errors), strict=True))
    assert SV.say(caught.value.phrase).startswith("min går inte att använda.")
    return said


def test_phases_alone_are_one_meeting_called_by_its_file() -> None:
    assert read(PHASE.encode(), "min") == Agenda("min", Title("min"), (Sitting((Slot(PhaseKind.IDEAS, 20),)),))


def test_several_meetings_titles_and_a_kind_that_comes_twice() -> None:
    text = """
    title = "Två kvällar"
    [[meetings]]
    title.sv = "Först"
    title.en = "First"
    [[meetings.phases]]
    kind = "ideas"
    minutes = 20
    title = "Tyst skrivande"
    [[meetings.phases]]
    kind = "break"
    minutes = 10
    [[meetings.phases]]
    kind = "ideas"
    minutes = 15
    [[meetings]]
    phases = [{ kind = "closing", minutes = 30, title.sv = "Sist" }]
    """
    agenda = read(text.encode(), "min")
    first, second = agenda.meetings
    assert agenda.title.said("en") == "Två kvällar"
    assert [slot.kind for slot in first.slots] == ["ideas", "break", "ideas"]
    assert (first.title.said("sv"), first.title.said("en"), first.minutes) == ("Först", "First", 45)
    assert [slot.title.said("sv") for slot in first.slots] == ["Tyst skrivande", "", ""]
    assert second.slots[0].title.said("en") == "Sist", "in another language rather than not at all"


def test_a_file_from_notepad_is_read() -> None:
    assert read(b"\xef\xbb\xbf" + PHASE.replace("\n", "\r\n").encode(), "min").meetings[0].minutes == 20


@pytest.mark.parametrize("text", ["", "\n\n", "# bara en kommentar\n", "\ufeff"])
def test_an_empty_file_is_told_what_belongs_in_it(text: str) -> None:
    assert wrong(text) == ["Filen är tom. Skriv minst en fas: [[phases]] och under den kind och minutes."]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{PHASE}minutes = \n", "Rad 4, tecken 11: det här är inte TOML. På raden står: minutes ="),
        ("[[phases]]\nkind = ideas\n", "Rad 2, tecken 8: det här är inte TOML. På raden står: kind = ideas"),
        ("[[phases]\nkind = 1\n", "Rad 1, tecken 9: det här är inte TOML. På raden står: [[phases]"),
        (f"{PHASE}kind = 'closing'\n", "Rad 4, tecken 17: det här är inte TOML. På raden står: kind = 'closing'"),
        ('title = "Kväll', 'Filen tar slut på rad 1 mitt i något. På raden står: title = "Kväll'),
        ("a\n" * 3, "Rad 1, tecken 2: det här är inte TOML. På raden står: a"),
        ("x = " + "[" * 5000, "Filen går inte att läsa som TOML: något i den är för djupt eller för långt."),
        ("x = " + "9" * 5000, "Filen går inte att läsa som TOML: något i den är för djupt eller för långt."),
    ],
)
def test_what_is_no_toml_is_told_by_its_line(text: str, said: str) -> None:
    assert wrong(text) == [said]


def test_a_long_line_is_not_shown_whole_and_steers_no_terminal() -> None:
    (said,) = wrong(f"x = \u202e\x1b[31m{'å' * 900}\n")
    assert len(said) < 150
    assert "\x1b" not in said and "\u202e" not in said


def test_what_is_no_utf_8_is_told_by_its_line() -> None:
    assert wrong(PHASE.encode() + "title = 'kväll'".encode("latin-1")) == [
        "Rad 4 är inte skriven i UTF-8. Spara filen som UTF-8."
    ]
    assert wrong(PHASE.encode("utf-16")) == ["Rad 1 är inte skriven i UTF-8. Spara filen som UTF-8."]


def test_a_file_that_is_something_else_is_not_even_read() -> None:
    assert wrong(b"#" * 10_000_000) == [
        "Filen är 10000 kB. En dagordning är som mest 100 kB, så det här är något annat."
    ]


def test_everything_that_is_wrong_is_told_at_once() -> None:
    text = """
    titel = "Kväll"
    title = ""
    [[meetings]]
    [[meetings.phases]]
    kind = "fika"
    minutes = "tio"
    [[meetings.phases]]
    minutes = 0
    "längd" = 4
    [[meetings]]
    phases = []
    [[meetings]]
    phases = 3
    title = { sv = "Sist", fi = "Lopuksi" }
    [[meetings]]
    [[meetings.phases]]
    kind = 4
    title = 7
    """
    *before, last = PhaseKind.known()
    kinds = f"{', '.join(before)} och {last}"
    said = wrong(text)
    for expected in (
        "titel: finns inte. Här kan det stå title, meetings och phases.",
        "title: ska vara en text, eller en på svenska (sv) och en på engelska (en).",
        f"meetings[1].phases[1].kind: fika är ingen fas. Faserna är: {kinds}.",
        "meetings[1].phases[1].minutes: ska vara ett helt antal minuter från 1 till 1440, inte tio.",
        f"meetings[1].phases[2].kind: saknas. Skriv någon av {kinds}.",
        "meetings[1].phases[2].minutes: ska vara ett helt antal minuter från 1 till 1440, inte 0.",
        "meetings[1].phases[2].längd: finns inte. Här kan det stå kind, minutes och title.",
        "meetings[2].phases: saknas. Där ska stå minst en.",
        "meetings[3].phases: ska vara en lista av tabeller. Skriv [[meetings.phases]] före var och en.",
        "meetings[3].title.fi: finns inte. Här kan det stå sv och en.",
        f"meetings[4].phases[1].kind: 4 är ingen fas. Faserna är: {kinds}.",
        "meetings[4].phases[1].minutes: saknas. Skriv hur många minuter fasen tar.",
        "meetings[4].phases[1].title: ska vara en text, eller en på svenska (sv) och en på engelska (en).",
    ):
        assert expected in said
    assert len(said) == 13


@pytest.mark.parametrize(
    "minutes", ["0", "-5", "1441", "20.0", "true", '"20"', "[20]", "{ x = 1 }", "nan", "2026-01-01", "0x" + "f" * 6000]
)
def test_minutes_are_a_whole_number_in_a_day(minutes: str) -> None:
    (said,) = wrong(f'[[phases]]\nkind = "ideas"\nminutes = {minutes}\n')
    assert said.startswith("phases[1].minutes: ska vara ett helt antal minuter från 1 till 1440, inte ")
    assert len(said) < 140


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = 'x'", "phases: saknas. Där ska stå minst en."),
        ("phases = []", "phases: saknas. Där ska stå minst en."),
        ("phases = ['ideas']", "phases: ska vara en lista av tabeller. Skriv [[phases]] före var och en."),
        ("[phases]\nkind = 'ideas'", "phases: ska vara en lista av tabeller. Skriv [[phases]] före var och en."),
        ("[meetings]\nx = 1", "meetings: ska vara en lista av tabeller. Skriv [[meetings]] före var och en."),
        (
            f"meetings = []\n{PHASE}",
            "Filen har både meetings och phases. Flytta in phases i meetings, eller ta bort meetings.",
        ),
        (PHASE * (MOST_PHASES + 1), f"phases: {MOST_PHASES + 1} är för många. Högst {MOST_PHASES} går."),
        (
            f'title = "{"x" * (LONGEST_TITLE + 1)}"\n{PHASE}',
            f"title: {LONGEST_TITLE + 1} tecken är för långt. Högst {LONGEST_TITLE} får plats.",
        ),
        (f"title = {{}}\n{PHASE}", "title: ska vara en text, eller en på svenska (sv) och en på engelska (en)."),
        (f'title = "  "\n{PHASE}', "title: ska vara en text, eller en på svenska (sv) och en på engelska (en)."),
        (f'title.sv = 3\n{PHASE}', "title.sv: ska vara en text, eller en på svenska (sv) och en på engelska (en)."),
    ],
)  # fmt: skip
def test_what_does_not_hold_together_is_told_by_its_key(text: str, said: str) -> None:
    assert wrong(text) == [said]


def test_hostile_titles_and_keys_are_shown_as_what_they_are() -> None:
    hostile = "[/b]{x}%s\u202e\u001b[1m\u0007"
    agenda = read(f'title = "{_toml(hostile)}"\n{PHASE}title = "{_toml(hostile)}"\n'.encode(), "min")
    for title in (agenda.title, agenda.meetings[0].slots[0].title):
        assert title.said("sv").startswith("[/b]{x}%s")
        assert not set("\x1b\x07\u202e") & set(title.said("sv"))
    (said,) = wrong(f'"{_toml(hostile)}" = 1\n{PHASE}')
    assert said.startswith("[/b]{x}%s") and not set("\x1b\x07\u202e") & set(said)


def _toml(text: str) -> str:
    return "".join(f"\\u{ord(sign):04x}" if ord(sign) < 32 or ord(sign) > 126 else sign for sign in text)


slots = st.builds(
    Slot,
    st.sampled_from(PhaseKind.known()),
    st.integers(MINUTES[0], MINUTES[-1]),
    st.just(Title())
    | st.builds(Title, st.sampled_from(["Tyst", "Gå runt", "[x] å"]))
    | st.builds(lambda sv: Title(by_language=(("sv", sv), ("en", "Silent"))), st.sampled_from(["Tyst", "Öppna"])),
)
sittings = st.builds(
    Sitting, st.lists(slots, min_size=1, max_size=8).map(tuple), st.builds(Title, st.sampled_from(["", "Lyssna"]))
)
agendas = st.lists(sittings, min_size=1, max_size=5)


def written(meetings: list[Sitting]) -> str:
    """A file that says this."""
    lines = []
    for sitting in meetings:
        lines += ["[[meetings]]", *_title(sitting.title)]
        for slot in sitting.slots:
            lines += ["[[meetings.phases]]", f'kind = "{slot.kind}"', f"minutes = {slot.minutes}", *_title(slot.title)]
    return "\n".join(lines)


def _title(title: Title) -> list[str]:
    said = [f'title.{language} = "{text}"' for language, text in title.by_language]
    return [*said, f'title = "{title.anyhow}"'] if title.anyhow else said


@given(agendas)
def test_what_is_written_is_what_is_read(meetings: list[Sitting]) -> None:
    assert read(written(meetings).encode(), "min").meetings == tuple(meetings)


@given(agendas, st.data())
def test_a_slip_in_a_right_file_gives_an_agenda_or_reasons_that_can_be_said(
    meetings: list[Sitting], data: st.DataObject
) -> None:
    text = written(meetings)
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 6))
    _reads_or_says((text[:at] + data.draw(st.text(max_size=4)) + text[at + cut :]).encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(b"[" * 10_000)
@example(b"phases = [[1]]")
@example(b"phases = [{kind = [], minutes = {}}]")
@example(b"title = 1979-05-27T07:32:00-08:00")
@example(b"#" * (LARGEST + 1))
def test_whatever_is_in_the_file_gives_an_agenda_or_reasons_that_can_be_said(data: bytes) -> None:
    _reads_or_says(data)


values: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(["true", "3", "-1", "2.5", '"ideas"', '"x"', "1979-05-27", "[]", "{}"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda parts: f"[{', '.join(parts)}]")
        | st.lists(
            st.tuples(st.sampled_from(["kind", "minutes", "title", "phases", "sv", "x"]), inner), max_size=3
        ).map(lambda pairs: "{" + ", ".join(f"{key} = {value}" for key, value in dict(pairs).items()) + "}")
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["title", "meetings", "phases", "kind", "x"]), values, max_size=4))
def test_any_shape_of_toml_gives_an_agenda_or_reasons_that_can_be_said(table: dict[str, str]) -> None:
    _reads_or_says("\n".join(f"{key} = {value}" for key, value in table.items()).encode())


def _reads_or_says(data: bytes) -> None:
    try:
        agenda = read(data, "min")
    except Unreadable as unreadable:
        _are_said(unreadable)
        return
    assert agenda.meetings and all(sitting.slots for sitting in agenda.meetings)
    assert all(slot.minutes in MINUTES for sitting in agenda.meetings for slot in sitting.slots)


def _are_said(unreadable: Unreadable) -> None:
    assert unreadable.errors
    for words in (SV, EN):
        for error in (unreadable.phrase, *unreadable.errors):
            assert words.say(error) != error.key
