"""The page of a table's host: ideas one a line, commitments, notes, and what was saved last taken back. No script."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import methodcaller
from typing import Any

from starlette.responses import HTMLResponse, Response

from sessions.agenda.phases import PhaseKind
from sessions.errors import Refusal, Refused, Unavailable
from sessions.store.change import Done
from sessions.words import Words
from workshop.web import rendering
from workshop.web.devices import is_key, new_key
from workshop.web.phone import Form
from workshop.web.visit import Visit

NEWEST = 30
"""Of the table's own ideas as many are shown, the newest first."""
SAID = frozenset({"hosts.saved", "hosts.taken_back"})
Make = Callable[[Form, int, Words], Callable[[Any], Done]]


async def follow_link(visit: Visit) -> Response:
    """The link of a table."""
    table = visit.site.tables.by_link(visit.request.path_params["code"])
    if table is None:
        return visit.plain("join", visit.words("phones.join.old_link"), status=404)
    return visit.host(table)


def show(visit: Visit, said: str = "", *, kept: Mapping[str, str] = rendering.NOTHING, status: int = 200) -> Response:
    """The table's page as the meeting is now; ``kept`` is a form that could not be taken."""
    picture, table = visit.site.room.picture, str(visit.device.table)
    if picture is None:
        return visit.plain("wait", visit.words("phones.away"), kept=kept.get("text", ""), status=503)
    view = picture.view
    phase = view.phase.name if isinstance(view.phase.name, str) else visit.words.say(view.phase.name)
    made = (
        rendering.environment()
        .get_template("web/tables/page.html")
        .render(
            words=visit.words,
            table=table,
            phase=phase,
            writes_ideas=view.phase.kind == PhaseKind.IDEAS,
            takes_commitments=view.phase.kind == PhaseKind.COMMITMENTS,
            ideas=[idea for idea in view.ideas if idea.table == table][: -NEWEST - 1 : -1],
            kept=kept,
            token=visit.token,
            keys=[new_key() for _ in range(3)],
        )
    )
    page = rendering.whole(visit.words, made=made, question=view.dialogue.question, said=said)
    return visit.with_cookies(HTMLResponse(page, status))


async def send(visit: Visit) -> Response:
    """What a form of the table's page wants done; what is refused stands in the form again, with the reason."""
    form = await visit.form()
    if not visit.is_host:
        return visit.plain("join", visit.words("phones.join.again"), kept=form.get("text", ""), status=403)
    make = ACTIONS.get(visit.request.path_params["action"])
    if make is None or not visit.gave(form):
        return show(visit, visit.words("phones.try_again"), kept=form, status=403)
    try:
        call, table = make(form, visit.device.table, Words(visit.site.settings.language)), visit.device.table
        done = await visit.site.store.submit(lambda door: call(door.host(table)))
    except Refusal as refusal:
        status = 503 if isinstance(refusal, Unavailable) else 409
        return show(visit, visit.words.say(refusal.phrase), kept=form, status=status)
    said = "hosts.taken_back" if make is take_back else "hosts.saved"
    return visit.to_page(said, done.remark)


def write_ideas(form: Form, _table: int, _words: Words) -> Callable[[Any], Done]:
    """Ideas, one a line."""
    return methodcaller("write_ideas", key=_key(form), text=form.get("text", ""))


def write_commitment(form: Form, _table: int, _words: Words) -> Callable[[Any], Done]:
    """One party's commitment."""
    party, promise = form.get("party", ""), form.get("promise", "")
    return methodcaller("write_commitment", key=_key(form), party=party, promise=promise)


def write_note(form: Form, table: int, words: Words) -> Callable[[Any], Done]:
    """A note for the minutes, which says the table that it is from."""
    text = form.get("note", "")
    said = words("hosts.note_of", table=str(table), text=text) if text.strip() else ""
    return methodcaller("write_note", key=_key(form), text=said)


def take_back(_form: Form, _table: int, _words: Words) -> Callable[[Any], Done]:
    """What the table saved last, away again."""
    return methodcaller("take_back")


def _key(form: Form) -> str:
    key = form.get("key", "")
    if not is_key(key):
        raise Refused("phones.try_again")
    return key


ACTIONS: Mapping[str, Make] = {
    "ideas": write_ideas,
    "commitment": write_commitment,
    "note": write_note,
    "back": take_back,
}
