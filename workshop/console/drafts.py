"""What is half-typed in a meeting, kept in a small file beside the store, so that a restart does not lose it.

Each console has a file of its own, by its seat. Secret words are never in it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Drafts:
    """Half-typed lines by phase, and words that could not be saved."""

    lines: dict[str, str] = field(default_factory=dict)
    waiting: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(self.lines.values()) or bool(self.waiting)


class DraftFile:
    """The drafts of one console's meetings, by the meetings' ids. A file that cannot be read holds nothing."""

    def __init__(self, store: Path, surface: str) -> None:
        self.path = store.with_name(f"{store.name}.drafts-{surface.rpartition(' ')[2]}")

    def read(self, meeting_id: int) -> Drafts:
        """What was left in a meeting."""
        found = self._all().get(str(meeting_id))
        match found:
            case {"lines": dict(lines), "waiting": list(waiting)}:
                return Drafts({str(kind): str(text) for kind, text in lines.items()}, tuple(map(str, waiting)))
        return Drafts()

    def write(self, meeting_id: int, drafts: Drafts) -> None:
        """Keep what is left in a meeting; ``OSError`` where the disk does not take it."""
        all_ = self._all()
        all_.pop(str(meeting_id), None)
        if drafts:
            lines = {kind: text for kind, text in drafts.lines.items() if text}
            all_[str(meeting_id)] = {"lines": lines, "waiting": list(drafts.waiting)}
        if not all_:
            self.path.unlink(missing_ok=True)
            return
        import json

        new = self.path.with_name(f"{self.path.name}.new")
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump(all_, file, ensure_ascii=False)
        new.replace(self.path)

    def _all(self) -> dict[str, object]:
        import json

        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}
