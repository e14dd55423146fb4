"""A short run of every fault: nothing that was acknowledged is lost, whatever befell the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import which

import pytest

from tests.faults.faults import FAULTS
from tests.faults.finding import Finding, table

TIMES = 1

pytestmark = pytest.mark.skipif(which("strace") is None, reason="strace brings the faults about")


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.__name__ for fault in FAULTS])
def test_nothing_is_lost(tmp_path: Path, fault: Callable[[Path, int, int], Finding]) -> None:
    finding = fault(tmp_path / "stores", TIMES, 1)
    assert finding.times >= TIMES
    assert finding.whole, "\n".join([table([finding]), *finding.wrong])
