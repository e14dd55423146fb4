"""Pages as HTML. Every text in them is escaped; the templates stand in ``workshop/``, each phase's in its folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sessions.words import LANGUAGES, Words
from workshop.web.phone import Page, Phone, Scene

WORKSHOP = Path(__file__).parents[1]
FILES = {"page.css": "text/css; charset=utf-8", "page.js": "text/javascript; charset=utf-8"}
TOKEN, KEY = "\0token\0", "\0key\0"
"""What stands for each phone's own in a page that many are shown; no text that anybody has typed holds such signs."""
NOTHING: Mapping[str, str] = {}
FOLLOW = "web/follow.html"
"""What a phase has that has no page of its own."""


@cache
def environment() -> Environment:
    """Escapes everything, and fails on what nobody has given."""
    loader = FileSystemLoader(WORKSHOP)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@cache
def content(name: str) -> bytes:
    """One of ``FILES``."""
    return (Path(__file__).parent / name).read_bytes()


@cache
def stamp(name: str) -> str:
    """What changes with the content of one of ``FILES``, so that a browser may keep it."""
    return sha256(content(name)).hexdigest()[:12]


@cache
def phone_at(address: str) -> Phone:
    """The phone of a phase, by its ``module:NAME``."""
    module, _, name = address.partition(":")
    found: Phone = getattr(import_module(module), name)
    return found


def make_page(phones: Mapping[str, str], scene: Scene) -> Page:
    """The page of the phase that the meeting is in."""
    phase = scene.view.phase
    address = phones.get(phase.kind)
    if address is None:
        name = phase.name if isinstance(phase.name, str) else scene.words.say(phase.name)
        page = Page(FOLLOW, (("title", name), ("text", scene.words("phones.follow"))))
    else:
        page = phone_at(address).make_page(scene)
    return replace(page, values=(*page.values, ("phase", phase.id)))


@lru_cache(maxsize=512)
def state_of(page: Page, language: str) -> str:
    """What is the same only for pages that look the same."""
    return sha256(repr((language, page)).encode()).hexdigest()[:16]


def fragment(
    page: Page,
    words: Words,
    *,
    token: str,
    key: str,
    said: str = "",
    kept: Mapping[str, str] = NOTHING,
    unsent: str = "",
) -> str:
    """What stands in a page's ``main``: the phase's part of it.

    ``kept`` is what was typed in a form and could not be saved, ``unsent`` the same where there is no form for it.
    """
    inner = environment().get_template(page.template)
    made = Markup(inner.render(words=words, token=token, key=key, kept=kept, **dict(page.values)))
    frame = environment().get_template("web/fragment.html")
    return frame.render(words=words, inner=made, said=said, state=state_of(page, words.language), unsent=unsent)


def changed(page: Page, language: str, *, token: str, key: str) -> str:
    """The same with nothing said or kept, for a thousand phones at once: pages that look the same are made once."""
    return _stencil(page, language).replace(TOKEN, token).replace(KEY, key)


@lru_cache(maxsize=512)
def _stencil(page: Page, language: str) -> str:
    return fragment(page, Words(language), token=TOKEN, key=KEY)


def forget() -> None:
    """Keep no page that was made, and none of the keys in it."""
    state_of.cache_clear()
    _stencil.cache_clear()


def whole(words: Words, *, made: str, question: str, said: str = "", loads_anew: bool = False) -> str:
    """A page from its first line to its last."""
    return (
        environment()
        .get_template("web/page.html")
        .render(
            words=words,
            made=Markup(made),
            question=question,
            said=said,
            loads_anew=loads_anew,
            stamps={file: stamp(file) for file in FILES},
            languages=[language for language in LANGUAGES if language != words.language],
        )
    )
