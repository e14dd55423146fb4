"""Words: every sentence that a person meets, in Swedish and in English."""

from sessions.words.phrase import Phrase, phrase
from sessions.words.translation import LANGUAGES, Words

__all__ = ["LANGUAGES", "Phrase", "Words", "phrase"]
