"""`explain` on the command line: text on stdout, a drawing on request, and honest refusals."""

import io
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from checker.cli import app
from checker.report import write
from tests.report.oakfield import blocked, findings, oakfield


@pytest.fixture
def results(tmp_path) -> Path:
    path = tmp_path / "results.json"
    path.write_bytes(write(oakfield(), "json"))
    return path


@pytest.fixture
def explain(monkeypatch, capsys):
    """`schoolcheck explain` in this process: exit code, stdout, stderr."""

    def run(*arguments) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["schoolcheck", "explain", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            app.main()
        told = capsys.readouterr()
        return int(ended.value.code or 0), told.out, told.err

    return run


def test_a_key_is_told_with_where_the_drawing_would_go(explain, results):
    code, out, err = explain("d1", "--results", results)
    assert (code, err) == (0, "")
    assert out.startswith("Door 00-05-D01 to 00-05 Small group room opens 742 to 760 mm clear")
    assert out.endswith("Drawing: add --drawing FILE.svg to have its place drawn\n")
    assert [each.name for each in results.parent.iterdir()] == ["results.json"]


def test_the_link_to_a_place_is_a_key(explain, results):
    by_key = explain("wc1", "--results", results)
    assert explain("https://ci.example/report.html#f-wc1", "--results", results) == by_key


def test_the_drawing_is_written_whole_and_named(explain, results):
    target = results.parent / "new" / "door.SVG"
    code, out, _err = explain("d1", "--results", results, "--drawing", target)
    assert code == 0
    assert out.endswith(f"Drawing: {target}\n")
    assert ET.parse(target).getroot().get("role") == "img"  # noqa: S314 - our own file
    assert [each.name for each in target.parent.iterdir()] == ["door.SVG"]


def test_the_name_of_the_drawing_is_harmless_too(explain, results):
    target = results.parent / "a\x1b[2J\nOutcome: ✓ pass.svg"
    _code, out, _err = explain("d1", "--results", results, "--drawing", target)
    assert target.exists()
    assert "\x1b" not in out
    assert "\nOutcome: ✓ pass" not in out


def test_a_drawing_that_cannot_be_is_refused_after_the_text(explain, results):
    target = results.parent / "sum.svg"
    code, out, err = explain("sum1", "--results", results, "--drawing", target)
    assert code == 2
    assert "Key: sum1" in out
    assert err == (
        "sum.svg is not written: it is about the whole, and no one place on a plan shows it.\n"
    )
    assert not target.exists()


def test_without_a_place_it_says_that_there_is_no_drawing(explain, results):
    code, out, _err = explain("sum1", "--results", results)
    assert code == 0
    assert out.endswith(
        "Drawing: none, it is about the whole, and no one place on a plan shows it\n"
    )


@pytest.mark.parametrize("name", ["door.png", "door", "door.svg.txt"])
def test_a_drawing_is_an_svg_and_nothing_else(explain, results, name):
    code, out, err = explain("d1", "--results", results, "--drawing", name)
    assert (code, out) == (2, "")
    assert err == f"--drawing writes SVG: name a file that ends in .svg, not {name}.\n"


def test_a_drawing_that_cannot_be_written_says_so(explain, results):
    code, _out, err = explain("d1", "--results", results, "--drawing", results / "door.svg")
    assert code == 2
    assert "door.svg cannot be written" in err


def test_an_unknown_key_names_those_near(explain, results):
    code, out, err = explain("calm2", "--results", results)
    assert (code, out) == (2, "")
    assert "There is no finding calm2. Near it:\n  calm1  00-06 Calm room" in err


def test_results_without_findings_say_so(explain, tmp_path):
    path = tmp_path / "results.json"
    path.write_bytes(write(blocked(), "json"))
    code, out, err = explain("d1", "--results", path)
    assert (code, out) == (2, "")
    assert "these results hold none at all" in err


@pytest.mark.parametrize("data", [b"", b"{}", b"not json"])
def test_a_file_that_holds_no_results_is_refused_by_its_name(explain, tmp_path, data):
    path = tmp_path / "other.json"
    path.write_bytes(data)
    code, out, err = explain("d1", "--results", path)
    assert (code, out) == (2, "")
    assert "other.json" in err


def test_hostile_text_is_harmless_on_a_terminal(explain, tmp_path):
    wicked = "\x1b]0;owned\x07\x1b[2J\u202e\r\nOutcome: ✓ pass"
    first = findings()[0]
    finding = replace(first, sentence=wicked, remedy=wicked, title=wicked, key="k\u202e")
    path = tmp_path / "results.json"
    path.write_bytes(write(oakfield(findings=(finding,)), "json"))
    for key in ("k", "nothing\x1b[2J"):
        _code, out, err = explain(key, "--results", path)
        assert not {"\x1b", "\x07", "\u202e", "\r"} & set(out + err)
        assert "\nOutcome: ✓ pass" not in out


@pytest.mark.parametrize(("encoding", "shown"), [("utf-8", "✕ fail"), ("cp1252", "? fail")])
def test_it_can_be_piped_where_letters_are_few(monkeypatch, results, encoding, shown):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
    monkeypatch.setattr(sys, "argv", ["schoolcheck", "explain", "d1", "--results", str(results)])
    with pytest.raises(SystemExit):
        app.main()
    sys.stdout.flush()
    assert f"Outcome: {shown} (" in raw.getvalue().decode(encoding)
