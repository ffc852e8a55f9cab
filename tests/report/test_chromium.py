"""Which Chromium prints, with what it is started, and what is said when it does not."""

import os
import time
from pathlib import Path

import pytest

from checker.errors import UsageError
from checker.report import chromium
from checker.report.chromium import PrintingError, print_to_pdf, refuse_without_chromium
from tests.report.chromium_stand_in import HANGS, KEEPS, SAYS, WHOLE, stand_in

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def nowhere(monkeypatch):
    """No browser in the usual places, whatever this machine has."""
    monkeypatch.setattr(chromium, "PLACES", ())


def program(folder: Path, name: str) -> str:
    path = folder / name
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize("name", chromium.NAMES)
def test_each_browser_on_the_path_is_found(tmp_path, name):
    made = program(tmp_path, name)
    assert chromium.chromium({"PATH": str(tmp_path)}) == made


def test_chromium_comes_before_other_browsers(tmp_path):
    for name in reversed(chromium.NAMES):
        program(tmp_path, name)
    assert chromium.chromium({"PATH": str(tmp_path)}).endswith("/chromium")


def test_the_one_that_was_set_comes_before_all(tmp_path):
    program(tmp_path, "chromium")
    mine = program(tmp_path, "mine")
    found = chromium.chromium({"PATH": str(tmp_path), "SCHOOLCHECK_CHROMIUM": mine})
    assert found == mine


def test_one_that_was_set_and_is_not_there_is_told_by_name(tmp_path):
    program(tmp_path, "chromium")
    with pytest.raises(UsageError, match="SCHOOLCHECK_CHROMIUM names /not/here, and no program"):
        chromium.chromium({"PATH": str(tmp_path), "SCHOOLCHECK_CHROMIUM": "/not/here"})


def test_browsers_that_are_not_on_the_path_are_found_in_their_places(tmp_path, monkeypatch):
    placed = program(tmp_path, "Google Chrome")
    monkeypatch.setattr(chromium, "PLACES", ("/not/here", placed))
    assert chromium.chromium({"PATH": "/not/here"}) == placed


def test_without_any_the_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setenv("PATH", "/not/here")
    monkeypatch.delenv("SCHOOLCHECK_CHROMIUM", raising=False)
    with pytest.raises(UsageError, match=r"none of them was found: install one, or set SCHOOL"):
        refuse_without_chromium()


def test_what_it_printed_is_handed_back(tmp_path, monkeypatch):
    given = stand_in(tmp_path, KEEPS.format(text="%PDF-1.4 it %%EOF"))
    monkeypatch.setenv("SCHOOLCHECK_CHROMIUM", str(given))
    assert print_to_pdf(b"<p>page") == b"%PDF-1.4 it %%EOF"


@pytest.mark.parametrize("does", [SAYS, f"{KEEPS.format(text=WHOLE[:20])}; {SAYS}"])
def test_no_pdf_or_half_of_one_is_an_error_with_its_last_words(tmp_path, monkeypatch, does):
    monkeypatch.setenv("SCHOOLCHECK_CHROMIUM", str(stand_in(tmp_path, does)))
    with pytest.raises(PrintingError, match=r"printed no whole PDF. It said: Cannot open display"):
        print_to_pdf(b"<p>page")


def test_one_that_hangs_is_ended_with_all_that_it_started(tmp_path, monkeypatch):
    pids = tmp_path / "pids"
    given = stand_in(tmp_path, HANGS.format(pids=str(pids)))
    monkeypatch.setenv("SCHOOLCHECK_CHROMIUM", str(given))
    started = time.monotonic()
    with pytest.raises(PrintingError, match="took longer than 2 s to print the PDF"):
        print_to_pdf(b"<p>page", limit_s=2)
    assert time.monotonic() - started < 30
    with pytest.raises(ProcessLookupError):
        _wait_until_gone(int(pids.read_text("utf-8")))


def _wait_until_gone(group: int) -> None:
    for _try in range(50):
        os.killpg(group, 0)
        time.sleep(0.1)


def test_nothing_stays_in_the_temporary_folder(tmp_path, monkeypatch):
    given = stand_in(tmp_path, KEEPS.format(text=WHOLE))
    monkeypatch.setenv("SCHOOLCHECK_CHROMIUM", str(given))
    room = tmp_path / "room"
    room.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(room))
    print_to_pdf(b"<p>page")
    assert list(room.iterdir()) == []


@pytest.mark.parametrize(("user", "without"), [(0, True), (1000, False)])
def test_its_sandbox_is_left_out_for_root_alone(monkeypatch, user, without):
    monkeypatch.setattr("os.geteuid", lambda: user)
    folder = Path("/work")
    command = chromium._command("chromium", folder, folder / "a.html", folder / "a.pdf")
    assert ("--no-sandbox" in command) is without


def test_it_prints_offline_tagged_and_in_a_profile_of_its_own():
    folder = Path("/work")
    command = chromium._command("chromium", folder, folder / "a.html", folder / "a.pdf")
    assert command[0] == "chromium"
    assert command[-1] == "file:///work/a.html"
    assert {
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--export-tagged-pdf",
        "--generate-pdf-document-outline",
        "--no-pdf-header-footer",
        "--user-data-dir=/work/profile",
        "--print-to-pdf=/work/a.pdf",
    } <= set(command)
