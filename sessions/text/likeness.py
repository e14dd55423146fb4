"""Which texts look alike. It only ever suggests: who knows what was meant decides.

The libraries behind it are imported when it is asked for the first time: snowballstemmer 10 ms, rapidfuzz 13 ms.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sessions.text.folding import WORD, words_in

ALIKE = 0.7
"""From this score on two texts look alike."""

HELD = 0.75
"""The score of a text that has every word of another and says more."""

MOST_WORDS = 60
"""Words of one text that count. What is longer is no idea but a letter, and would be like everything."""

_STEMMERS = {"sv": "swedish", "en": "english"}
_LOOSE_WEIGHT = 0.3
"""What a word counts that most ideas have."""

_SPELT_ALIKE = 85
"""Likeness of two words, of 100, that are the same with a slip of the finger."""
_HEAD, _TAIL = 0.8, 0.6
"""How alike a compound is to its last part (gatubelysning, belysning) and to its first (fredagskväll, fredag)."""
_PART = 4
"""The fewest letters of a part of a compound, and of a word that may hold a slip of the finger."""


@dataclass(frozen=True, order=True)
class Pair:
    """Two texts that look alike, by their indexes, ``first`` below ``second``; 1.0 is the same words."""

    first: int
    second: int
    score: float


class _Read(NamedTuple):
    """A text as it is compared: its weighted stems in their order, and whether it says no to something."""

    stems: tuple[str, ...]
    loose: frozenset[str]
    denies: bool


def alike(texts: Sequence[str], language: str, *, held: bool = False) -> tuple[Pair, ...]:
    """The pairs of texts that look alike, the most alike first.

    Inflection, the order of words, small words and slips of the finger make no difference; a text that says *not* is
    not like one that does not. With ``held`` a text is also like one that says all of it and more. Of several texts
    with the same words each is paired with the first of them only, so a thousand copies are 999 pairs. 1,000 texts take
    some 0.3 s.
    """
    reader = _reader(language)
    seen: dict[object, int] = {}
    pairs: list[Pair] = []
    kept: list[tuple[int, _Read]] = []
    for index, text in enumerate(texts):
        words = words_in(text)
        read = reader.read(words)
        same = (frozenset(read.stems), read.denies) if read.stems else words or text.strip()
        first = seen.setdefault(same, index)
        if first != index and same:
            pairs.append(Pair(first, index, 1.0))
        elif read.stems:
            kept.append((index, read))
    pairs += _near(kept, held)
    return tuple(sorted(pairs, key=lambda pair: (-pair.score, pair.first, pair.second)))


class _Reader:
    """Reads texts of one language."""

    def __init__(self, language: str) -> None:
        import snowballstemmer

        with (Path(__file__).parent / "small_words.toml").open("rb") as file:
            small = tomllib.load(file)[language]
        self._empty, self._loose, self._not = (frozenset(small[name].split()) for name in ("empty", "loose", "not"))
        self._same = {word: name for name, words in small["same"].items() for word in words.split()}
        self._stem: Callable[[str], str] = snowballstemmer.stemmer(_STEMMERS[language]).stemWord

    def read(self, words: Iterable[str]) -> _Read:
        """What the folded words of a text say."""
        stems: dict[str, bool] = {}
        denies = False
        for word in words:
            if word in self._not:
                denies = True
            elif word not in self._empty and len(stems) < MOST_WORDS:
                stems.setdefault(self._stem(self._same.get(word, word)), word in self._loose)
        return _Read(tuple(stems), frozenset(name for name, loose in stems.items() if loose), denies)


@cache
def _reader(language: str) -> _Reader:
    return _Reader(language if language in _STEMMERS else next(iter(_STEMMERS)))


def named(texts: Sequence[str], headings: Sequence[str], language: str) -> tuple[tuple[int, int], ...]:
    """Which texts have every word of which headings, as indexes: *Belysning* names a text about *gatubelysning*."""
    reader = _reader(language)
    wanted = []
    for at, heading in enumerate(headings):
        read = reader.read(words_in(heading))
        stems = frozenset(read.stems) - read.loose
        if stems:
            wanted.append((at, stems))
    found = []
    for index, text in enumerate(texts):
        has = reader.read(words_in(text)).stems
        ends = {name[cut:] for name in has for cut in range(_PART, len(name) - _PART + 1)}
        found += [(index, at) for at, stems in wanted if stems <= ends.union(has)]
    return tuple(found)


def shared(texts: Sequence[str], language: str) -> str:
    """The words that the texts share, as the first of them has them: what a heading over them might say."""
    reader = _reader(language)
    first, *others = (WORD.findall(text) for text in texts)
    common = [reader.read(words_in(" ".join(words))).stems for words in others]
    kept: list[str] = []
    for word in first:
        read = reader.read(words_in(word))
        if len(read.stems) == 1 and not read.loose and all(read.stems[0] in stems for stems in common):
            kept.append(word if kept else word[:1].upper() + word[1:])
    return " ".join(dict.fromkeys(kept))


def _near(kept: Sequence[tuple[int, _Read]], held: bool) -> list[Pair]:
    """The pairs among texts of which no two have the same words."""
    holders: dict[str, list[int]] = defaultdict(list)
    for at, (_, read) in enumerate(kept):
        for name in read.stems:
            holders[name].append(at)
    kin = _kin(sorted(holders))
    usual = max(4, len(kept) // 20)
    weights = {name: min(1.0, (usual / len(found)) ** 0.5) for name, found in holders.items()}
    compare = _Comparison(kept, weights, kin, held)
    widest = max(20, len(kept) // 4)
    pairs = []
    for at, (index, read) in enumerate(kept):
        found: dict[int, float] = defaultdict(float)
        for name in read.stems:
            for other, likeness in ((name, 1.0), *kin[name].items()):
                if len(holders[other]) <= widest:
                    worth = likeness * compare.weight(read, name)
                    for there in holders[other][bisect_left(holders[other], at + 1) :]:
                        found[there] += worth
        for there, shared in found.items():
            if shared >= compare.least(at):
                score = compare.score(at, there)
                if score >= ALIKE:
                    pairs.append(Pair(index, kept[there][0], round(score, 3)))
    return pairs


class _Comparison:
    """Compares two of the texts, word by word."""

    def __init__(
        self,
        kept: Sequence[tuple[int, _Read]],
        weights: dict[str, float],
        kin: dict[str, dict[str, float]],
        held: bool,
    ) -> None:
        self._held = held
        self._reads = [read for _, read in kept]
        self._weights, self._kin = weights, kin
        self._totals = [sum(self.weight(read, name) for name in read.stems) for read in self._reads]

    def weight(self, read: _Read, name: str) -> float:
        """What a word counts in a text: less if most texts have it."""
        return self._weights[name] * (_LOOSE_WEIGHT if name in read.loose else 1.0)

    def least(self, at: int) -> float:
        """What a text must share at least to be worth a closer look."""
        return 0.25 * self._totals[at]

    def score(self, at: int, there: int) -> float:
        """How alike two texts are, 0 to 1."""
        from rapidfuzz import fuzz

        one, other = self._reads[at], self._reads[there]
        if one.denies != other.denies:
            return 0.0
        shared = self._shared(one, other) + self._shared(other, one)
        score = shared / (self._totals[at] + self._totals[there])
        if self._held and score < HELD and self._holds(one, other):
            return HELD
        if score < ALIKE:  # words written together or apart
            joined = fuzz.ratio("".join(one.stems), "".join(other.stems), score_cutoff=92) / 100
            return max(score, joined if len(one.stems) != len(other.stems) else 0.0)
        return score

    @staticmethod
    def _holds(one: _Read, other: _Read) -> bool:
        """Whether one of them has every word of the other and more: two words that matter at least."""
        these, those = (frozenset(read.stems) - read.loose for read in (one, other))
        return min(len(these), len(those)) > 1 and (these <= those or those <= these)

    def _shared(self, one: _Read, other: _Read) -> float:
        total = 0.0
        for name in one.stems:
            if name in other.stems:
                total += self.weight(one, name)
            elif kin := self._kin[name]:
                total += self.weight(one, name) * max((kin.get(word, 0.0) for word in other.stems), default=0.0)
        return total


def _kin(stems: Sequence[str]) -> dict[str, dict[str, float]]:
    """For each stem the others that are nearly the same, and how nearly: slips of the finger, parts of compounds."""
    from rapidfuzz import fuzz, process

    kin: dict[str, dict[str, float]] = {name: {} for name in stems}

    def are_kin(one: str, other: str, likeness: float) -> None:
        kin[one][other] = kin[other][one] = max(likeness, kin[one].get(other, 0.0))

    by_length: dict[int, list[str]] = defaultdict(list)
    for name in stems:
        if len(name) > _PART and not any(character.isdigit() for character in name):
            by_length[len(name)].append(name)
    for name in stems:
        for cut in range(_PART, len(name) - _PART + 1):
            if (head := name[cut:]) in kin:
                are_kin(name, head, _HEAD)
            for tail in (name[:cut], name[:cut].removesuffix("s")):
                if len(tail) >= _PART and tail in kin:
                    are_kin(name, tail, _TAIL)
        for length in (len(name), len(name) + 1, len(name) + 2):
            if name in by_length[len(name)] and by_length[length]:
                for other, ratio, _ in process.extract(
                    name, by_length[length], scorer=fuzz.ratio, score_cutoff=_SPELT_ALIKE, limit=None
                ):
                    if other != name and other[0] == name[0]:
                        are_kin(name, other, ratio / 100)
    return kin
