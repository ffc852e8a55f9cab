"""A small school, and a runner to take it through the steps of the action."""

from pathlib import Path

import pytest

from tests.ready.runner import ROOT, Runner

SMALLEST = ROOT / "sample_models" / "cases" / "READY-door-sizes" / "cannot-tell-no-doors.ifc"
"""The smallest model that is judged; one place in it departs from statutory guidance."""


@pytest.fixture(scope="session")
def school() -> bytes:
    return SMALLEST.read_bytes()


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)
