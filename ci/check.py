"""One `schoolcheck check` on a build server, from the variables of the job to the exit code.

Every option is a variable of the environment, never text of a script: what stands in the name of
a model or in an option is data here and cannot run. Standard library only; `schoolcheck` itself
is started in this Python, isolated, so that a folder called `checker` in the repository of the
team is not taken for it.

    python check.py              ends with the exit code of the check
    python check.py --code-later ends with 0 and leaves the code in GITHUB_OUTPUT, so that the steps
                                 after it upload the reports before a last one stops the build
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from glob import glob
from pathlib import Path

WRONG = 2
RUN_FILE = "server.json"
"""What this run wrote, in the folder of its reports: for the step that writes the comment."""
QUALITY = "gl-code-quality-report.json"
_OPTIONS = ("brief", "fail-on", "cannot-tell", "baseline", "waivers", "history")
_BASE_BRANCH = "base-branch"
"""In place of a file to compare with: the results that earlier.py fetched, if there were any."""
_ALWAYS = ("json", "markdown")
"""Formats that later steps read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a job asks for: the models, the folder of the reports, and the options in between."""

    models: tuple[str, ...]
    out: Path
    options: tuple[str, ...]


def main(arguments: list[str], environment: Mapping[str, str]) -> int:
    """Run the check; returns its exit code, or 0 where the code is for a later step."""
    out = Path(_said(environment, "out") or "schoolcheck-out")
    for name in (RUN_FILE, QUALITY):
        (out / name).unlink(missing_ok=True)
    try:
        code = checked(wanted(environment, out), environment)
    except ValueError as error:
        print(f"schoolcheck: {error}", file=sys.stderr)
        code = WRONG
    if "--code-later" not in arguments:
        return code
    has_sarif = (out / RUN_FILE).is_file() and any(out.glob("*/results.sarif"))
    # Numbers and fixed words alone: nothing that a model holds reaches the outputs of a step.
    lines = f"code={code}\nsarif={'true' if has_sarif else 'false'}\n"
    with Path(environment["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as file:
        file.write(lines)
    return 0


def wanted(environment: Mapping[str, str], out: Path) -> Wanted:
    """The job's variables as arguments of `schoolcheck check`.

    Raises:
        ValueError: in a sentence, when no model is meant or a pattern matches none.
    """
    formats = [each.strip() for each in _said(environment, "formats").split(",") if each.strip()]
    formats += [each for each in _ALWAYS if each not in formats]
    options = ["--out", str(out), "--format", ",".join(formats)]
    for name in _OPTIONS:
        if text := _said(environment, name):
            options += [f"--{name}", text]
    for line in _lines(environment, "rules"):
        options += ["--rules", line]
    models = _models(environment)
    options += _against(environment, len(models))
    return Wanted(models=models, out=out, options=tuple(options))


def _against(environment: Mapping[str, str], models: int) -> list[str]:
    against = _said(environment, "against")
    if against != _BASE_BRANCH:
        return ["--against", against] if against else []
    base = _said(environment, "base")
    if not (base and Path(base).is_file()):
        return []
    if models > 1:
        print("schoolcheck: several models are not compared with the base branch.")
        return []
    return ["--against", base]


def checked(asked: Wanted, environment: Mapping[str, str]) -> int:
    """The exit code of the check; what it wrote is listed in RUN_FILE, history is kept."""
    _make_private(environment)
    history = _said(environment, "history")
    kept = _kept_history(history, environment)
    if kept and kept.is_file() and not Path(history).exists():
        _copy(kept, Path(history))
    # What an earlier run left in the folder is older; a second covers coarse clocks of disks.
    began = time.time() - 1
    command = [sys.executable, "-I", "-m", "checker", "check", *asked.options, "--", *asked.models]
    code = subprocess.run(command, check=False).returncode  # noqa: S603 - a list, no shell
    code = code if code >= 0 else 4
    if history and Path(history).is_file():
        # Among the reports it can be fetched, to be committed where it is to stay for good.
        for target in filter(None, (kept, asked.out / Path(history).name)):
            _copy(Path(history), target)
    fresh = [
        path.parent
        for path in sorted(asked.out.glob("*/results.json"))
        if path.stat().st_mtime >= began
    ]
    if fresh:
        _tell(asked.out, fresh, code)
    return code


def _tell(out: Path, fresh: list[Path], code: int) -> None:
    run = {"code": code, "reports": [folder.name for folder in fresh]}
    (out / RUN_FILE).write_text(json.dumps(run), encoding="utf-8")
    # GitLab reads one file of this kind, however many models there are.
    found = [folder / QUALITY for folder in fresh if (folder / QUALITY).is_file()]
    if found:
        entries = [entry for path in found for entry in json.loads(path.read_bytes())]
        (out / QUALITY).write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")


def _models(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The files that the lines of `models` mean: each a path, or a pattern such as `ifc/**/*.ifc`.

    A file of that very name counts before a pattern: brackets are no rarity in file names.
    """
    found: dict[str, None] = {}
    for line in _lines(environment, "models"):
        files = [line] if Path(line).is_file() else sorted(glob(line, recursive=True))  # noqa: PTH207 - a pattern may be absolute
        files = [each for each in files if Path(each).is_file()]
        if not files:
            raise ValueError(f"no model is called or matches {line!r}; models takes one a line.")
        found |= dict.fromkeys(files)
    if not found:
        raise ValueError("models is empty: name a model or a pattern such as *.ifc.")
    return tuple(found)


def _lines(environment: Mapping[str, str], name: str) -> Iterator[str]:
    return (line.strip() for line in _said(environment, name).splitlines() if line.strip())


def _said(environment: Mapping[str, str], name: str) -> str:
    """What a variable says; an option that nobody set is an empty one on every server."""
    variable = f"SCHOOLCHECK_{name.upper().replace('-', '_')}"
    return environment.get(variable, "").strip()


def _kept_history(history: str, environment: Mapping[str, str]) -> Path | None:
    """Where a history is kept between runs, in the folder that the server caches.

    A repository that holds the file itself is not touched by it: its file is there already.
    """
    cache = environment.get("SCHOOLCHECK_CACHE", "")
    if not (history and cache):
        return None
    name = hashlib.sha256(history.encode()).hexdigest()[:16]
    return Path(cache) / f"history-{name}.jsonl"


def _make_private(environment: Mapping[str, str]) -> None:
    """Take from others the right to write to a cache that the server laid out again.

    Some servers unpack with all rights for everybody, and schoolcheck trusts no such folder. In a
    job's own machine nobody else is there to use them; what is not ours to change stays as it is.
    """
    cache = environment.get("SCHOOLCHECK_CACHE", "")
    if cache and Path(cache).is_dir():
        for path in (Path(cache), *Path(cache).iterdir()):
            with suppress(OSError):
                path.chmod(path.stat().st_mode & ~0o022)


def _copy(source: Path, target: Path) -> None:
    """Copy a file; a full disk costs the copy and is told, the answer of the check stands."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    except OSError as error:
        print(f"schoolcheck: the history was not kept: {error.strerror}.", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
