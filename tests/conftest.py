"""What many tests lean on: the shared models when they are there, and a headless browser."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# A shared machine is slow at times; what a test asserts does not depend on the clock.
settings.register_profile("schoolcheck", deadline=None)
settings.load_profile("schoolcheck")
# No test uses the cache of whoever runs it, nor is answered by what another test left there. The
# tests of the cache itself name a folder of their own; children inherit both.
os.environ["SCHOOLCHECK_CACHE_MB"] = "0"

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = Path("/usr/bin/chromium")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever reads the shared models is slow: they are large."""
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if item.get_closest_marker("shared") or "shared_models" in fixtures:
            item.add_marker("slow")


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
