"""The page's process with something left out, to measure the rest against. It is told what on its command line.

``unstored`` answers a ballot at once and lays it nowhere; ``alone`` lays each in a commit of its own.
"""

from __future__ import annotations

import sys
from typing import Any

from sessions.store.change import Done
from sessions.voting.ballots import PhoneBallot
from sessions.words import phrase
from workshop.web.__main__ import main
from workshop.web.store import PhoneStore


async def _unstored(_store: PhoneStore, _call: Any) -> Done:
    return Done(phrase("voting.what.slip"))


def _alone(_store: PhoneStore) -> list[tuple[PhoneBallot, Any]]:
    return []


if __name__ == "__main__":
    unstored = sys.argv[1] == "unstored"
    setattr(PhoneStore, *(("submit", _unstored) if unstored else ("_other_ballots", _alone)))
    main()
