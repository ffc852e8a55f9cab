"""Fetches the results of the branch that a change goes into, for `--against`.

They are the artefact of that branch's last run of the same job. Where there is none yet, or it may
not be read, the log says so and the check goes without: nothing is compared, nothing fails.
Standard library only; on GitHub `gh` speaks to the server, with the token in GH_TOKEN.

    python earlier.py github|gitlab FILE    writes results.json of that run to FILE
"""

import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

_OWN = frozenset({"push", "schedule", "workflow_dispatch"})
"""Events that run what the repository itself holds: a fork's branch may be called main as well."""
_MOST_TRIED = 5
_MOST_BYTES = 512 * 1024 * 1024
_SECONDS = 60


class NothingFoundError(Exception):
    """Why there are no earlier results, in a sentence."""


def main(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Write the earlier results where they are to be; 0 even where there are none."""
    server, target = arguments[0], Path(arguments[1])
    target.unlink(missing_ok=True)
    fetch = _from_gitlab if server == "gitlab" else _from_github
    try:
        found = fetch(environment)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(found)
        told = "compared with the last results of the branch that this goes into."
    except (NothingFoundError, OSError) as error:
        told = f"nothing to compare with: {' '.join(str(error).split())}"
    print(f"schoolcheck: {told}")
    return 0


def _from_github(environment: Mapping[str, str]) -> bytes:
    branch = environment.get("GITHUB_BASE_REF") or environment.get("GITHUB_REF_NAME", "")
    name = environment.get("SCHOOLCHECK_ARTIFACT") or "schoolcheck"
    asked = ["--branch", branch, "--workflow", environment.get("GITHUB_WORKFLOW", "")]
    shown = ["--json", "databaseId,event,status", "--limit", "50"]
    runs = json.loads(_gh(["run", "list", *asked, *shown]) or "[]")
    ended = [run for run in runs if run["event"] in _OWN and run["status"] == "completed"]
    for run in ended[:_MOST_TRIED]:
        with tempfile.TemporaryDirectory() as folder:
            where = ["--name", name, "--dir", folder]
            try:
                _gh(["run", "download", str(int(run["databaseId"])), *where])
            except NothingFoundError:
                continue  # it ended before it had results, or they are too old to be kept
            return _only([path.read_bytes() for path in Path(folder).rglob("results.json")])
    raise NothingFoundError(f"no run of {branch} has an artefact called {name} yet.")


def _gh(arguments: Sequence[str]) -> str:
    if not shutil.which("gh"):
        raise NothingFoundError("gh is not installed on this runner.")
    done = subprocess.run(  # noqa: S603 - a list, no shell
        ["gh", *arguments],  # noqa: S607 - the runner's own
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        told = (done.stderr.strip().splitlines() or ["gh ended without a word."])[0][:200]
        raise NothingFoundError(f"{told} (It needs the permission actions: read.)")
    return done.stdout


def _from_gitlab(environment: Mapping[str, str]) -> bytes:
    branch = environment.get("CI_MERGE_REQUEST_TARGET_BRANCH_NAME") or environment.get(
        "CI_COMMIT_BRANCH", ""
    )
    base = f"{environment.get('CI_API_V4_URL', '')}/projects/{environment.get('CI_PROJECT_ID', '')}"
    job = urllib.parse.quote(environment.get("CI_JOB_NAME", ""), safe="")
    url = f"{base}/jobs/artifacts/{urllib.parse.quote(branch, safe='')}/download?job={job}"
    if not url.startswith(("https://", "http://")):
        raise NothingFoundError("CI_API_V4_URL is missing.")
    request = urllib.request.Request(url)  # noqa: S310 - see above
    own = environment.get("SCHOOLCHECK_TOKEN", "")
    header, token = ("PRIVATE-TOKEN", own) if own else ("JOB-TOKEN", environment["CI_JOB_TOKEN"])
    # Not kept where the server sends us on to where artefacts are stored.
    request.add_unredirected_header(header, token)
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310
            data = answer.read(_MOST_BYTES)
    except urllib.error.HTTPError as error:
        raise NothingFoundError(f"no artefact of {branch} (HTTP {error.code}).") from error
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if name.endswith("/results.json")]
            return _only([archive.read(name) for name in names[:2]])
    except zipfile.BadZipFile as error:
        raise NothingFoundError("the artefact is damaged.") from error


def _only(found: Sequence[bytes]) -> bytes:
    if len(found) != 1:
        raise NothingFoundError(
            "the artefact holds the results of several models, and --against takes one."
            if found
            else "the artefact holds no results.json."
        )
    return found[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
