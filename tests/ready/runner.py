"""Runs the steps of `action.yml` in order as a runner of GitHub would, as far as they are scripts.

Knows the few expressions that the file uses and refuses any other, so that a new one is noticed.
"""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = ACTION["runs"]["steps"]
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")

# Stands in for Python where packages would be fetched, and for the installed copies of ci/*.py.
PYTHON = f"""#!/bin/bash
case "$*" in
  "-m venv "*)
    mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
  "-m pip install "*)
    printf '%s\\n' "$@" >> "$CALLS/pip" ;;
  "-I -m checker._bundled.ci."*)
    script="{ROOT}/ci/${{3#checker._bundled.ci.}}.py"; shift 3
    exec "{sys.executable}" "$script" "$@" ;;
  *)
    exec "{sys.executable}" "$@" ;;
esac
"""

# Stands in for gh: keeps what it is called with, and answers from files that a test laid out.
GH = """#!/bin/bash
printf '%s\\n' "$*" >> "$CALLS/gh"
case "$*" in
  *"--method"*) cat > "$CALLS/body"; [ ! -e "$CALLS/forbidden" ] ;;
  "api --paginate"*) cat "$CALLS/comments" 2>/dev/null || true ;;
  "run list"*) cat "$CALLS/runs" 2>/dev/null || echo '[]' ;;
  "run download"*) [ -e "$CALLS/artifact-$3" ] && cp -r "$CALLS/artifact-$3/." "${@: -1}" ;;
  *) exit 64 ;;
esac || { echo "HTTP 403: Resource not accessible by integration" >&2; exit 1; }
"""


def put(path: Path, text: str) -> Path:
    """A program in a folder for PATH."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


@dataclass(frozen=True, kw_only=True)
class Job:
    """What became of a job: each step that ran, with its exit code or the inputs of its action."""

    ran: dict[str, Any] = field(default_factory=dict)
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)
    said: str = ""
    calls: Path
    summary: str = ""

    def gh(self) -> list[str]:
        path = self.calls / "gh"
        return path.read_text("utf-8").splitlines() if path.exists() else []

    @property
    def code(self) -> int:
        return int(self.ran["Gate"])


class Runner:
    """One job in one workspace, with a temporary folder and stand-ins beside it."""

    def __init__(self, folder: Path) -> None:
        self.workspace, self.temp, self.calls = (
            folder / name for name in ("workspace", "temp", "calls")
        )
        for path in (self.workspace, self.temp, self.calls):
            path.mkdir()
        put(folder / "bin" / "gh", GH)
        self.python = put(folder / "bin" / "stand-in-python", PYTHON)
        self.github = {
            "github.run_id": "7",
            "github.run_attempt": "1",
            "github.repository": "team/school",
            "github.token": "a-token",
            "github.event.pull_request.number": "12",
            "runner.os": "Linux",
            "runner.temp": str(self.temp),
        }
        self.environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("GITHUB_")},
            "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "CALLS": str(self.calls),
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_ACTIONS": "true",
            "GITHUB_BASE_REF": "main",
            "GITHUB_OUTPUT": str(self.temp / "output"),
            "GITHUB_REPOSITORY": "team/school",
            "GITHUB_RUN_ID": "7",
            "GITHUB_SERVER_URL": "https://github.example",
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary.md"),
            "GITHUB_WORKFLOW": "Check the school",
            "GITHUB_WORKSPACE": str(self.workspace),
            "RUNNER_TEMP": str(self.temp),
        }

    def run(self, **inputs: str) -> Job:
        """All steps, each as its `if` and the end of those before it say."""
        known = {key: str(each.get("default", "")) for key, each in ACTION["inputs"].items()}
        given = {key.replace("_", "-"): value for key, value in inputs.items()}
        assert set(given) <= set(known)
        values = {f"inputs.{key}": value for key, value in {**known, **given}.items()}
        values |= self.github
        values["steps.python.outputs.python-path"] = str(self.python)
        summary = Path(self.environment["GITHUB_STEP_SUMMARY"])
        summary.write_text("")
        job, failed = Job(calls=self.calls), False
        said = []
        for step in STEPS:
            if not _is_due(step.get("if", ""), values, failed=failed):
                continue
            if "uses" in step:
                job.ran[step["name"]] = _filled(step.get("with", {}), values)
                continue
            done, outputs = self._script(step, values)
            said.append(done.stdout + done.stderr)
            job.ran[step["name"]] = done.returncode
            job.outputs[step.get("id", "")] = outputs
            values |= {f"steps.{step.get('id')}.outputs.{k}": v for k, v in outputs.items()}
            failed = failed or (done.returncode != 0 and not step.get("continue-on-error"))
        return Job(
            ran=job.ran,
            outputs=job.outputs,
            said="\n".join(said),
            calls=self.calls,
            summary=summary.read_text("utf-8"),
        )

    def _script(
        self, step: Mapping[str, Any], values: Mapping[str, str]
    ) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
        output = Path(self.environment["GITHUB_OUTPUT"])
        output.write_text("")
        script = put(self.temp / "step.sh", step["run"])
        # As GitHub starts a step whose shell is bash.
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.workspace,
            env={**self.environment, **_filled(step.get("env", {}), values)},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        lines = output.read_text("utf-8").splitlines()
        return done, dict(line.split("=", 1) for line in lines)


def _filled(entries: Mapping[str, Any], values: Mapping[str, str]) -> dict[str, str]:
    """Expressions replaced; an output that no step set is empty, any other name is a mistake."""
    return {
        key: _EXPRESSION.sub(lambda match: _value(match[1], values), str(entry))
        for key, entry in entries.items()
    }


def _value(name: str, values: Mapping[str, str]) -> str:
    steps = {step.get("id") for step in STEPS} - {None}
    if re.fullmatch(rf"steps\.({'|'.join(steps)})\.outputs\.[\w-]+", name):
        return values.get(name, "")
    return values[name]


def _is_due(condition: str, values: Mapping[str, str], *, failed: bool) -> bool:
    parts = [part.strip() for part in condition.split("&&") if part.strip()]
    if failed and "always()" not in parts:
        return False
    return all(_holds(part, values) for part in parts if part != "always()")


def _holds(part: str, values: Mapping[str, str]) -> bool:
    match = re.fullmatch(r"([\w.-]+)(?: (==|!=) '([^']*)')?", part)
    assert match is not None, part
    value = _value(match[1], values)
    if match[2] is None:
        return bool(value)
    return (value == match[3]) is (match[2] == "==")
