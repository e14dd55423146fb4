"""Every benchmark of the program, one after the other: `python -m tests.benchmarks`. Leave the machine alone meanwhile.

Prints each figure beside a floor of the same run, the ratio, and the bound; exits with how many are over.
"""

from __future__ import annotations

import sys
from itertools import chain

from tests.benchmarks import (
    ballots,
    commands,
    consoles,
    exports,
    finding,
    history,
    ideas,
    imports,
    keys,
    phones,
    remembering,
    startup,
    wall,
)
from tests.benchmarks.measuring import show

ALL = (startup, keys, ideas, commands, imports, finding, consoles, exports, history, remembering, wall, phones, ballots)

if __name__ == "__main__":
    sys.exit(show(chain.from_iterable(each.figures() for each in ALL)))
