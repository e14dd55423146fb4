"""Why the operating system said no is told in the person's own language, inside each sentence that tells of it."""

from __future__ import annotations

import errno
import os

import pytest

from sessions.errors import REASONS, reason_of
from sessions.words import LANGUAGES, Phrase, Words

SAID = {
    "ENOENT": ("sökvägen finns inte", "the path does not exist"),
    "EACCES": ("du saknar behörighet", "you do not have permission"),
    "EPERM": ("du saknar behörighet", "you do not have permission"),
    "EISDIR": ("det är en mapp, inte en fil", "it is a folder, not a file"),
    "ENOTDIR": ("en del av sökvägen är en fil, inte en mapp", "part of the path is a file, not a folder"),
    "EEXIST": ("det finns redan något med det namnet", "something with that name is already there"),
    "ENOSPC": ("disken är full", "the disk is full"),
    "EDQUOT": ("disken är full", "the disk is full"),
    "EROFS": ("disken är skrivskyddad", "the disk is write-protected"),
    "ENAMETOOLONG": ("namnet är för långt", "the name is too long"),
    "EIO": ("något är fel på disken", "something is wrong with the disk"),
    "EBUSY": ("ett annat program använder filen eller mappen", "another program is using the file or folder"),
    "ETXTBSY": ("ett annat program använder filen eller mappen", "another program is using the file or folder"),
    "EMFILE": ("för många filer är öppna", "too many files are open"),
    "ENFILE": ("för många filer är öppna", "too many files are open"),
    "EADDRINUSE": ("adressen används av ett annat program", "another program uses the address"),
    "EADDRNOTAVAIL": ("den här datorn har inte den adressen", "this computer does not have that address"),
}
SENTENCES = {
    "agenda.wrong.unreadable": "reason",
    "cli.trouble": "reason",
    "guides.why.unreadable": "reason",
    "leave.not_kept": "reason",
    "minutes.unreadable": "reason",
    "perspectives.file.unreadable": "reason",
    "phones.port.trouble": "reason",
    "slips.not_written": "why",
    "store.no_folder": "reason",
    "store.trouble": "reason",
    "wifi.not_kept": "why",
}


def of(number: int) -> OSError:
    return OSError(number, os.strerror(number), "/mapp/fil")


@pytest.mark.parametrize("name", SAID)
def test_each_cause_is_a_clause_of_ours_in_both_languages(name: str) -> None:
    reason = reason_of(of(getattr(errno, name)))
    assert isinstance(reason, Phrase)
    assert tuple(Words(language).say(reason) for language in ("sv", "en")) == SAID[name]


def test_none_is_left_untold() -> None:
    assert {getattr(errno, name) for name in SAID} == set(REASONS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", SENTENCES)
def test_every_sentence_holds_it_as_a_clause_after_which_its_own_sign_stands(key: str, language: str) -> None:
    words = Words(language)
    reason = reason_of(of(errno.EROFS))
    said = words(key, path="/mapp/fil", **{SENTENCES[key]: reason})
    clause = SAID["EROFS"][LANGUAGES.index(language)]
    assert f": {clause}." in said or f"({clause})" in said


def test_what_we_have_no_words_for_is_told_in_the_systems_own() -> None:
    assert reason_of(of(errno.ELOOP)) == os.strerror(errno.ELOOP)
    assert reason_of(OSError("it went away")) == "it went away"
    assert reason_of(TimeoutError()) == "TimeoutError"


def test_a_path_that_no_system_can_have_is_told_so() -> None:
    with pytest.raises(ValueError, match="null") as caught:
        os.stat("a\0b")  # noqa: PTH116 — pathlib's own check would answer first
    said = [
        Words(language)("perspectives.file.unreadable", path="a", reason=reason_of(caught.value))
        for language in LANGUAGES
    ]
    assert said == [
        "a går inte att läsa: ingen fil kan heta så. Inget har tagits in.",
        "a cannot be read: no file can have that name. Nothing was imported.",
    ]
