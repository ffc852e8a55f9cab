"""ci/check.py: variables become one command, whatever stands in them; what was written is told."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ci import check as script


@pytest.fixture
def started(monkeypatch, tmp_path):
    """The commands that are started in an empty folder, none of which does anything."""
    monkeypatch.chdir(tmp_path)
    commands: list[list[str]] = []
    ends = {"code": 0, "writes": []}

    def run(command, *, check):
        assert check is False
        commands.append(command)
        for path, text in ends["writes"]:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            Path(path).write_text(text, encoding="utf-8")
        return subprocess.CompletedProcess(command, ends["code"])

    monkeypatch.setattr(script.subprocess, "run", run)

    def start(*arguments: str, code: int = 0, writes=(), **variables: str):
        ends.update(code=code, writes=list(writes))
        environment = {f"SCHOOLCHECK_{key.upper()}": value for key, value in variables.items()}
        environment["GITHUB_OUTPUT"] = str(tmp_path / "output")
        return script.main(list(arguments), environment), commands

    return start


def models(commands):
    (command,) = commands
    assert command[:5] == [sys.executable, "-I", "-m", "checker", "check"]
    return command[command.index("--") + 1 :]


def test_a_build_server_gives_options_as_words_of_their_own(started):
    Path("a.ifc").touch()
    code, (command,) = started(
        models="a.ifc",
        brief="our brief.yaml",
        rules="england\n ./office rules \n",
        fail_on="any",
        cannot_tell="fail",
        against="old.ifc",
        baseline="baseline.json",
        waivers="waivers.yaml",
        history="$(touch x)",
        formats="html, junit,",
        out="out put",
        code=1,
    )
    assert code == 1
    said = dict(zip(command[5::2], command[6::2], strict=False))
    assert said == {
        "--out": "out put",
        "--format": "html,junit,json,markdown",
        "--brief": "our brief.yaml",
        "--fail-on": "any",
        "--cannot-tell": "fail",
        "--against": "old.ifc",
        "--baseline": "baseline.json",
        "--waivers": "waivers.yaml",
        "--history": "$(touch x)",
        "--rules": "./office rules",
        "--": "a.ifc",
    }
    assert command.count("--rules") == 2


def test_what_is_not_said_is_no_option(started):
    Path("a.ifc").touch()
    _code, (command,) = started(models="a.ifc", fail_on="", brief="  ")
    assert command[5:] == ["--out", "schoolcheck-out", "--format", "json,markdown", "--", "a.ifc"]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("*.ifc", ["--help.ifc", "[1].ifc", "b 'c' \"d\".ifc", "two\nlines.ifc"]),
        ("[1].ifc", ["[1].ifc"]),
        ("deep/**/*.ifc\n[1].ifc\n*1*.ifc", ["deep/er/x.ifc", "[1].ifc"]),
        ("  deep/er/x.ifc  \n\n", ["deep/er/x.ifc"]),
    ],
)
def test_models_are_found_by_name_or_pattern_once_each(started, lines, found):
    for name in ("--help.ifc", "[1].ifc", "b 'c' \"d\".ifc", "two\nlines.ifc", "deep/er/x.ifc"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()
    Path("folder.ifc").mkdir()
    _code, commands = started(models=lines)
    assert models(commands) == found


@pytest.mark.parametrize("lines", ["", " \n ", "none.ifc", "*.ifc", "a.ifc\nnone-*.ifc"])
def test_a_line_that_means_no_model_ends_with_2_and_checks_nothing(started, lines, capsys):
    Path("a.ifc.txt").touch()
    if "a.ifc" in lines:
        Path("a.ifc").touch()
    if lines == "*.ifc":
        Path("folder.ifc").mkdir()
    code, commands = started(models=lines)
    assert (code, commands) == (2, [])
    assert "model" in capsys.readouterr().err


def test_what_this_run_wrote_is_told_and_code_quality_is_one_file(started):
    out = Path("schoolcheck-out")
    for name in ("old", "a", "b"):
        (out / name).mkdir(parents=True)
        (out / name / "results.json").touch()
        (out / name / script.QUALITY).write_text(json.dumps([{"description": name}]))
    for name in ("old/results.json",):
        os.utime(out / name, (1, 1))
    Path("a.ifc").touch()
    code, _ = started(models="a.ifc", code=1, writes=[(out / "a" / "results.json", "{}")])
    assert code == 1
    assert json.loads((out / script.RUN_FILE).read_text()) == {"code": 1, "reports": ["a", "b"]}
    entries = json.loads((out / script.QUALITY).read_text())
    assert entries == [{"description": "a"}, {"description": "b"}]


def test_a_run_that_wrote_nothing_leaves_no_word_of_an_earlier_one(started):
    out = Path("schoolcheck-out")
    out.mkdir()
    for name in (script.RUN_FILE, script.QUALITY):
        (out / name).write_text("{}")
    Path("a.ifc").touch()
    started(models="a.ifc", code=2)
    assert list(out.iterdir()) == []


@pytest.mark.parametrize(("ended", "code"), [(0, 0), (3, 3), (-9, 4)])
def test_the_code_is_left_for_a_later_step_where_one_is_to_stop(started, tmp_path, ended, code):
    Path("a.ifc").touch()
    writes = [
        (Path("schoolcheck-out/a") / name, "{}") for name in ("results.json", "results.sarif")
    ]
    assert started("--code-later", models="a.ifc", code=ended, writes=writes)[0] == 0
    assert (tmp_path / "output").read_text() == f"code={code}\nsarif=true\n"
    assert started(models="a.ifc", code=ended)[0] == code


def test_the_base_branch_is_compared_with_where_there_was_a_run_of_it(started, capsys):
    for name in ("a.ifc", "b.ifc", "base.json"):
        Path(name).touch()
    for variables, used in (
        ({"models": "a.ifc", "base": "base.json"}, True),
        ({"models": "a.ifc", "base": "none.json"}, False),
        ({"models": "a.ifc"}, False),
        ({"models": "?.ifc", "base": "base.json"}, False),
    ):
        _code, commands = started(against="base-branch", **variables)
        assert ("--against" in commands[-1]) is used, variables
        assert "base-branch" not in commands[-1]
    assert "several models are not compared" in capsys.readouterr().out


def test_a_history_is_kept_between_runs_unless_the_repository_holds_it(started, tmp_path):
    Path("a.ifc").touch()
    history, cache = Path("runs.jsonl"), tmp_path / "cache"
    asked = {"models": "a.ifc", "history": str(history), "cache": str(cache)}
    started(writes=[(history, "1\n")], **asked)
    history.unlink()
    seen = []
    started(**asked)
    seen.append(history.read_text())
    history.write_text("the repository's own\n")
    started(**asked)
    seen.append(history.read_text())
    assert seen == ["1\n", "the repository's own\n"]
    # Among the reports it is uploaded with them.
    assert Path("schoolcheck-out/runs.jsonl").read_text() == "the repository's own\n"
    assert [path.read_text() for path in cache.iterdir()] == ["the repository's own\n"]


def test_a_history_that_cannot_be_kept_costs_no_answer(started, tmp_path, capsys):
    Path("a.ifc").touch()
    (tmp_path / "full").write_text("a file where the folder should be")
    asked = {"models": "a.ifc", "history": "runs.jsonl", "cache": str(tmp_path / "full")}
    code, _ = started(code=1, writes=[("runs.jsonl", "1\n")], **asked)
    assert code == 1
    assert "the history was not kept" in capsys.readouterr().err


def test_a_cache_that_everybody_may_write_to_is_made_one_that_is_trusted(started, tmp_path):
    Path("a.ifc").touch()
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / "cache.sqlite").touch()
    for path in (cache, cache / "cache.sqlite"):
        path.chmod(0o777)
    (cache / "lost").symlink_to(tmp_path / "nowhere")
    code, _ = started(models="a.ifc", cache=str(cache))
    assert code == 0
    modes = [path.stat().st_mode & 0o777 for path in (cache, cache / "cache.sqlite")]
    assert modes == [0o755, 0o755]
