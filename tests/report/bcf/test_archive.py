"""The ZIP has the same bytes for the same result, wherever and whenever it is made."""

import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from checker.report.bcf.archive import packed
from checker.report.bcf.edition import BCF_2_1
from checker.report.registry import file_name, formats, write
from checker.results.codec import result_from_json, result_to_json
from tests.report.bcf.made import FORMATS, MADE, issues, taken_apart, written
from tests.report.oakfield import crowded, oakfield

pytestmark = pytest.mark.slow


def entries(data: bytes) -> list[zipfile.ZipInfo]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.infolist()


def test_both_editions_are_formats_with_files_of_their_own():
    assert set(FORMATS) <= set(formats())
    assert file_name("bcf") == "report.bcf"
    assert file_name("bcf-3.0") == "report-3.0.bcf"


@pytest.mark.parametrize("name", FORMATS)
def test_a_result_gives_the_same_bytes_again_and_from_its_json(name):
    again = result_from_json(result_to_json(oakfield()))
    assert write(again, name) == written("oakfield", name)


def test_another_machine_gives_the_same_bytes(tmp_path):
    script = (
        "import sys\n"
        "from checker.report.registry import write\n"
        "from tests.report.oakfield import oakfield\n"
        "sys.stdout.buffer.write(write(oakfield(), 'bcf'))\n"
    )
    root = Path(__file__).resolve().parents[3]
    strange = {
        "PATH": os.environ["PATH"], "HOME": str(tmp_path), "TZ": "Pacific/Apia", "LC_ALL": "C",
        "PYTHONPATH": str(root), "PYTHONHASHSEED": "7", "FONTCONFIG_PATH": str(tmp_path),
        "SOURCE_DATE_EPOCH": "1234567890",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=strange, capture_output=True, check=True
    )
    assert done.stdout == written("oakfield", "bcf")


def test_windows_packs_the_same_bytes(monkeypatch):
    expected = written("oakfield", "bcf")
    monkeypatch.setattr(sys, "platform", "win32")
    assert packed(issues("oakfield"), BCF_2_1) == expected


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("made", MADE)
def test_no_entry_tells_a_time_or_a_machine(made, name):
    rows = entries(written(made, name))
    assert {row.date_time for row in rows} == {(1980, 1, 1, 0, 0, 0)}
    assert {row.create_system for row in rows} == {3}
    assert {row.external_attr >> 16 for row in rows} == {0o100644, 0o40755}
    assert not any(row.extra or row.comment for row in rows)
    names = [row.filename for row in rows]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("name", "last"), [("bcf", "extensions.xsd"), ("bcf-3.0", "extensions.xml")]
)
def test_the_root_comes_first_and_each_folder_before_its_files(name, last):
    names = [row.filename for row in entries(written("oakfield", name))]
    assert names[:3] == ["bcf.version", "project.bcfp", last]
    for topic in {each.split("/")[0] for each in names[3:]}:
        own = [each for each in names if each.startswith(topic)]
        assert own[:2] == [f"{topic}/", f"{topic}/markup.bcf"]
        start = names.index(own[0])
        assert names[start : start + len(own)] == own
    assert not any("\\" in each for each in names)


def test_an_order_of_findings_changes_no_topic_but_the_order_of_its_places():
    result = crowded(8)
    backwards = write(replace(result, findings=result.findings[::-1]), "bcf-3.0")
    forwards = write(result, "bcf-3.0")
    ids = {each.split("/")[0] for each in taken_apart(forwards) if "/" in each}
    assert len(ids) == 4
    assert ids == {each.split("/")[0] for each in taken_apart(backwards) if "/" in each}


def test_the_school_fits_into_a_mail():
    """6 MB for 200 topics is 30 kB for each; the sample school stays under it."""
    data = written("sample", "bcf")
    topics = len({each.split("/")[0] for each in taken_apart(data) if "/" in each})
    assert topics > 15
    assert len(data) / topics < 15_000
