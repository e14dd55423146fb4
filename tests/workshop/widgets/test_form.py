"""A form of something that is gone, or that was closed before it stood."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from sessions.words import phrase
from tests.sessions.store.sampled import fill
from tests.story.console import console
from workshop.dialogs.row_form import RowFormScreen, Subject
from workshop.phases.base.form_host import FormHost
from workshop.widgets.form import FieldSpec, Form


class Gone(Subject):
    """Something that another console took away as its form was opened."""

    title = phrase("experiments.new")

    def specs(self) -> Sequence[FieldSpec]:
        return ()


async def test_a_form_without_fields_closes_and_a_form_that_was_closed_as_it_came_is_none(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        led.app.push_screen(RowFormScreen(Gone(led.app)))
        await led.settle()
        assert led.screen is led.phase

        await led.go_to("proposals")
        host = led.phase
        assert isinstance(host, FormHost)
        for close_at_once in (True, False):
            host.open_form(f"proposal-{led.view.proposals[0].id}")
            if close_at_once:
                host.close_form()
            await led.settle()
            assert len(host.query(Form)) == (0 if close_at_once else 1)
