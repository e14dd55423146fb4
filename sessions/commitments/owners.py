"""Whether words name somebody who can be asked how it went. "We" is not an owner."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from sessions.text.folding import words_in


def vague_owner(text: str) -> bool:
    """Whether the words name many at once, or nobody: "vi", "kommunen", "everyone". Not so of a name or a role.

    "Hamnstads kommun" and "kommunens fritidschef" are somebody, "hela arbetsgruppen" and "alla i styrelsen" are not.
    """
    words, lists = words_in(text), _lists()
    if not words:
        return False
    if words[0] in lists["leading"] or words[:2] == ("no", "one"):
        return True
    nobody = lists["pronouns"] | lists["leading"]
    naming = [word for word in words if word not in lists["between"]]
    if not naming:
        return any(word in nobody for word in words)
    return all(word in nobody or _is_many(word) for word in naming)


def _is_many(word: str) -> bool:
    lists = _lists()
    return word in lists["many"] or any(
        word.endswith(ending) and word.removesuffix(ending) in lists["many"] for ending in lists["endings"]
    )


@cache
def _lists() -> dict[str, frozenset[str]]:
    with (Path(__file__).parent / "nobody.toml").open("rb") as file:
        return {name: frozenset(words.split()) for name, words in tomllib.load(file).items()}
