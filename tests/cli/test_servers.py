"""What GitHub Actions reads of a run: commands on stdout, the summary of the step, no silence."""

import json

import pytest

from checker.cli import servers
from checker.cli.console import harmless
from checker.report import write
from checker.results.codec import result_to_json
from tests.report.formats.made import blocked, made


@pytest.fixture
def summary(tmp_path, monkeypatch):
    """The file that GitHub names for the summary of a step; it begins empty."""
    path = tmp_path / "summary.md"
    path.write_text("")
    monkeypatch.setenv(servers.SUMMARY, str(path))
    return path


@pytest.fixture
def results(tmp_path):
    path = tmp_path / "results.json"
    path.write_bytes(result_to_json(made()))
    return path


@pytest.fixture
def folder(tmp_path):
    """A folder with what a run wrote."""
    for name, file in (("github", "github-annotations.txt"), ("markdown", "report.md")):
        (tmp_path / file).write_bytes(write(made(), name))
    return tmp_path


@pytest.mark.slow
def test_check_prints_the_annotations_and_writes_them(schoolcheck, model):
    done = schoolcheck("check", model, "--format", "github,json", "--fail-on", "never")
    assert done.returncode == 0, done.stderr
    (file,) = model.parent.rglob("github-annotations.txt")
    commands = [line for line in done.stdout.splitlines() if line.startswith("::")]
    assert commands == file.read_text("utf-8").splitlines()
    assert any("file=school.ifc" in line for line in commands[1:])
    assert not list(model.parent.rglob("report.md"))


@pytest.mark.slow
def test_quiet_leaves_the_annotations_since_they_were_asked_for(schoolcheck, model):
    done = schoolcheck("check", model, "--format", "github", "--quiet", "--fail-on", "never")
    assert done.stderr == ""
    assert all(line.startswith("::") for line in done.stdout.splitlines())
    assert done.stdout


@pytest.mark.slow
def test_check_adds_to_the_summary_of_the_step(schoolcheck, model, summary):
    summary.write_text("# Before\n")
    done = schoolcheck("check", model, "--format", "github", "--fail-on", "never")
    assert done.returncode == 0, done.stderr
    (file,) = model.parent.rglob("report.md")
    assert summary.read_text("utf-8") == f"# Before\n{file.read_text('utf-8')}\n"


def test_a_model_that_cannot_be_read_is_an_error_on_the_server(schoolcheck, tmp_path):
    (tmp_path / "broken.ifc").write_text("ISO-10303-21;\n")
    done = schoolcheck("check", "broken.ifc", "--format", "github")
    assert done.returncode == 3
    (line,) = done.stdout.splitlines()
    head = "::error title=schoolcheck%3A broken.ifc::Nothing could be assessed. "
    assert line.startswith(f"{head}broken.ifc does not say")


def test_without_the_format_nothing_is_said_to_a_server(schoolcheck, tmp_path, summary):
    (tmp_path / "broken.ifc").write_text("ISO-10303-21;\n")
    done = schoolcheck("check", "broken.ifc", "--format", "json")
    assert done.stdout == ""
    assert summary.read_text() == ""


def test_report_prints_the_annotations_again(schoolcheck, results, summary):
    done = schoolcheck("report", results, "--format", "github")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith(write(made(), "github").decode())
    assert summary.read_bytes() == write(made(), "markdown") + b"\n"


def test_report_writes_every_format_from_results_alone(schoolcheck, results):
    wanted = "csv,github,gitlab,junit,markdown,sarif"
    done = schoolcheck("report", results, "--format", wanted)
    assert done.returncode == 0, done.stderr
    for name in wanted.split(","):
        file = {"csv": "findings.csv", "sarif": "results.sarif", "junit": "junit.xml"}.get(name)
        assert file is None or (results.parent / file).read_bytes() == write(made(), name)
    found = json.loads((results.parent / "gl-code-quality-report.json").read_bytes())
    assert len(found) == 7


@pytest.mark.parametrize(
    ("formats", "wanted"),
    [
        (["html", "github"], ["html", "github", "markdown"]),
        (["markdown", "github"], ["markdown", "github"]),
        (["html"], ["html"]),
    ],
)
@pytest.mark.usefixtures("summary")
def test_a_summary_needs_markdown(formats, wanted):
    assert servers.with_summary(formats) == wanted


def test_without_a_place_for_a_summary_no_format_is_added():
    assert servers.with_summary(["github"]) == ["github"]


def test_summaries_of_several_models_stand_below_each_other(folder, summary, capsys):
    servers.tell(folder, ["github"])
    servers.tell(folder, ["github"])
    assert summary.read_text("utf-8").count("<!-- schoolcheck:report -->") == 2
    assert capsys.readouterr().out.count("::notice title=schoolcheck%3A") == 2


def test_a_summary_is_never_so_long_that_github_throws_it_away(folder, summary, capsys):
    summary.write_bytes(b"x" * (servers.MOST_SUMMARY - 100))
    servers.tell(folder, ["github"])
    assert summary.stat().st_size == servers.MOST_SUMMARY - 100
    assert "summary is full" in capsys.readouterr().err


def test_a_summary_that_is_just_short_enough_is_added(folder, summary):
    room = len((folder / "report.md").read_bytes()) + 1
    summary.write_bytes(b"x" * (servers.MOST_SUMMARY - room))
    servers.tell(folder, ["github"])
    assert summary.stat().st_size == servers.MOST_SUMMARY


def test_a_summary_that_cannot_be_written_is_told_and_stops_nothing(folder, monkeypatch, capsys):
    monkeypatch.setenv(servers.SUMMARY, str(folder / "nowhere" / "summary.md"))
    servers.tell(folder, ["github"])
    assert "summary.md cannot be written" in capsys.readouterr().err


def test_a_blocked_model_is_an_error_on_the_server_too(tmp_path, capsys):
    (tmp_path / "github-annotations.txt").write_bytes(write(blocked(), "github"))
    servers.tell(tmp_path, ["github"])
    assert capsys.readouterr().out.startswith(
        "::error title=schoolcheck%3A oakfield B.ifc::Nothing"
    )


def test_a_failure_is_told_on_one_line_whatever_the_message_holds(capsys):
    servers.tell_of_failure(["github"], "a.ifc", "It broke.\n::set-output name=a::b")
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("::error title=schoolcheck%3A no answer::a.ifc: It broke. ::set-output")
    servers.tell_of_failure(["github"], "a.ifc", "a.ifc broke.")
    assert capsys.readouterr().out.endswith("::a.ifc broke.\n")
    servers.tell_of_failure(["html"], "a.ifc", "It broke.")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", ": :error::x"),
        ("a\n  ::stop-commands::x", "a\n  : :stop-commands::x"),
        ("a ##[error]x", "a ## [error]x"),
        ("a::b", "a::b"),
        ("school.ifc: fine", "school.ifc: fine"),
        ("#\x00#[error]", "#�#[error]"),
    ],
)
def test_what_people_read_holds_no_command_for_a_server(text, shown):
    assert harmless(text) == shown
