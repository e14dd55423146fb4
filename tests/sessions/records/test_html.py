"""The minutes as HTML: one file that says what everything is, and in which people's text is only ever text."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.records.document import Bullets, Document, Item, Numbered, Paragraph, Section
from sessions.records.html import html
from sessions.records.minutes import minutes
from sessions.text.cleaner import clean
from sessions.view import MeetingView
from sessions.words import Words
from tests.sessions.records.evening import NOW, PRIVATE, empty, whole
from tests.sessions.records.pages import elements, find, read, shape, text_of, texts
from tests.sessions.records.test_markdown import MARK, TYPED, every_text, everywhere

GOLDEN = Path(__file__).parent / "golden"
MARKUP = st.text(alphabet="<>&;\"'/=!-#{}%$ \nabåscriptonload")


def written(view: MeetingView) -> str:
    local = NOW.astimezone(ZoneInfo("Europe/Stockholm"))
    return html(minutes(view, Words(view.dialogue.language), local))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", ["whole", "empty"])
def test_the_page_is_as_it_was_last_read_and_liked(language: str, name: str) -> None:
    """Open the file in golden/ as a participant would. To renew them: RENEW_GOLDEN=1 pytest tests/records."""
    path = GOLDEN / f"{name}.{language}.html"
    text = written(whole(language) if name == "whole" else empty(language))
    if os.environ.get("RENEW_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@given(st.one_of(TYPED, MARKUP.map(clean).filter(bool)))
@settings(max_examples=100, deadline=None)
def test_any_text_is_shown_as_typed_wherever_it_stands(typed: str) -> None:
    page, plain = read(html(everywhere(typed))), read(html(everywhere(MARK)))
    assert texts(page) == [shown.replace(MARK, typed) for shown in texts(plain)]
    assert shape(page) == shape(plain)


@given(st.text())
@settings(max_examples=100, deadline=None)
def test_text_that_nobody_has_cleaned_shows_what_is_hidden_in_it(raw: str) -> None:
    page, plain = read(html(everywhere(raw + "x"))), read(html(everywhere(MARK)))
    shown = clean(raw + "x", lines=True)
    lines = {shown, shown.replace("\n", " ")}
    assert [text for text in texts(page) if "x" in text and not any(line in text for line in lines)] == []
    assert [name for name in shape(page) if name != "br"] == shape(plain)


@given(TYPED)
@settings(max_examples=40, deadline=None)
def test_any_text_in_any_field_is_found_again_on_the_page(typed: str) -> None:
    page = read(written(every_text(whole(), typed)))
    assert shape(page) == shape(read(written(every_text(whole(), "x"))))
    assert sum(typed in shown for shown in texts(page)) >= 40


@pytest.mark.parametrize("view", [whole(), whole("en"), empty()], ids=["whole", "english", "empty"])
def test_the_page_says_what_everything_is(view: MeetingView) -> None:
    page = read(written(view))
    (root,) = find(page, "html")
    assert root.attrs["lang"] == view.dialogue.language
    assert [len(find(page, name)) for name in ("title", "h1", "main", "header", "footer")] == [1] * 5
    levels = [int(element.name[1]) for element in elements(page) if re.fullmatch("h[1-6]", element.name)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(len(find(table, "caption")) == 1 for table in find(page, "table"))
    assert {cell.attrs["scope"] for cell in find(page, "thead th")} <= {"col"}
    for row in find(page, "tbody tr"):
        assert [cell.attrs["scope"] for cell in find(row, "th")] == ["row"]
    assert all(text_of(heading) for heading in find(page, "h2, h3, th"))


def test_every_link_leads_to_a_place_on_the_page() -> None:
    page = read(written(whole()))
    ids = [element.attrs["id"] for element in elements(page) if "id" in element.attrs]
    links = [element.attrs["href"] for element in find(page, "a")]
    assert len(ids) == len(set(ids))
    assert links[0] == "#content"
    assert [link for link in links if link.removeprefix("#") not in ids] == []
    headings = [text_of(heading) for heading in find(page, "main h2")]
    assert [text_of(link) for link in find(page, "nav a")] == headings


def test_the_page_needs_nothing_beside_it_and_runs_nothing() -> None:
    text = written(whole())
    page = read(text)
    assert find(page, "script, link, img, iframe, object, embed, form, base, [style]") == []
    named = {name for element in elements(page) for name in element.attrs}
    assert not {name for name in named if name.startswith("on")} | named & {"src", "srcset", "action"}
    assert not re.search(r"url\(|@import|@font-face", text)
    assert "default-src 'none'" in text


def test_the_status_stands_first_and_last_and_on_every_sheet() -> None:
    page = read(written(whole()))
    assert [text_of(element) for element in find(page, "strong")] == ["UTKAST", "UTKAST"]
    (running,) = find(page, ".running b")
    assert text_of(running) == "UTKAST"
    (title,) = find(page, "title")
    assert text_of(title) == "Mötesanteckningar: Hur blir hamnområdet tryggt för alla? (UTKAST)"


def test_numbers_are_text_that_people_can_refer_to() -> None:
    points = Numbered((Item(7, "Lys upp"), Item(3, "Klipp ner"), Item(1000, "Öppna")))
    page = read(html(_document(points)))
    assert [text_of(number) for number in find(page, ".points b")] == ["7.", "3.", "1000."]
    assert find(page, "ol") == []


def test_lines_stay_lines() -> None:
    page = read(html(_document(Paragraph("ett\n\ntvå  tre"), Bullets(("fyra\nfem",)))))
    assert [text_of(element) for element in find(page, "main p, main li")] == ["ett\n\ntvå  tre", "fyra\nfem"]


def test_a_text_of_ten_thousand_characters_is_whole() -> None:
    long = "Tryggt <b>&amp; " * 640
    page = read(html(_document(Paragraph(long.strip()))))
    assert [text_of(paragraph) for paragraph in find(page, "main p")] == [long.strip()]


def test_private_notes_are_on_no_page() -> None:
    assert PRIVATE not in written(whole())
    only = replace(empty(), notes=tuple(note for note in whole().notes if note.text == PRIVATE))
    assert only.notes
    assert written(only) == written(empty())


def test_what_makes_html_is_loaded_only_when_an_html_is_written() -> None:
    script = (
        "import sys\nfrom sessions.records.export import render\n"
        "from tests.sessions.records.evening import NOW, whole\n"
        "[render(whole(), wanted, NOW) for wanted in ('md', 'json')]\nassert 'jinja2' not in sys.modules\n"
        "render(whole(), 'html', NOW)\nassert 'jinja2' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parents[3])


def _document(*blocks: Paragraph | Bullets | Numbered) -> Document:
    return Document("Titel", "sv", "UTKAST", (), (Section("Rubrik", 2, blocks),))
