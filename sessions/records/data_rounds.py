"""Rounds of prioritisation as data, and what two of them show side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sessions.voting.comparison import compare, pairs
from sessions.voting.groups import agreed, differing
from sessions.voting.rules import ranking
from sessions.voting.view import GroupView, RoundStatus, RoundView

Data = dict[str, Any]


def one_round(voting_round: RoundView, now: datetime) -> Data:
    """A round. Totals, and what the groups laid, only of one that has been revealed."""
    counted = voting_round.status in (RoundStatus.CLOSED, RoundStatus.REVEALED)
    revealed = voting_round.status == RoundStatus.REVEALED
    places = {place.option.id: place for place in ranking(voting_round.options)} if revealed else {}
    return {
        "id": voting_round.id,
        "meeting_id": voting_round.meeting_id,
        "number": voting_round.number,
        "origin": voting_round.origin.value,
        "follows": voting_round.origin_id,
        "status": voting_round.status.value,
        "method": "dot_voting",
        "criterion": voting_round.criterion,
        "dots_each": voting_round.dots_each,
        "stacking": voting_round.stacking,
        "entitled": voting_round.entitled,
        "handed_in": voting_round.slips,
        "from_phones": voting_round.phones if counted else None,
        "valid": voting_round.valid if counted else None,
        "blank": voting_round.blank if counted else None,
        "spoiled": voting_round.spoiled if counted else None,
        "wall_dots": voting_round.wall_dots if voting_round.status != RoundStatus.CANCELLED else None,
        "per_group": bool(voting_round.piles),
        "groups": [_group(group) for group in voting_round.groups] if revealed and voting_round.piles else None,
        "others": voting_round.others if revealed and voting_round.piles else None,
        "agreed": list(agreed(voting_round)) if revealed else [],
        "differing": list(differing(voting_round)) if revealed else [],
        "options": [
            {
                "id": option.id,
                "number": option.number,
                "label": option.label,
                "cluster_id": option.cluster_id,
                "idea_id": option.idea_id,
                "idea_ids": [each.idea_id for each in option.ideas],
                "dots": option.dots if revealed else None,
                "voters": option.voters if revealed else None,
                "places": [places[option.id].first, places[option.id].last] if option.id in places else None,
            }
            for option in voting_round.options
        ],
        "corrections": [
            {
                "option_number": made.option_number,
                "at": made.at.astimezone(now.tzinfo).isoformat(timespec="seconds"),
                "before": made.before,
                "after": made.after,
                "reason": made.reason,
            }
            for made in voting_round.corrections
            if revealed
        ],
    }


def comparisons(rounds: Sequence[RoundView]) -> list[Data]:
    """Every two rounds on the same list by different criteria, the newest first."""
    return [
        {
            "round_ids": [first.id, second.id],
            "criteria": [first.criterion, second.criterion],
            "options": [
                {
                    "number": each.first.number,
                    "label": each.first.label,
                    "dots": [each.first.dots, each.second.dots],
                    "voters": [each.first.voters, each.second.voters],
                    "field": each.field.value,
                }
                for each in compare(first, second).options
            ],
        }
        for first, second in pairs(rounds)
    ]


def _group(group: GroupView) -> Data:
    return {
        "group": group.group,
        "ballots": group.given,
        "options": [
            {"number": number, "dots": dots, "voters": voters}
            for number, (dots, voters) in enumerate(zip(group.dots, group.voters, strict=True), 1)
        ],
    }
