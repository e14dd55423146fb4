"""What can be done in any meeting, whatever its phase."""

from __future__ import annotations

from functools import partial

from sessions.dialogue import commands as dialogue
from sessions.words import Words, phrase
from workshop.console.job import Job
from workshop.console.tasks import task
from workshop.dialogs import agenda, carry_over, decision, history, minutes, search
from workshop.phases.base import aside, guide, shown
from workshop.phases.base.saving import SavingScreen
from workshop.widgets.waiting_list import WaitingList


class MeetingScreen(SavingScreen):
    """A screen of a meeting that is open: the meeting's own commands, each an action of its name."""

    @task
    async def action_join(self) -> None:
        """How phones come in."""
        from workshop.dialogs.join import card

        await card.show(self)

    @task
    async def action_timer(self) -> None:
        """Start or pause the phase's time; plus and minus then change its minutes, for a few seconds."""
        phase = self.now_view.phase
        self.console.time_may_change()
        await self.submit(dialogue.toggle_timer, quiet=True, in_form=True, phase_id=phase.id)
        self.say(phrase("timer.paused" if phase.running_since is not None else "timer.started"))

    @task
    async def change_minutes(self, minutes: int) -> None:
        """Give the phase more minutes, or fewer."""
        phase_id = self.now_view.phase.id
        await self.submit(dialogue.add_minutes, in_form=True, phase_id=phase_id, minutes=minutes)

    def action_wall_look(self) -> None:
        """Show only what the room may see, or everything again."""
        self.console.turn_wall_look()

    @task
    async def action_wall_timer(self) -> None:
        """How much of the time the wall shows."""
        await shown.choose_timer(self)

    @task
    async def action_message(self) -> None:
        """A message to the room, or away with it."""
        await shown.message(self)

    def action_park(self) -> None:
        """The line takes a question to park."""
        aside.park(self)

    def action_note(self) -> None:
        """The line takes a note; Tab makes it private."""
        aside.note(self)

    @task
    async def action_phases(self) -> None:
        """The phases, to go to one or to arrange them."""
        await agenda.choose_phase(self)

    @task
    async def action_export(self) -> None:
        """Write the minutes, or the whole dialogue."""
        await minutes.export(self)

    def action_read_export(self) -> None:
        """Read the file that was written last."""
        minutes.read(self)

    @task
    async def action_search(self) -> None:
        """Find something that was said in the dialogue."""
        await search.search(self)

    def action_guide(self) -> None:
        """The guide's next page."""
        guide.turn(self)

    def action_follow(self) -> None:
        """To the phase that the meeting is in."""
        if self.phase_id != self.now_view.phase.id:
            self.console.show_phase()

    def action_retry(self) -> None:
        """Try again what was unavailable; put a refused text in the line to be mended."""
        if not self.meeting.jobs.waiting:
            self.say(phrase("retry.nothing"))
        for job in self.meeting.jobs.retry():
            self._try_again(job)

    @task
    async def _try_again(self, job: Job) -> None:
        await self.console.submit(job)

    @task
    async def action_approve(self) -> None:
        """Who has approved the minutes, and when."""
        await minutes.approve(self)

    def action_prepare(self) -> None:
        """Change the facts of the dialogue and the meeting."""
        self.console.prepare()

    @task
    async def action_since(self) -> None:
        """What earlier meetings have left."""
        await carry_over.show_since(self)

    def action_outcome(self) -> None:
        """What has happened since the meetings."""
        carry_over.show_outcome(self)

    @task
    async def action_decision(self) -> None:
        """What the politicians have decided on a proposal."""
        await decision.record(self)

    @task
    async def action_experiments(self) -> None:
        """To the phase for experiments; where the meeting has none it is put in here."""
        await carry_over.go_to_experiments(self)

    @task
    async def action_try_out(self) -> None:
        """Begin an experiment with what the highlight stands on."""
        await carry_over.try_out(self)

    def action_leave(self) -> None:
        """Back to the start screen."""
        self.console.leave_meeting()

    @task
    async def action_history(self) -> None:
        """The history of what the highlight stands on."""
        if self.board.highlighted:
            await history.open_history(self, self.board.highlighted)
        else:
            self.say_not_here("history")

    def say_not_here(self, command_id: str) -> None:
        """Say that a command has nothing to act on here."""
        self.say(phrase("command.not_here", name=phrase(f"command.{command_id}.name")), "look")

    def show_waiting(self) -> None:
        """Show what could not be saved; a secret text only by its kind."""
        words = self.console.words
        texts = [words("retry.secret") if each.secret else each.typed for each in self.meeting.jobs.waiting]
        waiting = self.query_one(WaitingList)
        waiting.show_waiting(texts, partial(_waits, words), partial(_more_wait, words))


def _waits(words: Words, text: str) -> str:
    return words("retry.line", text=text)


def _more_wait(words: Words, n: int) -> str:
    return words("retry.more", n=n)
