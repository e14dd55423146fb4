"""Pages as HTML. Every text in them is escaped; the templates stand in ``workshop/``, each phase's in its folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from sessions.words import LANGUAGES, Words
from workshop.web.phone import Mine, Page, Phone, Scene

WORKSHOP = Path(__file__).parents[1]
FILES = {"page.css": "text/css; charset=utf-8", "page.js": "text/javascript; charset=utf-8"}
PART = "\0part\0"
"""What stands between the parts of a page that each phone has in an order of its own."""
_MINE = re.compile("\0([^\0]+)\0")
"""What stands for each phone's own in a page that many are shown; no text that anybody has typed holds such signs."""
NOTHING: Mapping[str, str] = {}
NOTHING_MINE = Mine()
FOLLOW = "web/follow.html"
"""What a phase has that has no page of its own."""


@cache
def environment() -> Environment:
    """Escapes everything, and fails on what nobody has given."""
    loader = FileSystemLoader(WORKSHOP)
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.globals |= {"mine": mine, "part": PART}
    return made


def mine(name: str) -> str:
    """What stands for each phone's own text of that name."""
    return f"\0{name}\0"


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
    phone = phone_of(phones, scene)
    if phone is None:
        name = phase.name if isinstance(phase.name, str) else scene.words.say(phase.name)
        page = Page(FOLLOW, (("title", name), ("text", scene.words("phones.follow"))))
    else:
        page = phone.make_page(scene)
    return replace(page, values=(*page.values, ("phase", phase.id)))


def phone_of(phones: Mapping[str, str], scene: Scene) -> Phone | None:
    """The phone of the phase that the meeting is in; None for one without."""
    address = phones.get(scene.view.phase.kind)
    return phone_at(address) if address is not None else None


def state_of(page: Page, language: str) -> str:
    """What is the same only for pages that look the same."""
    common = _state_of(replace(page, mine=NOTHING_MINE), language)
    return common if page.mine == NOTHING_MINE else _digest(common, repr(page.mine))


@lru_cache(maxsize=512)
def _state_of(page: Page, language: str) -> str:
    return _digest(language, repr(page))


def _digest(*texts: str) -> str:
    return sha256("\0".join(texts).encode()).hexdigest()[:16]


def fragment(
    page: Page,
    language: str,
    *,
    token: str,
    key: str,
    said: str = "",
    kept: Mapping[str, str] = NOTHING,
    unsent: str = "",
    state: str = "",
) -> str:
    """What stands in a page's ``main``: the phase's part of it. Pages that look the same are made once for all phones.

    ``kept`` is what was typed in a form and could not be saved, ``unsent`` the same where there is no form for it.
    ``state`` is the page's, where it is known already.
    """
    common = replace(page, mine=NOTHING_MINE)
    once = unsent or (kept and not page.mine.texts)
    parts = _cut(_made(common, language, said, kept, unsent)) if once else _stencil(common, language, said)
    texts = {name: text if text.isalnum() else str(escape(text)) for name, text in page.mine.texts}
    texts |= {"token": token, "key": key, "state": state or state_of(page, language)}
    if page.mine.order:
        parts = (parts[0], *(parts[at + 1] for at in page.mine.order), parts[-1])
    return "".join(texts[each] if at % 2 else each for part in parts for at, each in enumerate(part))


def _cut(made: str) -> tuple[tuple[str, ...], ...]:
    """A page's parts, each as what stands in it for all, and between that the names of what is each phone's own."""
    return tuple(tuple(_MINE.split(part)) for part in made.split(PART))


def _made(page: Page, language: str, said: str, kept: Mapping[str, str], unsent: str) -> str:
    words = Words(language)
    inner = environment().get_template(page.template)
    made = Markup(inner.render(words=words, token=mine("token"), key=mine("key"), kept=kept, **dict(page.values)))
    frame = environment().get_template("web/fragment.html")
    return frame.render(words=words, inner=made, said=said, state=mine("state"), unsent=unsent)


@lru_cache(maxsize=512)
def _stencil(page: Page, language: str, said: str) -> tuple[tuple[str, ...], ...]:
    return _cut(_made(page, language, said, NOTHING, ""))


def forget() -> None:
    """Keep no page that was made, and none of the keys in it."""
    _state_of.cache_clear()
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
