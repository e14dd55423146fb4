"""The power goes: what was written before is replayed up to some moment, with the disk's own freedom.

What was synced is on the disk. Of what was written since, some is, some is not, and some is in pieces.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults import templates
from tests.faults.finding import Finding
from tests.faults.forks import Spec
from tests.faults.oracle import looked_at
from tests.faults.tracing import runs

SECTOR = 512
_LINE = re.compile(r'\d+ +(\w+)\((?:\d+<([^>]*)>|"([^"]*)")(?:, "([^"]*)")?(?:, (\d+))?(?:, (\d+))?\) += (\d+)')


@dataclass(frozen=True)
class Write:
    """A recorded system call: what it did to a file, by the file's name."""

    call: str
    name: str
    data: bytes = b""
    at: int = 0


@dataclass
class Disk:
    """Files as they are on the disk for certain, and what was written to them since they were last synced."""

    files: dict[str, bytes]
    pending: list[Write] = field(default_factory=list)

    def take(self, write: Write) -> None:
        """One more call."""
        if write.call in ("fsync", "fdatasync"):
            for each in self.pending:
                if each.name == write.name:
                    _apply(self.files, each)
            self.pending = [each for each in self.pending if each.name != write.name]
        else:
            self.pending.append(write)

    def cut(self, dice: random.Random) -> dict[str, bytes]:
        """What is there after the power has gone."""
        files, likely = dict(self.files), dice.choice((0.0, 0.5, 1.0))
        for write in self.pending:
            if write.call != "pwrite64":
                if dice.random() < likely:
                    _apply(files, write)
                continue
            for start in range(0, len(write.data), SECTOR):
                if dice.random() < likely:
                    part = write.data[start : start + SECTOR]
                    _apply(files, Write("pwrite64", write.name, part, write.at + start))
        return files


def _apply(files: dict[str, bytes], write: Write) -> None:
    content = files.get(write.name, b"")
    if write.call == "unlink":
        files.pop(write.name, None)
    elif write.call == "ftruncate":
        files[write.name] = content[: write.at].ljust(write.at, b"\0")
    else:
        before = content[: write.at].ljust(write.at, b"\0")
        files[write.name] = before + write.data + content[write.at + len(write.data) :]


def recorded(trace: Path, folder: Path) -> Iterator[Write]:
    """The calls that strace has written down about the files of a folder."""
    for line in trace.read_text(encoding="ascii").splitlines():
        found = _LINE.match(line)
        if found is None:
            continue
        call, of, named, data, first, second, _ = found.groups()
        path = Path(_text(of or named).decode())
        if path.parent != folder or path.name.endswith("-shm"):
            continue
        at = second if call == "pwrite64" else first if call == "ftruncate" else None
        yield Write(call, path.name, _text(data or ""), int(at or 0))


def _text(hexed: str) -> bytes:
    return bytes.fromhex(hexed.replace("\\x", ""))


def replayed(folder: Path, times: int, seed: int) -> Finding:
    """A restless evening, cut at ``times`` moments."""
    template = templates.meeting(folder / "template")
    trace = folder / "trace"
    (run,) = runs(Spec("evening", str(template), str(folder), (0,), seed=seed), record=trace)
    writes = list(recorded(trace, run.folder))
    before = {each.name: each.read_bytes() for each in template.iterdir()}
    dice = random.Random(seed)
    moments = sorted(dice.choices(range(len(writes)), k=times))
    acknowledged = found = 0
    wrong: list[str] = []
    for number, (moment, told, files) in enumerate(_cut(writes, moments, before, dice)):
        left = folder / f"cut-{number}"
        left.mkdir()
        for name, content in files.items():
            (left / name).write_bytes(content)
        there, amiss = looked_at(left / "dialoger.db", told)
        acknowledged, found = acknowledged + len(told), found + there
        wrong += [f"{left}, cut at write {moment}: {line}" for line in amiss]
    return Finding("the power goes, by recorded writes", times, acknowledged, found, tuple(wrong))


def _cut(
    writes: Sequence[Write], moments: Sequence[int], before: dict[str, bytes], dice: random.Random
) -> Iterator[tuple[int, set[int], dict[str, bytes]]]:
    disk, told = Disk(before), set[int]()
    for number, write in enumerate(writes):
        if write.call == "write":
            told |= {int(line) for line in write.data.split() if line.isdigit() and line != b"0"}
        else:
            disk.take(write)
        for _ in range(moments.count(number)):
            yield number, set(told), disk.cut(dice)
