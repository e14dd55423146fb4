"""Does one deed many times, each in a process of its own on a store of its own: ``python forks.py`` with a `Spec`.

Everything is imported once. Store number N is a copy of the template in ``FOLDER/N``; what was acknowledged stands in
``FOLDER/N/told``. Before the deed the process makes the traced system call in vain some times, so that what is injected
at the call ``AT`` by whoever traces it (`tests/faults/tracing.py`) meets the deed at its N-th.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.faults.deeds import DEEDS

AT = 400
"""The traced system call of each process that something is injected at."""
NONE = 9999
"""A file descriptor that is none."""
IN_VAIN: dict[str, Callable[[], object]] = {
    "pwrite64": lambda: os.pwrite(NONE, b"", 0),
    "fsync": lambda: os.fsync(NONE),
    "fdatasync": lambda: os.fdatasync(NONE),
    "ftruncate": lambda: os.ftruncate(NONE, 0),
    "unlink": lambda: os.unlink(""),  # noqa: PTH108 - a Path of nothing is a folder
}
"""The calls by which SQLite changes what is on the disk, and by which a box is destroyed."""


@dataclass(frozen=True)
class Spec:
    """A deed, the folder of the template, where the stores go, their numbers, and how they end.

    ``within`` is the longest time in seconds from the first answer until all are killed, 0 to let them be.
    """

    deed: str
    template: str
    folder: str
    numbers: tuple[int, ...]
    consoles: int = 1
    calls: tuple[str, ...] = ("",)
    """The system calls that something is injected at, one after the other; an empty one for none."""
    within: float = 0.0
    seed: int = 0
    to_the_end: bool = False
    """Whether to leave a system call at the first process that nothing has befallen."""

    @property
    def data(self) -> str:
        """As an argument."""
        return json.dumps(asdict(self))


def main() -> None:
    """Do them."""
    spec = Spec(**json.loads(sys.argv[1]))
    for call in spec.calls:
        for number in spec.numbers:
            if not any(_befallen(spec, call, number)) and spec.to_the_end:
                break


def _befallen(spec: Spec, call: str, number: int) -> list[int]:
    folder = Path(spec.folder) / f"{call or spec.deed}-{number}"
    shutil.copytree(spec.template, folder)
    begun, begin = os.pipe()
    consoles = [_forked(spec, folder, call, number, index, begin) for index in range(spec.consoles)]
    os.close(begin)
    if spec.within:
        os.read(begun, 1)
        time.sleep(random.Random(spec.seed + number).uniform(0, spec.within))
        for console in consoles:
            os.kill(console, signal.SIGKILL)
    os.close(begun)
    codes = [os.waitstatus_to_exitcode(os.waitpid(console, 0)[1]) for console in consoles]
    print(folder.name, *codes, flush=True)
    return codes


def _forked(spec: Spec, folder: Path, call: str, number: int, console: int, begin: int) -> int:
    child = os.fork()
    if child:
        return child
    told = os.open(folder / "told", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    status = 0
    try:
        for _ in range(AT - number if call else 0):
            with suppress(OSError):
                IN_VAIN[call]()
        dice = random.Random(spec.seed * 1000 + number * 10 + console)
        for line in DEEDS[spec.deed](folder / "dialoger.db", dice):
            os.write(told, f"{line}\n".encode())
            with suppress(OSError):
                os.write(begin, b".")
    except BaseException:  # noqa: BLE001 - it is the finding
        os.write(told, f"! {traceback.format_exc(limit=-1).splitlines()[-1]}\n".encode())
        status = 1
    os._exit(status)


if __name__ == "__main__":
    main()
