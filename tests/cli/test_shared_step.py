"""Models in one step share ten annotations of a kind on GitHub: the end says what is lost."""

import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from checker.cli import app, running, servers
from checker.jobs import Outcome
from checker.report import file_name, write
from checker.results import Outcome as Found
from checker.results import Strength
from tests.report.formats.made import made

ANSWER = {
    "verdict": "Some places depart.",
    "counts": {"pass": 0, "fail": 0, "cannot_tell": 0, "not_applicable": 0},
    "written": [],
    "scenarios": [],
    "schedule": "",
    "blocking": 0,
    "blockers": [],
    "accepted": [],
    "gate": "",
    "problems": [],
    "earlier": [],
}
END = "::{kind} title=schoolcheck%3A not all is shown::Of all {models} models together GitHub does"
CUT_SHORT = Outcome(state="done", code=3, message="It is cut short.")


@pytest.fixture
def summary(tmp_path, monkeypatch):
    path = tmp_path / "summary.md"
    path.write_text("")
    monkeypatch.setenv(servers.SUMMARY, str(path))
    return path


def failing(count: int, strength: Strength) -> bytes:
    """The annotations of a model in which as many rules of a strength fail."""
    first = next(each for each in made().findings if each.outcome is Found.FAIL)
    findings = tuple(
        replace(first, rule=f"R-{n}", key=f"k{n}", title=f"Rule {n}", strength=strength)
        for n in range(count)
    )
    return write(replace(made(), findings=findings), "github")


@pytest.fixture
def checked(monkeypatch, capsys, tmp_path):
    """`check` of models with these annotations, None where there is no answer: lines of stdout."""

    def run(*annotations: bytes | None, wanted: str = "github") -> list[str]:
        left = list(annotations)

        def supervise(job, **_more) -> Outcome:
            if (told := left.pop(0)) is None:
                return CUT_SHORT
            folder = Path(job.arguments["out"])
            folder.mkdir(parents=True)
            (folder / file_name("github")).write_bytes(told)
            (folder / file_name("markdown")).write_text("# Report\n")
            return Outcome(state="done", code=0, answer=ANSWER)

        monkeypatch.setattr(running, "supervise", supervise)
        names = [f"{n}.ifc" for n in range(len(annotations))]
        arguments = ["check", *names, "--format", wanted, "--out", str(tmp_path / "out")]
        monkeypatch.setattr(sys, "argv", ["schoolcheck", *arguments])
        with pytest.raises(SystemExit):
            app.main()
        return capsys.readouterr().out.splitlines()

    return run


def test_two_models_that_would_each_be_shown_are_counted_together(checked, summary):
    *lines, last = checked(failing(6, Strength.MUST), failing(7, Strength.MUST))
    assert Counter(line.split()[0] for line in lines) == {"::error": 13, "::notice": 2}
    assert last.startswith(END.format(kind="notice", models=2))
    told = (
        "Of all 2 models together GitHub does not show 3 of 13 errors beside the code; they are "
        "in the log and in the report of each model."
    )
    assert last.endswith(told)
    assert summary.read_text("utf-8").endswith(f"{told}\n")


def test_ten_of_a_kind_are_all_shown(checked, summary):
    lines = checked(failing(5, Strength.MUST), failing(5, Strength.MUST))
    assert sum(line.startswith("::error") for line in lines) == 10
    assert not any("not all is shown" in line for line in lines)
    assert "GitHub does not show" not in summary.read_text("utf-8")


@pytest.mark.usefixtures("summary")
def test_the_end_is_of_a_kind_that_has_a_place_left(checked):
    *_, last = checked(failing(6, Strength.MAY), failing(7, Strength.MAY))
    assert last.startswith(END.format(kind="warning", models=2))
    assert "5 of 15 notices" in last  # the verdict of each model is one


@pytest.mark.usefixtures("summary")
def test_a_model_without_an_answer_counts_too(checked):
    *_, last = checked(failing(5, Strength.MUST), None, failing(5, Strength.MUST))
    assert last.startswith(END.format(kind="notice", models=3))
    assert "1 of 11 errors" in last


@pytest.mark.usefixtures("summary")
def test_one_model_says_it_in_its_own_first_line(checked):
    first, *lines = checked(failing(12, Strength.MUST))
    assert "GitHub does not show 2 of 12 errors" in first
    assert not any("not all is shown" in line for line in lines)


@pytest.mark.usefixtures("summary")
def test_who_did_not_ask_for_annotations_is_told_nothing(checked):
    lines = checked(failing(6, Strength.MUST), failing(7, Strength.MUST), wanted="json")
    assert lines == []


def test_several_kinds_are_told_in_one_sentence(monkeypatch, capsys):
    monkeypatch.delenv(servers.SUMMARY, raising=False)
    servers.tell_unshown(Counter(error=11, warning=30, notice=12), 4)
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(END.format(kind="notice", models=4))
    assert "1 of 11 errors, 20 of 30 warnings and 2 of 12 notices" in line
