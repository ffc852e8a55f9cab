"""`check --against`: the last revision as results or as a model, and what is no revision."""

import json
import sys
from pathlib import Path

import pytest

from checker.cli import app

CASES = Path(__file__).resolve().parents[2] / "sample_models/cases/ENG-ADM2-door-clear-width"
BEFORE, AFTER = CASES / "pass-leaf-926.ifc", CASES / "fail-799.ifc"


@pytest.fixture
def check(schoolcheck):
    """A check that writes results.json alone: exit code, and what is told."""

    def run(*arguments):
        done = schoolcheck("check", *arguments, "--format", "json")
        return done.returncode, done.stderr

    return run


@pytest.mark.slow
def test_a_model_and_its_results_tell_the_same_change(check, tmp_path):
    code, _ = check(AFTER, "--against", BEFORE)
    by_model = json.loads((tmp_path / "schoolcheck-out/fail-799/results.json").read_bytes())
    assert code == 1
    assert by_model["revision"]["against"] == "pass-leaf-926.ifc"
    changed = {each["rule"]: each["kind"] for each in by_model["revision"]["changes"]}
    assert changed["ENG-ADM2-door-clear-width"] == "new"
    new = {each["rule"] for each in by_model["findings"] if each["since"] == "new"}
    assert "ENG-ADM2-door-clear-width" in new

    check(BEFORE)
    check(AFTER, "--against", "schoolcheck-out/pass-leaf-926/results.json")
    by_results = json.loads((tmp_path / "schoolcheck-out/fail-799/results.json").read_bytes())
    assert by_results == by_model


@pytest.mark.slow
def test_a_last_revision_that_cannot_be_read_ends_the_check(check, tmp_path):
    (tmp_path / "cut.ifc").write_bytes(BEFORE.read_bytes()[:3000])
    code, told = check(AFTER, "--against", "cut.ifc")
    assert (code, "cut.ifc is cut short" in told) == (3, True)
    (tmp_path / "old.json").write_text('{"schema": "schoolcheck/results/0"}')
    code, told = check(AFTER, "--against", "old.json")
    assert (code, "old.json: These results are" in told) == (2, True)


def test_several_models_have_no_one_revision_before_them(monkeypatch, capsys):
    given = ["schoolcheck", "check", str(BEFORE), str(AFTER), "--against", "old.json"]
    monkeypatch.setattr(sys, "argv", given)
    with pytest.raises(SystemExit) as ended:
        app.main()
    assert ended.value.code == 2
    assert "--against goes with one model" in capsys.readouterr().err
