"""What each command does. Commands that a phase's screen knows better are passed on to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.screen import ModalScreen

from sessions.agenda.phases import PhaseKind
from workshop.commands.table import COMMANDS, Command, Where
from workshop.console.worker import Errand
from workshop.dialogs import preferences
from workshop.dialogs.base import BlankScreen, PeekScreen, SayingScreen
from workshop.dialogs.palette import PaletteScreen
from workshop.phases.base import guide
from workshop.start import actions as starting

if TYPE_CHECKING:
    from sessions.store.change import Done
    from workshop.app import WorkshopApp
    from workshop.phases.base.screen import PhaseScreen


def run(app: WorkshopApp, command_id: str) -> None:
    """Run a command; one that makes no sense here says so or does nothing."""
    if isinstance(app.screen, PeekScreen) and command_id in app.screen.ended_by:
        app.screen.dismiss(None)
        return
    if isinstance(app.screen, ModalScreen) and command_id not in ("quit", "blank", *_taken_by(app.screen)):
        return
    if command_id != "timer":
        app.timing = False
    if command_id in _ANYWHERE:
        _ANYWHERE[command_id](app)
    elif app.phase_screen is None:
        starting.run(app, command_id)
    elif command_id in _IN_MEETING:
        _IN_MEETING[command_id](app, app.phase_screen)
    else:
        app.phase_screen.run_own(command_id)


def _taken_by(screen: object) -> frozenset[str]:
    return screen.takes if isinstance(screen, SayingScreen) else frozenset()


def available(app: WorkshopApp) -> list[Command]:
    """The commands that make sense where the person is."""
    screen = app.phase_screen
    places = {Where.EVERYWHERE, Where.START}
    if screen is not None:
        places = {Where.EVERYWHERE, Where.MEETING, Where.BOARD} | _PLACES.get(screen.kind, set())
        if screen.kind == PhaseKind.IDEAS and app.turns is not None:
            places.add(Where.TURNS)
    return [command for command in COMMANDS if command.where in places and command.id != "palette"]


def timer_key(app: WorkshopApp, key: str) -> bool:
    """Plus and minus right after F3 change the phase's minutes; any other key ends that and goes its way."""
    if key not in ("plus", "minus", "kp_plus", "kp_minus"):
        app.timing = key == "f3"
        return False
    from sessions.dialogue import commands as dialogue

    assert app.view is not None
    minutes, phase_id = (1 if "plus" in key else -1), app.view.phase.id
    _ask(app, lambda meeting: meeting.do(dialogue.add_minutes, phase_id=phase_id, minutes=minutes))
    return True


def _quit(app: WorkshopApp) -> None:
    app.call_later(app.action_quit)


def _palette(app: WorkshopApp) -> None:
    app.push_screen(PaletteScreen(available(app)), lambda chosen: run(app, chosen) if chosen else None)


def _help(app: WorkshopApp) -> None:
    from workshop.dialogs.help import help_screen

    app.push_screen(help_screen(app, available(app), app.phase_screen.EXPLAINS if app.phase_screen else None))


def _undo(app: WorkshopApp) -> None:
    _take_back(app, "undo")


def _redo(app: WorkshopApp) -> None:
    _take_back(app, "redo")


def _take_back(app: WorkshopApp, way: str) -> None:
    def call(meetings: object, meeting: object) -> Done | None:
        done: Done = getattr(meeting or meetings, way)()
        return done

    def answer(done: Done | None) -> None:
        if done is not None and done.final is not None:
            app.say(app.words("counting.undone", what=done.what, why=done.final))
        elif done is not None:
            app.say(app.words(f"said.{way}", what=done.what))
        if app.phase_screen is None:
            app.read_shelf()

    app.carry(Errand(call, quiet=True, answer=answer))


def _prepare(app: WorkshopApp, _screen: PhaseScreen) -> None:
    from workshop.start.preparation import prepare

    prepare(app)


def _timer(app: WorkshopApp, _screen: PhaseScreen) -> None:
    from sessions.dialogue import commands as dialogue

    assert app.view is not None
    phase = app.view.phase
    running = phase.running_since is not None
    app.timing = True

    def answer(_done: Done | None) -> None:
        app.say(app.words("timer.paused" if running else "timer.started"), stays=False)

    _ask(app, lambda meeting: meeting.do(dialogue.toggle_timer, phase_id=phase.id), quiet=True, answer=answer)


