"""One door's topic as it is written, so that no change of the XML goes unseen.

`python -m tests.report.bcf.test_golden` writes the files anew; read the difference before you
commit it.
"""

from pathlib import Path

import pytest

from checker.report.bcf.archive import packed
from checker.report.bcf.topics import issues_of
from tests.report.bcf.made import EDITIONS, FORMATS, HERE, all_pass, taken_apart, with_findings
from tests.report.oakfield import findings

GOLDEN = HERE / "golden"


def told(name: str) -> dict[str, bytes]:
    """The text files of a BCF with one topic, by their names alone."""
    result = with_findings(findings()[0], *all_pass().findings)
    files = taken_apart(packed(issues_of(result), EDITIONS[name]))
    return {
        Path(file).name: content for file, content in files.items() if not file.endswith(".png")
    }


@pytest.mark.parametrize(("name", "version"), FORMATS.items())
def test_a_topic_is_written_as_it_was(name, version):
    kept = {each.name: each.read_bytes() for each in (GOLDEN / version).iterdir()}
    assert told(name) == kept
    assert len(kept) == 5


def _renew() -> None:
    for name, version in FORMATS.items():
        (GOLDEN / version).mkdir(parents=True, exist_ok=True)
        for file, content in told(name).items():
            (GOLDEN / version / file).write_bytes(content)


if __name__ == "__main__":
    _renew()
