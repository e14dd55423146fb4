"""The closing on a phone: thanks, and when the dialogue meets next."""

from __future__ import annotations

from workshop.web.phone import Page, Phone, Scene


def make_page(scene: Scene) -> Page:
    """What people take with them."""
    words, head = scene.words, scene.view.meeting
    when = [
        words.day(head.next_day, weekday=True) if head.next_day else "",
        words("closing.at", time=head.next_time) if head.next_time else "",
        head.next_place,
    ]
    return Page("phases/closing/phone.html", (("next", " · ".join(filter(None, when))),))


PHONE = Phone(make_page)
