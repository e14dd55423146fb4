"""Ideas on a phone: one field to write in, and one's own ideas to mend."""

from __future__ import annotations

from operator import methodcaller

from sessions.errors import Refused
from sessions.ideas.rules import PHONE_LONGEST
from workshop.web.devices import is_key
from workshop.web.phone import Form, Page, Phone, Scene, Sending


def make_page(scene: Scene) -> Page:
    """Of ideas a phone is shown its own alone."""
    own = tuple((each.key, each.idea, each.edited) for each in scene.own if each.idea is not None)
    waiting = tuple((each.key, each.waiting) for each in scene.own if each.waiting is not None)
    return Page(
        "phases/ideas/phone.html",
        (
            ("own", own),
            ("waiting", waiting),
            ("away", len(scene.own) - len(own) - len(waiting)),
            ("longest", PHONE_LONGEST),
        ),
        writes=True,
    )


def add(form: Form) -> Sending:
    """Send an idea."""
    key = _key(form)
    return Sending(methodcaller("send_idea", key=key, text=form.get("text", "")), "phones.sent", key)


def mend(form: Form) -> Sending:
    """Change the words of one's own."""
    version = form.get("version", "")
    if not (version.isdecimal() and version.isascii() and len(version) < 10):
        raise Refused("phones.try_again")
    call = methodcaller("mend_idea", key=_key(form), version=int(version), text=form.get("text", ""))
    return Sending(call, "phones.mended")


def _key(form: Form) -> str:
    key = form.get("key", "")
    if not is_key(key):
        raise Refused("phones.try_again")
    return key


PHONE = Phone(make_page, actions={"add": add, "mend": mend})
