"""The opening on a phone: that one is in, and has nothing to do yet."""

from __future__ import annotations

from workshop.web.phone import Page, Phone, Scene

TEMPLATE = "web/follow.html"


def make_page(scene: Scene) -> Page:
    """A welcome."""
    return Page(TEMPLATE, (("title", scene.words("phones.welcome")), ("text", scene.words("phones.wait"))))


PHONE = Phone(make_page)
