"""One request of one phone: who it is, in which language it is answered, and how an answer is made."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from sessions.text.personal import kinds_of, warning
from sessions.voting import codes
from sessions.voting.box_ballots import ShownBallots
from sessions.words import Phrase, Words
from workshop.web import rendering
from workshop.web.devices import BALLOT, COOKIE, DAY, OWN, SLIP, Device, keys_in, new_key, own_cookie
from workshop.web.language import language_of
from workshop.web.phone import Page, Scene
from workshop.web.slips.asking import asks

if TYPE_CHECKING:
    from sessions.voting.box_ballots import Held
    from workshop.web.site import Site

FIELDS = 2_000
"""Fields of a form at most: one for each option of a round."""
LIVE = "x-live"
"""The header by which the page's own script asks for the changed part of it alone."""
SAID = frozenset({"phones.dots.sent", "phones.held", "phones.sent", "phones.mended", "phones.support.sent"})
"""What an address may have a page say. It may also have it warn of kinds of personal data, and of nothing else."""


class Visit:
    """A request, with the site that it came to."""

    def __init__(self, site: Site, request: Request) -> None:
        self.site, self.request = site, request
        cookies = request.cookies
        self.words = Words(language_of(cookies, request.headers.get("accept-language", ""), site.settings.language))
        self._known = site.signer.read(cookies)
        self.device: Device = self._known or site.signer.new(joined=False)
        self.keys = keys_in(cookies)
        self._slip = site.signer.slip_in(cookies)
        self._sets: dict[str, str] = {}
        if self.device.joined:
            site.room.see(self.device.id)

    @property
    def is_host(self) -> bool:
        """Whether it comes from the host of a table that may come in."""
        return 0 < self.device.table <= self.site.tables.open

    @property
    def is_new(self) -> bool:
        """Whether it has brought no cookie of ours."""
        return self._known is None

    @cached_property
    def token(self) -> str:
        """What a form of this phone holds."""
        return self.site.signer.form_token(self.device)

    @property
    def voter(self) -> str:
        """What the phone's ballot is known by: nowhere but in the round's box, and not itself even there.

        Where there are voting slips it is the slip's, on whatever phone. Else a phone that has laid one keeps by what,
        so that it has the same when the program has been started anew.
        """
        if self.has_slip:
            return codes.token(self._slip)
        token, _, signed = self.request.cookies.get(BALLOT, "").rpartition(".")
        ours = self.ballots.signed(token)
        return token if ours and hmac.compare_digest(signed, ours) else f"phone-{self.device.id}"

    @property
    def ballots(self) -> ShownBallots:
        """The ballots of the round that is open, each for who has its token."""
        picture = self.site.room.picture
        return picture.ballots if picture is not None else ShownBallots()

    @property
    def has_slip(self) -> bool:
        """Whether it has given the code of one of the meeting's voting slips."""
        return bool(self._slip) and self.knows_slip(self._slip)

    def knows_slip(self, code: str) -> bool:
        """Whether it is the code of one of the meeting's voting slips."""
        picture = self.site.room.picture
        return picture is not None and codes.digest(code) in picture.slips

    def take_slip(self, code: str) -> None:
        """The phone votes by this slip from now on."""
        self._slip = code
        self._sets[SLIP] = self.site.signer.slip_cookie(code)

    @property
    def ballot(self) -> Held | None:
        """The phone's ballot in the round that is open."""
        return self.ballots.of(self.voter)

    async def form(self) -> dict[str, str]:
        """The fields of the form that was sent; none of what is no form."""
        body = (await self.request.body()).decode("utf-8", "replace")
        try:
            return dict(parse_qsl(body, keep_blank_values=True, max_num_fields=FIELDS))
        except ValueError:
            return {}

    def gave(self, form: Mapping[str, str]) -> bool:
        """Whether it is we who gave this phone that form, and no other page."""
        return not self.is_new and self.site.signer.is_ours(self.device, form.get("token", ""))

    def owns(self, key: str) -> None:
        """What has this key is the phone's own from now on."""
        self.keys = (*(each for each in self.keys if each != key), key)
        self._sets[own_cookie(key)] = key

    def votes(self) -> None:
        """It has laid its ballot."""
        if not self.has_slip and (signed := self.ballots.signed(self.voter)):
            self._sets[BALLOT] = f"{self.voter}.{signed}"

    def page(self, kept: Mapping[str, str] = rendering.NOTHING) -> Page | None:
        """What the phone is to see now; None while nothing is known of the meeting."""
        picture = self.site.room.picture
        if picture is None:
            return None
        own = picture.own(self.keys)
        seed = self.site.signer.seed(self.device)
        scene = Scene(picture.view, self.words, own, self.ballot, kept, seed)
        asked = asks(scene, has_slip=self.has_slip)
        return asked if asked is not None else self.site.pages.page(self.site.room.epoch, scene)

    def shown(self, said: str = "", *, kept: Mapping[str, str] = rendering.NOTHING, status: int = 200) -> Response:
        """The page as it is now: all of it, or for the page's own script what has changed, for it keeps what is typed.

        ``kept`` is a form that could not be taken.
        """
        page, picture = self.page(kept), self.site.room.picture
        if page is None or picture is None:
            return self.plain("wait", self.words("phones.away"), kept=kept.get("text", ""), status=503)
        live = LIVE in self.request.headers
        unsent = "" if live or page.writes else kept.get("text", "")
        made = rendering.fragment(
            page, self.words.language, token=self.token, key=new_key(), said=said, kept=kept, unsent=unsent
        )
        if not live:
            question, anew = picture.view.dialogue.question, not (page.writes or unsent)
            made = rendering.whole(self.words, made=made, question=question, said=said, loads_anew=anew)
        return self.with_cookies(HTMLResponse(made, status))

    def plain(self, name: str, said: str = "", *, kept: str = "", status: int = 200) -> Response:
        """A page without a meeting on it; ``kept`` is what was typed and could not be taken."""
        is_open = self.site.short_code.is_open or self.site.tables.takes_digits
        template = rendering.environment().get_template(f"web/{name}.html")
        made = template.render(words=self.words, token=self.token, is_open=is_open, kept=kept)
        anew = not (is_open or kept)
        whole = rendering.whole(self.words, made=made, question="", said=said, loads_anew=anew)
        return self.with_cookies(HTMLResponse(whole, status))

    def say(self, said: str, warned: Phrase | None = None) -> str:
        """A sentence, and after it what is warned of in what was sent."""
        return " ".join((self.words(said), *(self.words.say(each) for each in (warned,) if each is not None)))

    def told(self, words: frozenset[str] = SAID) -> str:
        """What the address has the page say; nothing that is not one of these words."""
        query = self.request.query_params
        said = query.get("said", "")
        return self.say(said, warning(query.getlist("kind"))) if said in words else ""

    def to_page(self, said: str, warned: Phrase | None) -> Response:
        """Go on to the page as it is now, which is to say this."""
        return self.to(f"/?{urlencode({'said': said, 'kind': kinds_of(warned)}, doseq=True)}")

    def to(self, address: str) -> Response:
        """Go on to another address."""
        return self.with_cookies(RedirectResponse(address, 303))

    def host(self, table: int) -> Response:
        """From now on this is the page of a table's host."""
        if self.device.table != table:
            self.device = self.site.signer.new(joined=False, table=table)
            self._known = None
        return self.to("/")

    def join(self) -> Response:
        """From now on this phone takes part."""
        self.device = self.site.signer.new(joined=True)
        self._known = None
        return self.to("/")

    def with_cookies(self, response: Response) -> Response:
        """An answer that tells the phone who it is."""
        if self.is_new:
            self._set(response, COOKIE, self.site.signer.cookie(self.device))
        for name, value in self._sets.items():
            self._set(response, name, value)
        return response

    def forget_strangers(self, response: Response) -> Response:
        """Have the phone forget the keys that we have forgotten."""
        picture = self.site.room.picture
        known = {own_cookie(own.key) for own in picture.own(self.keys)} if picture is not None else set()
        for name in self.request.cookies if picture is not None else ():
            if name.startswith(OWN) and name not in known:
                response.delete_cookie(name, httponly=True, samesite="lax")
        return response

    def _set(self, response: Response, name: str, value: str) -> None:
        response.set_cookie(name, value, max_age=DAY, httponly=True, samesite="lax")
