"""`demo`, `doctor` and `schema`: try it, see whether this machine is fit, and get the formats."""

import json
import shutil
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated

import typer

from checker.bundled import bundled_folder
from checker.cli.check import check
from checker.cli.console import note, say
from checker.errors import UsageError
from checker.jobs import Job, Limits, supervise
from checker.version import __version__

_CORE = (
    "ifcopenshell",
    "shapely",
    "numpy",
    "pydantic",
    "PyYAML",
    "jinja2",
    "openpyxl",
    "xlsxwriter",
)
# Where the schemas come from; imported when asked for.
_SCHEMAS = {
    "results": ("checker.results.codec", "results_schema"),
    "brief": ("checker.brief", "brief_schema"),
    "rules": ("checker.rules", "rule_schema"),
    "pack": ("checker.rules.schema", "pack_schema"),
}
_OLDEST = (3, 11)

Check = tuple[bool, str, str]


def demo(
    out: Annotated[Path, typer.Option("--out", help="Folder for the results.")] = Path(
        "schoolcheck-out"
    ),
) -> None:
    """Check the sample school, both revisions, and say where the reports are."""
    folder = bundled_folder("samples") / "oakfield"
    models = sorted(folder.glob("*.ifc"))
    if not models:
        raise UsageError(f"The sample school is missing from {folder.name}; install again.")
    note(
        "Oakfield Primary is invented: revision A has known faults, revision B mends most of them."
    )
    check(models, out=out, fail_on="never")


def doctor() -> None:
    """Say whether everything that schoolcheck needs is here and works."""
    failed = False
    for fine, what, detail in _examinations():
        failed = failed or not fine
        say(f"{'ok  ' if fine else 'FAIL'}  {what}: {detail}")
    raise typer.Exit(4 if failed else 0)


def schema(
    name: Annotated[str, typer.Argument(metavar="NAME", help="results, brief, rules or pack.")],
) -> None:
    """Print the JSON Schema of results.json, the brief or rule files."""
    if name not in _SCHEMAS:
        raise UsageError(f"There is no schema {name!r}. Use one of {', '.join(_SCHEMAS)}.")
    module, function = _SCHEMAS[name]
    made = getattr(import_module(module), function)()
    say(json.dumps(made, indent=2, ensure_ascii=False))


def _examinations() -> Iterator[Check]:
    here = sys.version_info[:3]
    yield here >= _OLDEST, "Python", ".".join(map(str, here))
    yield True, "schoolcheck", __version__
    for package in _CORE:
        try:
            yield True, package, version(package)
        except PackageNotFoundError:
            yield False, package, "not installed; run `pip install schoolcheck` again"
    for name in ("rules", "templates"):
        try:
            bundled_folder(name)
            yield True, f"shipped {name}", "found"
        except FileNotFoundError as error:
            yield False, f"shipped {name}", str(error)
    yield _child()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    yield True, "Chromium", "found" if chromium else "not found (only tests and PDF need it)"


def _child() -> Check:
    started = time.perf_counter()
    outcome = supervise(Job(task="hello", limits=Limits(wall_s=60)))
    took = time.perf_counter() - started
    if outcome.state != "done":
        return False, "child process", outcome.message
    return True, "child process", f"starts and answers in {took:.1f} s, in its limits"
