"""Brings every fault about and prints what came of it: ``python -m tests.faults [--times N] [--seed N]``.

strace must be there. A store in which something is wrong is kept, and said where.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import click

from tests.faults.faults import FAULTS
from tests.faults.finding import table


@click.command()
@click.option("--times", default=100, help="How often each fault is brought about, or the most steps of it.")
@click.option("--seed", default=0, help="The same seed does the same things.")
def main(times: int, seed: int) -> None:
    """Bring every fault about, and print what was acknowledged, what is found, and the verdict."""
    folder = Path(tempfile.mkdtemp(prefix="faults-"))
    findings = []
    for fault in FAULTS:
        findings.append(fault(folder / fault.__name__, times, seed))
        click.echo(f"{fault.__name__}: {findings[-1].row[-1]}", err=True)
    click.echo(table(findings))
    for finding in findings:
        for line in finding.wrong:
            click.echo(line)
    sys.exit(not all(finding.whole for finding in findings))


if __name__ == "__main__":
    main()
