"""A document as Markdown: CommonMark with pipe tables, which also reads well as plain text.

Written straight from the document: what a character means depends on where it lands (start of a line, heading, cell),
and a template would leave that to whoever edits it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sessions.records.document import Block, Bullets, Document, Fact, Facts, Numbered, Table

_INLINE = re.compile(
    r"""
      \\ | ` | \[                       # escapes, code, links and images
    | \*(?<![ ]\*) | \*(?![ ])          # emphasis; a lone star between spaces is none
    | _(?<![^\W_]_)_* | __*(?![^\W_])    # emphasis; inside a word it is none
    | ~(?<=\S~)                         # strikethrough: without one that closes there is none
    | <(?=\S)                           # HTML and autolinks
    | &(?=\#?[A-Za-z0-9]+;)             # character references
    """,
    re.VERBOSE,
)
"""Each begins with the sign itself: so a page without any is passed over in a few microseconds."""
_START = re.compile(
    r"""
      \#(?=\#{0,5}(?:[ \t]|$))          # heading
    | >                                 # quotation
    | [-+*](?=[ \t]|$)                  # bullet
    | [-=:](?=[-=:|\s]*$)               # rule, underline of a heading, rule of a table
    | \|                                # table
    """,
    re.VERBOSE,
)
_ORDINAL = re.compile(r"(\d{1,9})([.)])(?=[ \t]|$)", re.ASCII)
_CLOSING_HASHES = re.compile(r"(^|[ \t])(#+)$")


def markdown(document: Document) -> str:
    """The whole document, ending with a newline."""
    return "".join(pieces(document))


def pieces(document: Document) -> Iterator[str]:
    """The same a line at a time, for who writes it to a file."""
    for at, lines in enumerate(_parts(document)):
        between = "\n\n" if at else ""
        for line in lines:
            yield f"{between}{line}"
            between = "\n"
        if between == "\n\n":
            yield between
    yield "\n"


def _parts(document: Document) -> Iterator[Iterable[str]]:
    """What has a blank line between, each as its lines."""
    status = f"**{_inline(document.status)}**"
    yield from ((f"# {_heading(document.title)}",), (status,))
    yield from _blocks((Facts(document.facts),))
    for section in document.sections:
        yield (f"{'#' * section.level} {_heading(section.heading)}",)
        yield from _blocks(section.blocks)
    yield from (("---",), (status,))


def _blocks(blocks: Sequence[Block]) -> Iterator[Iterable[str]]:
    """The blocks one by one; a list that follows on a list takes another mark, or the two would be one."""
    mark = ""
    for block in blocks:
        if block == Facts(()):
            continue
        if isinstance(block, Bullets | Facts | Numbered):
            mark = "*" if mark == "-" else "-"
            yield _list(block, mark)
        else:
            mark = ""
            yield _table(block) if isinstance(block, Table) else (_flow(block.text),)


def _list(block: Bullets | Facts | Numbered, mark: str) -> Iterator[str]:
    match block:
        case Bullets():
            for text in block.items:
                yield f"{mark} {_flow(text, '  ')}"
        case Facts():
            yield from _facts(block.facts, f"{mark} ")
        case Numbered():
            for item in block.items:
                yield f"{mark} **{item.number}.** {_flow(item.text, '  ', begins=False)}"
                yield from _facts(item.details, "  - ")


def _facts(facts: Sequence[Fact], mark: str) -> Iterator[str]:
    for fact in facts:
        said = _flow(fact.value, " " * len(mark), begins=False)
        yield f"{mark}{_start(_inline(_one_line(fact.label)))}: {said}".rstrip()
        for point in fact.points:
            yield f"{' ' * len(mark)}- {_flow(point, ' ' * (len(mark) + 2))}"


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield from (_flow(table.caption), "")
    rule = ["---:" if index in table.numeric else "---" for index in range(len(table.columns))]
    columns, *rows = (table.columns, *table.rows)
    yield _row(map(_cell, columns))
    yield _row(rule)
    yield from (_row(map(_cell, row)) for row in rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _flow(text: str, indent: str = "", *, begins: bool = True) -> str:
    """Text that may have several lines; ``begins`` tells that its first one is at the start of a block."""
    lines = [_inline(line) for line in (line.strip() for line in re.split(r"[\n\r]+", text)) if line]
    return f"\\\n{indent}".join(_start(line) if begins or index else line for index, line in enumerate(lines))


def _heading(text: str) -> str:
    return _CLOSING_HASHES.sub(r"\1\\\2", _start(_inline(_one_line(text))))


def _cell(text: str) -> str:
    return _inline(_one_line(text)).replace("|", r"\|")


def _one_line(text: str) -> str:
    return re.sub(r"[\n\r]+", " ", text).strip() if "\n" in text or "\r" in text else text.strip()


def _inline(text: str) -> str:
    return _INLINE.sub(lambda match: "".join(f"\\{character}" for character in match[0]), text)


def _start(text: str) -> str:
    text = _ORDINAL.sub(r"\1\\\2", text, count=1) if _ORDINAL.match(text) else text
    return f"\\{text}" if _START.match(text) else text
