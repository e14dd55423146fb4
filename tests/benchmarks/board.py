"""The board with 1,000 ideas of several lines, against a program with one Label, in the same terminal and the same run.

Run by hand: `python -m tests.benchmarks.board [--ideas 1000] [--starts 7] [--keys 120]`.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Sequence

from tests.benchmarks.measuring import FLOOR, p99
from tests.benchmarks.terminal import Terminal

DOWN, HOME, END, ADD, CHANGE = b"\x1b[B", b"\x1b[H", b"\x1b[F", b"a", b"c"


def show_board(ideas: int) -> None:
    """The program that is measured: `a` adds an idea at the end, `c` changes one that is seen."""
    from dataclasses import replace

    from textual.app import App, ComposeResult
    from textual.binding import Binding

    from workshop.widgets.board import Board, Row

    def idea(number: int) -> Row:
        text = f"Idé {number}: vuxna som rör sig på torget efter åtta på kvällen, i par och med västar, " * 2
        return Row(f"idea-{number}", text, number=str(number), detail="Utemiljö · svarar på 3 perspektiv")

    class Measured(App[None]):
        BINDINGS = [Binding("a", "add", show=False), Binding("c", "change", show=False)]

        def compose(self) -> ComposeResult:
            yield Board(*(idea(number) for number in range(1, ideas + 1)), follow=True)

        def action_add(self) -> None:
            board = self.query_one(Board)
            board.rows = (*board.rows, idea(len(board.rows) + 1))

        def action_change(self) -> None:
            board = self.query_one(Board)
            row = board.rows[2]
            changed = row.text.removesuffix(" ändrad") if row.text.endswith(" ändrad") else f"{row.text} ändrad"
            board.rows = (*board.rows[:2], replace(row, text=changed), *board.rows[3:])

    Measured().run()


def program(what: str, ideas: int) -> list[str]:
    """The command of the board, or of the floor."""
    ours = [sys.executable, "-m", "tests.benchmarks.board", "--show", "--ideas", str(ideas)]
    return ours if what == "board" else list(FLOOR)


READY = {"board": "Utemiljö", "floor": "Golvet"}


def times_of(what: str, keys: Sequence[bytes], count: int, ideas: int) -> tuple[dict[bytes, list[float]], float]:
    """Milliseconds from key to first byte, and memory at the end."""
    times: dict[bytes, list[float]] = {key: [] for key in keys}
    with Terminal(program(what, ideas)) as terminal:
        terminal.until(READY[what])
        terminal.settle(0.3)
        for key in keys:
            terminal.write(END if key == ADD else HOME)  # seen where it is added, changed, or has room to move
            terminal.settle(0.3)
            for i in range(count + 5):
                took = terminal.press(key) * 1000
                terminal.settle(0.02)
                if i >= 5:
                    times[key].append(took)
        return times, terminal.memory_mb()


def line(name: str, ours: Sequence[float], floor: Sequence[float]) -> str:
    middle, least = statistics.median(ours), statistics.median(floor)
    worst, worst_floor = p99(ours), p99(floor)
    ratio = f"{middle / least:8.2f} ×  {middle - least:+8.1f}"
    return f"{name:14}{middle:9.1f}{worst:9.1f}{least:12.1f}{worst_floor:9.1f}{ratio}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--ideas", type=int, default=1000)
    parser.add_argument("--starts", type=int, default=7)
    parser.add_argument("--keys", type=int, default=120)
    chosen = parser.parse_args()
    if chosen.show:
        show_board(chosen.ideas)
        return

    ready: dict[str, list[float]] = {"board": [], "floor": []}
    for start in range(chosen.starts + 1):
        for what, times in ready.items():
            with Terminal(program(what, chosen.ideas)) as terminal:
                took = terminal.until(READY[what]) * 1000
            if start:  # the first start compiles and fills the disk cache
                times.append(took)
    board, memory = times_of("board", (DOWN, ADD, CHANGE), chosen.keys, chosen.ideas)
    floor, least = times_of("floor", (DOWN,), chosen.keys, chosen.ideas)
    print(f"{chosen.ideas} ideas, 120×40, ms{'':6}p50      p99   floor p50      p99   ratio      over")
    print(line("ready", ready["board"], ready["floor"]))
    for key, name in ((DOWN, "cursor down"), (ADD, "add a row"), (CHANGE, "change a row")):
        print(line(name, board[key], floor[DOWN]))
    print(f"memory {memory:.0f} MB, floor {least:.0f} MB")


if __name__ == "__main__":
    main()
