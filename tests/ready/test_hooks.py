"""The hooks of pre-commit: which files they are given, and what runs on them."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from ci import hooks as script
from tests.ready.conftest import SMALLEST
from tests.ready.runner import ROOT

HOOKS = {
    hook["id"]: hook
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
}
RULE = """\
- rule: OFFICE-room-name
  title: A room has a number
  why: Plans and schedules find a room by it.
  applies_to: {each: room, if_none: not applicable}
  measure: net_area
  at_least: 1 m2
  strength: project
  source: {document: brief, checked: no}
  covers: part
  ask: Give the room a body.
  remedy: Draw the room larger.
  examples:
    - {given: {net_area: 1 m2}, expect: pass}
    - {given: {net_area: 0.9 m2}, expect: fail}
    - {given: {}, expect: cannot tell}
"""


def test_the_hooks_hold_what_pre_commit_knows():
    assert set(HOOKS) == {"schoolcheck-rules", "schoolcheck-check"}
    known = {"id", "name", "description", "entry", "args", "language", "types", "files", "exclude"}
    for hook in HOOKS.values():
        assert set(hook) <= known | {"require_serial"}
        assert hook["language"] == "python"
        # In several processes at once each would load the rules, and overwrite others' reports.
        assert hook["require_serial"] is True


@pytest.mark.parametrize(
    ("hook", "path", "given"),
    [
        ("schoolcheck-rules", "office-rules/small.yaml", True),
        ("schoolcheck-rules", "rules/pack.yaml", True),
        ("schoolcheck-rules", "school/our_rules/deep/small.yml", True),
        ("schoolcheck-rules", "rules/england/ledger.yaml", False),
        ("schoolcheck-rules", "schoolcheck.yaml", False),
        ("schoolcheck-rules", "waivers.yaml", False),
        ("schoolcheck-rules", "overrules/small.yaml", False),
        ("schoolcheck-check", "ifc/School A.IFC", True),
        ("schoolcheck-check", "school.ifc.gz", True),
        ("schoolcheck-check", "school.ifczip", True),
        ("schoolcheck-check", "school.ifc.txt", False),
        ("schoolcheck-check", "ifc", False),
    ],
)
def test_a_hook_is_given_the_files_it_is_for(hook, path, given):
    entry = HOOKS[hook]
    left_out = "exclude" in entry and re.search(entry["exclude"], path)
    assert bool(re.search(entry["files"], path) and not left_out) is given


def started(hook: str, *files: str, cwd: Path, arguments=None):
    """The hook as pre-commit starts it: entry, arguments, files."""
    entry = HOOKS[hook]
    program, *words = [*shlex.split(entry["entry"]), *(arguments or entry["args"]), *files]
    assert [program, *words[:2]] == ["python", "-I", "-m"]
    name = words[2].removeprefix("checker._bundled.ci.")
    return subprocess.run(
        [sys.executable, str(ROOT / "ci" / f"{name}.py"), *words[3:]],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@pytest.fixture
def commands(monkeypatch, tmp_path):
    """What is started, without starting it; commands that hold `lint` end with `codes[0]`."""
    monkeypatch.chdir(tmp_path)
    kept: list[list[str]] = []
    ends = {"lint": 0, "test": 0, "check": 0}

    def run(command, *, check):
        assert check is False
        assert command[:4] == [sys.executable, "-I", "-m", "checker"]
        kept.append(command[4:])
        return subprocess.CompletedProcess(
            command, ends[command[5] if "rules" in command else "check"]
        )

    monkeypatch.setattr(script.subprocess, "run", run)
    return kept, ends


def test_a_rule_file_of_a_pack_brings_its_whole_pack_once(commands, tmp_path):
    kept, _ = commands
    pack = tmp_path / "office-rules"
    pack.mkdir()
    (pack / "pack.yaml").touch()
    files = ["office-rules/a.yaml", "office-rules/pack.yaml", "-rules/lone.yaml"]
    assert script.main(["rules", "england", *files]) == 0
    packs = ["england", "./office-rules", "./-rules/lone.yaml"]
    assert kept == [["rules", "lint", *packs], ["rules", "test", *packs]]


@pytest.mark.parametrize(("lint", "test", "code"), [(2, 0, 2), (0, 2, 2), (-9, 0, 4), (0, 0, 0)])
def test_the_commit_is_stopped_by_lint_or_by_an_example(commands, lint, test, code):
    kept, ends = commands
    ends.update(lint=lint, test=test)
    assert script.main(["rules", "england", "rules/a.yaml"]) == code
    assert len(kept) == (1 if lint else 2)


def test_models_are_checked_together_and_a_dash_begins_no_option(commands):
    kept, ends = commands
    ends["check"] = 1
    assert script.main(["check", "--brief=b.yaml", "--format", "json", "-a.ifc", "b c.IFC"]) == 1
    assert kept == [["check", "--brief=b.yaml", "--format", "json", "./-a.ifc", "b c.IFC"]]


@pytest.mark.slow
def test_rules_with_a_mistake_stop_a_commit_and_mended_ones_do_not(tmp_path):
    file = tmp_path / "office-rules" / "rooms.yaml"
    file.parent.mkdir()
    file.write_text(RULE.replace("net_area", "net_aera", 1))
    done = started("schoolcheck-rules", "office-rules/rooms.yaml", cwd=tmp_path)
    assert done.returncode == 2
    assert "net_aera" in done.stderr
    file.write_text(RULE)
    # Alone, without england: a pack is only needed where rules of it are replaced.
    done = started("schoolcheck-rules", "office-rules/rooms.yaml", cwd=tmp_path, arguments=["--"])
    assert (done.returncode, done.stderr) == (0, "")
    assert "3 of 3 examples as expected" in done.stdout


@pytest.mark.slow
def test_a_model_stops_a_commit_by_the_gate_of_the_brief(tmp_path):
    (tmp_path / "schoolcheck.yaml").write_text("gate: {fail_on: should}\n")
    (tmp_path / "a b.ifc").write_bytes(SMALLEST.read_bytes())
    done = started("schoolcheck-check", "a b.ifc", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert "3 findings stop the build (--fail-on should" in done.stderr
    assert (tmp_path / "schoolcheck-out" / "a b" / "report.html").is_file()
