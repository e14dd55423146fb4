"""What the evening's parties have promised, wished for and tried."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sessions.commitments.rules import missing
from sessions.commitments.view import CommitmentKind, CommitmentView, Status
from sessions.experiments.view import ExperimentView, Next

DAY = date(2025, 3, 14)


def _commitment(number: int, party: str, promise: str = "", **more: Any) -> CommitmentView:
    made = CommitmentView(id=number, number=number, meeting_id=7, party=party, promise=promise, version=1, **more)
    return replace(made, missing=missing(made, DAY))


def _wish(number: int, party: str, promise: str, **more: Any) -> CommitmentView:
    return _commitment(number, party, promise, kind=CommitmentKind.WISH, **more)


def _experiment(number: int, **fields: Any) -> ExperimentView:
    texts = ("origin", "assumption", "what", "with_whom", "place", "responsible", "sign", "result", "lesson")
    unsaid: dict[str, Any] = dict.fromkeys(texts, "") | {"next": Next.UNSAID}
    unsaid |= dict.fromkeys(("idea_id", "cluster_id", "day", "report_by", "reported_in"))
    return ExperimentView(**(unsaid | {"id": number, "number": number, "version": 1} | fields))


COMMITMENTS = (
    replace(
        _commitment(1, "Hamnstads kommun", "ta reda på vem som äger lamporna", due_by=date(2025, 2, 28)),
        meeting_id=3,
        status=Status.UNDER_WAY,
        status_word="elbolaget svarar före påsk",
    ),
    _commitment(
        2,
        "Hamnstads kommun",
        "laga lamporna vid magasinen",
        first_step="ringa elbolaget",
        first_step_by=date(2025, 3, 18),
        due_by=date(2025, 4, 30),
        follow_up=date(2025, 5, 15),
        role="driftledaren på trafikkontoret",
        together_with="båtklubben",
        support_needed="nycklar till magasinen",
        support_from="fastighetsägaren",
        sign="alla lampor lyser en vecka i sträck",
        confidence=4,
        reports_back="trafikkontoret",
        needs_decision=True,
        confirmed=True,
    ),
    _commitment(
        3,
        "Båtklubben",
        "hålla öppet hus",
        first_step="fråga styrelsen",
        first_step_by=date(2025, 4, 1),
        follow_up=date(2025, 5, 7),
    ),
    _commitment(4, "Hamnstads kommun"),
    replace(
        _wish(5, "Regionen", "låta sista färjan gå en timme senare", reports_back="prästen"),
        meeting_id=3,
        status=Status.UNDER_WAY,
        status_word="de svarar i maj",
    ),
    _wish(6, "Busslinjen", "stanna vid magasinen", reports_back="vi"),
    _wish(7, "Elbolaget", "laga en trasig lampa inom en vecka", follow_up=date(2025, 4, 9), reports_back="rektorn"),
)
EXPERIMENTS = (
    _experiment(
        1,
        meeting_id=3,
        origin="Öppna idrottshallen på fredagskvällar",
        idea_id=2,
        assumption="fler unga kommer om det finns musik",
        what="hålla hallen öppen två fredagar",
        with_whom="polisen",
        place="idrottshallen",
        day=date(2025, 2, 21),
        responsible="fritidsledaren",
        sign="tio kommer båda gångerna",
        report_by=DAY,
        result="fyra kom första gången, tolv den andra",
        lesson="det är musiken som lockar, inte hallen",
        next=Next.AGAIN,
        reported_in=7,
    ),
    _experiment(
        2,
        meeting_id=7,
        follows=1,
        what="hålla hallen öppen med de ungas egen musik",
        day=date(2025, 3, 28),
        responsible="fritidsledaren",
        sign="tjugo kommer",
        report_by=date(2025, 4, 9),
    ),
    _experiment(3, meeting_id=3, origin="Ljus och sikt", cluster_id=1),
)
