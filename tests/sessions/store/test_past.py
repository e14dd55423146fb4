"""The store as it was is looked at in a copy, of which nothing is left."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from sessions.ideas import commands as ideas
from sessions.store import past
from sessions.store.change import Image
from tests.sessions.store.making import asked
from tests.sessions.store.undoing import evening


def test_what_is_taken_back_in_the_copy_is_not_taken_back_in_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with evening() as (path, meeting):
        before = asked(path, "SELECT id, text FROM idea ORDER BY id")
        with past.copied(meeting._meetings.engine) as copy:
            if os.name == "posix":
                assert list(tmp_path.glob("dialogverkstad-*/*")) == [], "no kill can leave it"
            past.take_back(copy, [Image("idea", id_, None, {"id": id_}) for id_, _ in before[:2]])
            assert [past.row(copy, "idea", id_) is None for id_, _ in before] == [True, True, False, False]
        assert asked(path, "SELECT id, text FROM idea ORDER BY id") == before
        assert meeting.do(ideas.add, text="Nobody waits for it").id
    assert list(tmp_path.glob("dialogverkstad-*")) == []
