"""How two phones support a proposal in a real browser: answered, closed on the console, shown; light and dark."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Browser, expect

from tests.sessions.store.making import console
from tests.workshop.web.chromium import hinders_nobody, needs_chromium, phone
from tests.workshop.web.served import Served
from tests.workshop.web.test_support import ask

pytestmark = needs_chromium


async def test_two_answer_and_see_how_the_room_did_and_nobody_is_hindered(site: Served, chromium: Browser) -> None:
    async with site.meeting("proposals") as there:
        look: dict[str, Any] = {"bypass_csp": True, "viewport": {"width": 320, "height": 640}}
        phones = [await phone(chromium, there, color_scheme=scheme, **look) for scheme in ("light", "dark")]
        with console(there.store, there.meeting_id) as meeting:
            round_id = ask(meeting)
            for each, value in zip(phones, ("5 arbetar för det", "2 invändningar"), strict=True):
                await each.get_by_label(value).check()
                await hinders_nobody(each)
                await each.get_by_role("button", name="Skicka svaret").click()
                await expect(each.get_by_text(f"Ditt svar är inne: {value}.")).to_be_visible()
                await expect(each.get_by_label(value)).to_be_checked()
                await hinders_nobody(each)
            meeting.close_asking(round_id, ())
            assert meeting.view.proposals[0].support == (0, 0, 1, 0, 0, 1)
            for each in phones:
                await expect(each.get_by_text("delade meningar")).to_be_visible()
                await hinders_nobody(each)
