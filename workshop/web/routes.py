"""The addresses of the page: joining, what is shown, what is sent, and the changes as they come."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, Router
from starlette.types import ASGIApp

from sessions.errors import Outdated, Refusal, Unavailable
from sessions.store.change import Done
from sessions.voting.ballots import PhoneBallot
from sessions.words import LANGUAGES
from workshop.web import rendering
from workshop.web.codes import Answer
from workshop.web.devices import DAY
from workshop.web.guard import Guard
from workshop.web.language import COOKIE
from workshop.web.phone import Sending
from workshop.web.site import Site
from workshop.web.slips import page as slips
from workshop.web.stream import Stream
from workshop.web.tables import page as tables
from workshop.web.tables.codes import DIGITS as TABLE_DIGITS
from workshop.web.visit import LIVE, SAID, Visit

YEAR = "public, max-age=31536000, immutable"
STARTING_SECONDS = 5.0
"""Seconds that who comes while the store is being opened waits for it."""

Handler = Callable[[Visit], Awaitable[Response]]


def make_app(site: Site) -> ASGIApp:
    """The app of a site, with its guard before it."""
    app = Router(
        routes=[
            Route("/", _at(site, show)),
            Route("/s/{code}", _at(site, follow_link)),
            Route("/S/{code}", _at(site, follow_link)),
            Route("/t/{code}", _at(site, tables.follow_link)),
            Route("/T/{code}", _at(site, tables.follow_link)),
            Route("/k/{code}", _at(site, slips.follow_link)),
            Route("/K/{code}", _at(site, slips.follow_link)),
            Route("/slip", _at(site, slips.type_code), methods=["POST"]),
            Route("/table/{action}", _at(site, tables.send), methods=["POST"]),
            Route("/join", _at(site, type_code), methods=["POST"]),
            Route("/live", Stream(site)),
            Route("/language/{language}", _at(site, choose_language)),
            Route("/check", check),
            Route("/favicon.ico", check),
            Route("/{file}", file),
            Route("/{kind}/{action}", _at(site, send), methods=["POST"]),
        ]
    )
    return Guard(app, site.settings.hosts, site.settings.slow_seconds, site.fault)


def _at(site: Site, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    async def handle(request: Request) -> Response:
        await site.room.begin(STARTING_SECONDS)
        return await handler(Visit(site, request))

    return handle


async def show(visit: Visit) -> Response:
    """What the phone is to see now; one that has not joined is asked for the code."""
    if visit.is_host:
        return tables.show(visit, visit.told(tables.SAID))
    if not visit.device.joined:
        return visit.plain("join")
    return visit.forget_strangers(visit.shown(visit.told()))


async def follow_link(visit: Visit) -> Response:
    """The link that the QR code holds."""
    code = visit.request.path_params["code"].upper()
    if not hmac.compare_digest(code.encode(), visit.site.settings.code.encode()):
        return visit.plain("join", visit.words("phones.join.old_link"), status=404)
    return visit.to("/") if visit.device.joined else visit.join()


async def type_code(visit: Visit) -> Response:
    """The code of digits."""
    if visit.device.joined:
        return visit.to("/")
    if visit.is_new:
        return visit.plain("join", visit.words("phones.join.cookies"), status=403)
    form = await visit.form()
    if not visit.gave(form):
        return visit.plain("join", visit.words("phones.try_again"), status=403)
    digits = "".join(filter(str.isdecimal, form.get("code", "")))
    if len(digits) == TABLE_DIGITS:
        found = visit.site.tables.answer(visit.device.id, digits)
        if isinstance(found, Answer):
            return visit.plain("join", visit.words(found.value), status=403)
        return visit.host(found)
    if any(map(str.isalpha, form.get("code", ""))):
        found_slip = slips.answered(visit, form["code"])
        if isinstance(found_slip, Answer):
            return visit.plain("join", visit.words(found_slip.value), status=403)
        return found_slip
    was_open = visit.site.short_code.is_open
    answer = visit.site.short_code.answer(visit.device.id, form.get("code", ""))
    if was_open and not visit.site.short_code.is_open:
        visit.site.spent()
    return visit.join() if answer is Answer.RIGHT else visit.plain("join", visit.words(answer.value), status=403)


async def choose_language(visit: Visit) -> Response:
    """Speak another language to this phone from now on."""
    response = visit.to("/")
    language = visit.request.path_params["language"]
    if language in LANGUAGES:
        response.set_cookie(COOKIE, language, max_age=DAY, httponly=True, samesite="lax")
    return response


async def check(_request: Request) -> Response:
    """That the page answers."""
    return Response(status_code=204, headers={"cache-control": "no-store"})


async def file(request: Request) -> Response:
    """The page's look and its script."""
    name = request.path_params["file"]
    kind = rendering.FILES.get(name)
    if kind is None:
        return Response(status_code=404)
    return Response(rendering.content(name), headers={"content-type": kind, "cache-control": YEAR})


async def send(visit: Visit) -> Response:
    """What a form of the phase wants done. What is refused stands in the form again, with the reason."""
    form = await visit.form()
    if not visit.device.joined:
        return visit.plain("join", visit.words("phones.join.again"), kept=form.get("text", ""), status=403)
    kind, action = (visit.request.path_params[name] for name in ("kind", "action"))
    address = visit.site.settings.phones.get(kind)
    make = rendering.phone_at(address).actions.get(action) if address is not None else None
    if make is None or not visit.gave(form):
        return visit.shown(visit.words("phones.try_again"), kept=form, status=403)
    try:
        sending = make(form)
        call = sending.call
        done = await visit.site.store.submit(
            replace(call, token=visit.voter) if isinstance(call, PhoneBallot) else call
        )
    except Outdated as outdated:
        kept = {**form, "theirs": str(outdated.theirs.get("text", ""))}
        return visit.shown(visit.words("phones.outdated"), kept=kept, status=409)
    except Refusal as refusal:
        status = 503 if isinstance(refusal, Unavailable) else 409
        return visit.shown(visit.words.say(refusal.phrase), kept=form, status=status)
    return _sent(visit, sending, done)


def _sent(visit: Visit, sending: Sending, done: Done) -> Response:
    if sending.key:
        visit.owns(sending.key)
    if isinstance(sending.call, PhoneBallot):
        visit.votes()
    said = done.said.key if done.said is not None and done.said.key in SAID else sending.said
    if LIVE in visit.request.headers:
        return visit.shown(visit.say(said, done.remark))
    return visit.to_page(said, done.remark)
