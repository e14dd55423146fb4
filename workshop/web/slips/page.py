"""Voting slips on a phone: its code lets the phone in, and is what its ballot is known by, on whatever phone."""

from __future__ import annotations

from starlette.responses import Response

from sessions.voting import codes
from workshop.web.codes import Answer
from workshop.web.visit import Visit


async def follow_link(visit: Visit) -> Response:
    """The link in a slip's QR code."""
    code = codes.typed(visit.request.path_params["code"])
    if code is None or not visit.knows_slip(code):
        return visit.plain("join", visit.words("slips.old_link"), status=404)
    return _taken(visit, code)


async def type_code(visit: Visit) -> Response:
    """A slip's code, typed by one that takes part already."""
    form = await visit.form()
    if not visit.device.joined or not visit.gave(form):
        return visit.plain("join", visit.words("phones.try_again"), status=403)
    answer = answered(visit, form.get("code", ""))
    return visit.shown(visit.words(answer.value), status=403) if isinstance(answer, Answer) else answer


def answered(visit: Visit, typed: str) -> Response | Answer:
    """What comes of a code: the phone has the slip, or why not. It is guessed at only so often."""
    guesses, code = visit.site.slip_guesses, codes.typed(typed)
    if guesses.are_too_many(visit.device.id):
        return Answer.TOO_MANY
    if code is None or not visit.knows_slip(code):
        guesses.count(visit.device.id)
        return Answer.WRONG
    return _taken(visit, code)


def _taken(visit: Visit, code: str) -> Response:
    visit.take_slip(code)
    return visit.to("/") if visit.device.joined else visit.join()
