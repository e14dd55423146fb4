"""A proposal on a phone: how much one supports it, from 0 to 5, while the room is asked; then how the room answered."""

from __future__ import annotations

from sessions.errors import Refused
from sessions.proposals.rules import VALUES
from sessions.proposals.view import ProposalView
from sessions.voting.ballots import PhoneBallot
from sessions.voting.rules import option_of, value_of
from sessions.voting.tally import reread
from sessions.voting.view import BoxState, RoundView
from sessions.words import Words
from workshop.phases.proposals.scale import asked_of, scale
from workshop.web.phone import Form, Mine, Page, Phone, Scene, Sending, whole

OPEN, RESULT = (f"phases/proposals/phone_{name}.html" for name in ("open", "result"))
FOLLOW = "web/follow.html"


def make_page(scene: Scene) -> Page:
    """The proposal that the room is asked about, else the one that it was last asked about."""
    view, words = scene.view, scene.words
    if view.asked is None:
        last = asked_of(view, view.asking)
        return _result(last, words) if last is not None and last.support else _follow(scene)
    proposal = asked_of(view, view.asked)
    if proposal is None:
        return _follow(scene)
    match view.asked.box:
        case BoxState.OPEN:
            return _open(view.asked, proposal, words, by_slip=view.slips.count > 0)
        case BoxState.SEALED:
            return _says(proposal, words("phones.support.counting"))
    return _says(proposal, words("phones.support.missing"))


def make_mine(scene: Scene) -> Mine:
    """What this phone has answered."""
    asked, words, held = scene.view.asked, scene.words, scene.ballot
    if asked is None or asked.box is not BoxState.OPEN or asked_of(scene.view, asked) is None:
        return Mine()
    laid = dict(reread(held.payload).dots) if held is not None else {}
    value = next((value_of(number) for number in laid), None)
    said = words("phones.support.yours", value=value, word=words(f"asking.value.{value}")) if laid else ""
    chosen = "" if value is None else str(value)
    if scene.kept.get("round") == str(asked.id):
        chosen = scene.kept.get("value", "")
    texts = {
        "laid": said,
        "over": str(held.version if held is not None else 0),
        "send": words("phones.support.change" if held is not None else "phones.support.send"),
        **{f"value-{each}": "checked" if str(each) == chosen else "" for each in VALUES},
    }
    return Mine(tuple(texts.items()))


def answer(form: Form) -> Sending:
    """Answer: once for each phone, in place of what it answered before."""
    value = form.get("value", "")
    if value not in map(str, VALUES):
        raise Refused("phones.support.choose")
    round_id, over = (whole(form.get(name, "")) for name in ("round", "over"))
    return Sending(PhoneBallot(round_id, str(option_of(int(value))), "", over), "phones.support.sent")


def _open(asked: RoundView, proposal: ProposalView, words: Words, *, by_slip: bool) -> Page:
    return Page(
        OPEN,
        (
            ("round_id", asked.id),
            ("number", words("phones.support.number", number=proposal.number)),
            ("wording", proposal.wording),
            ("rule", words("slips.rule" if by_slip else "asking.one")),
            ("scale", scale(words)),
        ),
        writes=True,
    )


def _result(proposal: ProposalView, words: Words) -> Page:
    return Page(
        RESULT,
        (
            ("number", words("phones.support.number", number=proposal.number)),
            ("wording", proposal.wording),
            ("outcome", words(f"proposals.outcome.{proposal.word}") if proposal.word else ""),
            ("counts", tuple((*each, proposal.support[each[0]]) for each in scale(words))),
            ("most", max(proposal.support)),
        ),
    )


def _says(proposal: ProposalView, text: str) -> Page:
    return Page(FOLLOW, (("title", proposal.wording), ("text", text)))


def _follow(scene: Scene) -> Page:
    name, words = scene.view.phase.name, scene.words
    title = name if isinstance(name, str) else words.say(name)
    return Page(FOLLOW, (("title", title), ("text", words("phones.follow"))))


PHONE = Phone(make_page, make_mine, {"answer": answer})