def _wall_look(app: WorkshopApp, screen: PhaseScreen) -> None:
    app.wall_look = not app.wall_look
    screen.set_class(app.wall_look, "-wall")
    screen.bar.masked = app.wall_look
    screen.bar.relabel()
    screen.show_rows()
    if isinstance(app.screen, SayingScreen):
        app.screen.relook()
    app.say(app.words("wall.on" if app.wall_look else "wall.off"))


def _blank(app: WorkshopApp) -> None:
    app.push_screen(BlankScreen())


def _park(app: WorkshopApp, screen: PhaseScreen) -> None:
    from workshop.phases.base.aside import park

    park(screen)


def _note(app: WorkshopApp, screen: PhaseScreen) -> None:
    from workshop.phases.base.aside import note

    note(screen)


def _phases(app: WorkshopApp, _screen: PhaseScreen) -> None:
    from workshop.dialogs.agenda import choose_phase

    choose_phase(app)


def _follow(app: WorkshopApp, screen: PhaseScreen) -> None:
    assert app.view is not None
    if screen.phase_id != app.view.phase.id:
        app.show_phase()


def _export(app: WorkshopApp, _screen: PhaseScreen) -> None:
    from workshop.dialogs.minutes import export

    export(app)


def _read_export(app: WorkshopApp, _screen: PhaseScreen) -> None:
    from workshop.dialogs.minutes import read

    read(app)


def _search(app: WorkshopApp, screen: PhaseScreen) -> None:
    from workshop.dialogs.search import search

    search(app, screen)


def _guide(_app: WorkshopApp, screen: PhaseScreen) -> None:
    guide.turn(screen)


def _retry(app: WorkshopApp, screen: PhaseScreen) -> None:
    """Try again what was unavailable; put a refused text in the line to be mended."""
    if not app.outbox.waiting:
        screen.say(app.words("retry.nothing"))
    app.outbox.retry()


def _leave(app: WorkshopApp, _screen: PhaseScreen) -> None:
    app.leave_meeting()


def _carried_over(command_id: str) -> Callable[[WorkshopApp, PhaseScreen], None]:
    def do(app: WorkshopApp, screen: PhaseScreen) -> None:
        from workshop.dialogs.carry_over_actions import DEEDS

        DEEDS[command_id](app, screen)

    return do


def _ask(
    app: WorkshopApp,
    call: Callable[..., Done],
    *,
    quiet: bool = False,
    answer: Callable[[Done | None], None] | None = None,
) -> None:
    app.carry(Errand(lambda _meetings, meeting: call(meeting), quiet=quiet, answer=answer))


_PLACES: dict[PhaseKind, set[Where]] = {
    PhaseKind.PERSPECTIVES: {Where.PERSPECTIVES, Where.ANSWERS},
    PhaseKind.IDEAS: {Where.IDEAS_BOARD, Where.ANSWERS},
    PhaseKind.GROUPING: {Where.GROUPING_BOARD},
    PhaseKind.PRIORITISING: {Where.PRIORITISING, Where.PRIORITISING_BOARD},
    PhaseKind.PROPOSALS: {Where.PROPOSALS_BOARD},
    PhaseKind.EXPERIMENTS: {Where.EXPERIMENTS_BOARD},
    PhaseKind.COMMITMENTS: {Where.COMMITMENTS, Where.COMMITMENTS_BOARD},
}
_ANYWHERE: dict[str, Callable[[WorkshopApp], None]] = {
    "quit": _quit,
    "palette": _palette,
    "help": _help,
    "theme": preferences.theme,
    "language": preferences.language,
    "undo": _undo,
    "redo": _redo,
    "blank": _blank,
}
_IN_MEETING: dict[str, Callable[[WorkshopApp, PhaseScreen], None]] = {
    "timer": _timer,
    "wall_look": _wall_look,
    "park": _park,
    "note": _note,
    "phases": _phases,
    "follow": _follow,
    "export": _export,
    "read_export": _read_export,
    "search": _search,
    "guide": _guide,
    "retry": _retry,
    "prepare": _prepare,
    **{name: _carried_over(name) for name in ("since", "outcome", "experiments", "try_out")},
    "leave": _leave,
}
