"""`python -m tests.measure.noticed`: tests of ORACLES that pass though their measure is spoiled.

One line of JSON: pairs of measure and test. A run of its own, as it runs tests within pytest.
"""

import contextlib
import json
import sys

import pytest
from _pytest.runner import runtestprotocol

from tests.measure.oracles import ORACLES
from tests.measure.spoiling import spoiled


class Spoiling:
    """Runs each test of the table with its measure spoiled; keeps those that do not fail."""

    def __init__(self) -> None:
        self.unnoticed: list[tuple[str, str]] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Instead of the usual loop; every variant of a test is run until one notices."""
        by_test: dict[str, list[pytest.Item]] = {}
        for item in session.items:
            where = f"{item.path.name}::{item.name.partition('[')[0]}"
            by_test.setdefault(where, []).append(item)
        for label, tests in ORACLES.items():
            for test in tests:
                if not any(_fails(item, label) for item in by_test.get(test, ())):
                    self.unnoticed.append((label, test))
        return True


def _fails(item: pytest.Item, label: str) -> bool:
    with spoiled(label):
        reports = runtestprotocol(item, nextitem=None, log=False)
    return any(report.when == "call" and report.failed for report in reports)


def main() -> None:
    """Print what nobody noticed."""
    files = sorted({test.partition("::")[0] for tests in ORACLES.values() for test in tests})
    plugin = Spoiling()
    with contextlib.redirect_stdout(sys.stderr):
        pytest.main(
            ["-q", "-n0", "-p", "no:cacheprovider", *(f"tests/measure/{each}" for each in files)],
            plugins=[plugin],
        )
    print(json.dumps(plugin.unnoticed))  # noqa: T201 - what the command is for


if __name__ == "__main__":
    main()
