"""What many tests lean on: the shared models when they are there, and a headless browser."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.forks.commands import Commands

# A shared machine is slow at times; what a test asserts does not depend on the clock.
settings.register_profile("schoolcheck", deadline=None)
settings.load_profile("schoolcheck")
# No test uses the cache of whoever runs it, nor is answered by what another test left there. The
# tests of the cache itself name a folder of their own; children inherit both.
os.environ["SCHOOLCHECK_CACHE_MB"] = "0"

# Of tens of thousands of tests that all stay, little is garbage: looking for it as often as Python
# does by itself took a third of the time in which they are collected.
gc.set_threshold(50_000, 20, 20)

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = Path("/usr/bin/chromium")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever reads the shared models is slow: they are large."""
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if item.get_closest_marker("shared") or "shared_models" in fixtures:
            item.add_marker("slow")


def pytest_collection_finish() -> None:
    """What was collected stays to the end: nobody need look through it again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def shared_models() -> Path:
    """The folder of real models beside the project; its tests are left out where it is absent."""
    folder = ROOT.parent / "shared" / "models"
    if not folder.is_dir():
        pytest.skip("the shared models are not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def samples() -> Path:
    """The sample models of this project."""
    return ROOT / "sample_models"


@pytest.fixture(scope="session")
def commands(tmp_path_factory) -> Iterator[Commands]:
    """Runs commands of schoolcheck as forks of one process."""
    running = Commands(tmp_path_factory.mktemp("commands"))
    yield running
    running.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium. Missing locally the test is left out; in CI its absence fails."""
    if not CHROMIUM.exists():
        message = "install Debian's chromium for the browser tests (README, Tests)"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only when it is needed

    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=flags)
        yield chromium
        chromium.close()
