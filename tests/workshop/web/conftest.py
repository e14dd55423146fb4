"""What the page's tests share: one process, at another meeting for each story, and one browser."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.workshop.web.chromium import browser
from tests.workshop.web.served import Served, served

FOLDER = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Who shares a process or a browser shares the loop that it is heard in."""
    shared = pytest.mark.asyncio(loop_scope="session")
    for item in items:
        if item.path.is_relative_to(FOLDER) and pytest_asyncio.is_async_test(item):
            item.add_marker(shared, append=False)


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def site(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Served]:
    """The page's process for all who neither kill it nor count who is there: each has a meeting of its own."""
    async with served(tmp_path_factory.mktemp("site")) as there:
        yield there


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def browser_of_all() -> AsyncIterator[Browser]:
    """Patient on a machine that has much else to do."""
    expect.set_options(timeout=15_000)
    async with browser() as started:
        yield started


@pytest_asyncio.fixture(loop_scope="session")
async def chromium(browser_of_all: Browser) -> AsyncIterator[Browser]:
    """One for all of them: each phone has a window of its own, which is closed after the story."""
    yield browser_of_all
    for window in browser_of_all.contexts:
        await window.close()
