"""What the commands of the start screen do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop.console.worker import Errand

if TYPE_CHECKING:
    from sessions.store.change import Done
    from workshop.app import WorkshopApp


def run(app: WorkshopApp, command_id: str) -> None:
    """Run a command of the start screen; another one does nothing there."""
    match command_id:
        case "new_dialogue" | "new_meeting":
            from workshop.start import preparation

            (preparation.new_dialogue if command_id == "new_dialogue" else preparation.new_meeting)(app)
        case "rename_shelf" | "put_away" | "show_put_away":
            from workshop.start import shelf

            ways = {"rename_shelf": shelf.rename, "put_away": shelf.put_away}
            ways.get(command_id, shelf.show_put_away)(app)
        case "sample":
            _sample(app)


def _sample(app: WorkshopApp) -> None:
    def fill(meetings: object) -> Done:
        from sessions.meetings import Meetings
        from sessions.sample import fill

        assert isinstance(meetings, Meetings)
        return fill(meetings, app.words.language)

    def answer(done: Done | None) -> None:
        assert done is not None and done.id is not None
        app.read_shelf()
        app.open_meeting(done.id)

    app.say(app.words("start.filling"))
    app.carry(Errand(lambda meetings, _: fill(meetings), quiet=True, answer=answer))
