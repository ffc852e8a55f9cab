"""Writes the report of a check as one comment on a pull request or (GitLab) merge request.

The comment of the last run is found again by its first line and changed, so that there is one
however often the branch is pushed. Whoever may not write comments, as a fork's pull request may
not, is told so in the log; the build never fails by it. Standard library only; on GitHub `gh`
speaks to the server, with the token in GH_TOKEN.

    python comment.py github|gitlab
"""

import json
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

MARKER = "<!-- schoolcheck:report -->"
MOST = 65_000
"""Characters of a comment: GitHub takes 65 536, and emoji may count twice."""
RUN_FILE = "server.json"
_ENDS = {
    0: "The build goes on: nothing stands at or above the gate.",
    1: "**The build is stopped** by the gate: the findings below say what to change or to waive.",
    2: "**The check did not run**: the command, the rules or the brief are wrong; see the log.",
    3: "**The build is stopped**: a model cannot be read, or nothing in it could be assessed.",
}
_CRASHED = "**The build is stopped** by an error of the check itself, or a crash or timeout."
_ORDER = re.compile(r"^(\s*)/", re.MULTILINE)
_BOT = "github-actions[bot]"
_SECONDS = 30


class NotWrittenError(Exception):
    """Why there is no comment, in a sentence."""


def main(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Write or change the comment; always 0, since a comment is no part of the gate."""
    write = _to_gitlab if "gitlab" in arguments else _to_github
    out = Path(environment.get("SCHOOLCHECK_OUT") or "schoolcheck-out")
    try:
        told = write(comment(out, environment), environment)
    except NotWrittenError as error:
        told = f"no comment was written: {error}"
    print(f"schoolcheck: {' '.join(told.split())}")
    return 0


def comment(out: Path, environment: Mapping[str, str]) -> str:
    """The text: how the build ended, then the report of each model, as many as have room."""
    code, names = _run(out, environment)
    head = [MARKER, _ENDS.get(code, _CRASHED)]
    if link := _link(environment):
        head.append(f"[All reports of this run]({link}), the page with drawings among them.")
    text = "\n\n".join(head)
    left: list[str] = []
    for name in names:
        body = _body(out / name / "report.md")
        longer = f"{text}\n\n{body}" if not left else text
        if body and not left and len(longer) <= MOST - 500:
            text = longer
        else:
            left.append(name)
    if left:
        text += f"\n\n{len(left)} more of {len(names)} reports have no room here; see all reports."
    return f"{text}\n"


def _run(out: Path, environment: Mapping[str, str]) -> tuple[int, list[str]]:
    """The exit code and the folders of this run's reports; none where the check wrote none."""
    said = environment.get("SCHOOLCHECK_CODE", "")
    try:
        run = json.loads((out / RUN_FILE).read_text("utf-8"))
        return int(run["code"]), [str(name) for name in run["reports"]]
    except (OSError, ValueError):
        return int(said) if said.isdigit() else 2, []


def _body(path: Path) -> str:
    """A report without the line by which a comment is found again."""
    try:
        return path.read_text("utf-8").replace(MARKER, "").strip()
    except OSError:
        return ""


def _link(environment: Mapping[str, str]) -> str:
    if job := environment.get("CI_JOB_URL"):
        return f"{job}/artifacts/browse"
    parts = [environment.get(f"GITHUB_{part}", "") for part in ("SERVER_URL", "REPOSITORY")]
    run = environment.get("GITHUB_RUN_ID", "")
    return f"{parts[0]}/{parts[1]}/actions/runs/{run}" if all((*parts, run)) else ""


def _to_github(text: str, environment: Mapping[str, str]) -> str:
    number = environment.get("SCHOOLCHECK_PULL_REQUEST", "")
    if not number.isdigit():
        return "no pull request here, so no comment."
    comments = f"repos/{environment.get('GITHUB_REPOSITORY', '')}/issues/{number}/comments"
    author = environment.get("SCHOOLCHECK_COMMENT_AUTHOR") or _BOT
    shape = '.[] | [.id, .user.login, (.body // "")[0:100]] | @json'
    listed = _gh(["api", "--paginate", f"{comments}?per_page=100", "--jq", shape])
    # Only the bot's own: anybody can write the first line, and would go on owning the comment.
    own = [
        int(each)
        for each, login, body in map(json.loads, listed.splitlines())
        if login == author and _is_marked(body)
    ]
    place = (
        f"repos/{environment['GITHUB_REPOSITORY']}/issues/comments/{own[0]}" if own else comments
    )
    method = "PATCH" if own else "POST"
    # The text goes by standard input: it is long, and it is no argument of anything.
    _gh(["api", "--method", method, place, "--input", "-", "--silent"], {"body": text})
    return "the comment was changed." if own else "the comment was written."


def _gh(arguments: Sequence[str], body: Mapping[str, str] | None = None) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - a list, no shell
            ["gh", *arguments],  # noqa: S607 - the runner's own
            input=json.dumps(body) if body else None,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=_SECONDS * 4,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotWrittenError(f"gh could not be run ({type(error).__name__}).") from error
    if done.returncode:
        told = (done.stderr.strip().splitlines() or ["gh ended without a word."])[0][:200]
        raise NotWrittenError(
            f"{told} (A pull request from a fork may not; others need the "
            "permission pull-requests: write.)"
        )
    return done.stdout


def _to_gitlab(text: str, environment: Mapping[str, str]) -> str:
    request = environment.get("CI_MERGE_REQUEST_IID", "")
    token = environment.get("SCHOOLCHECK_TOKEN", "")
    if not (request.isdigit() and token):
        return "no merge request or no SCHOOLCHECK_TOKEN here, so no comment."
    # A line that begins with a slash would be an order to GitLab, with the rights of the token.
    text = _ORDER.sub(r"\1\\/", text)
    project = environment.get("CI_PROJECT_ID", "")
    base = (
        f"{environment.get('CI_API_V4_URL', '')}/projects/{project}/merge_requests/{request}/notes"
    )
    me = _ask("GET", f"{environment.get('CI_API_V4_URL', '')}/user", token)
    own = next(
        (
            note["id"]
            for note in _notes(base, token)
            if note["author"]["id"] == me["id"] and _is_marked(note["body"])
        ),
        None,
    )
    if own is None:
        _ask("POST", base, token, {"body": text})
        return "the comment was written."
    _ask("PUT", f"{base}/{int(own)}", token, {"body": text})
    return "the comment was changed."


def _notes(base: str, token: str) -> Iterator[dict[str, Any]]:
    for page in range(1, 51):
        found = _ask("GET", f"{base}?per_page=100&page={page}", token)
        yield from found
        if len(found) < 100:  # noqa: PLR2004 - a page that is not full is the last
            return


def _ask(method: str, url: str, token: str, body: Mapping[str, str] | None = None) -> Any:
    if not url.startswith(("https://", "http://")):
        raise NotWrittenError("CI_API_V4_URL is missing.")
    data = json.dumps(body).encode() if body else None
    request = urllib.request.Request(url, data=data, method=method)  # noqa: S310 - see above
    request.add_header("Content-Type", "application/json")
    # Not kept where the server sends us elsewhere.
    request.add_unredirected_header("PRIVATE-TOKEN", token)
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310
            return json.loads(answer.read() or b"null")
    except (OSError, ValueError) as error:
        told = f"HTTP {error.code}" if isinstance(error, urllib.error.HTTPError) else str(error)
        raise NotWrittenError(f"{method} of the notes ended with {told[:200]}.") from error


def _is_marked(body: str) -> bool:
    return body.splitlines()[:1] == [MARKER]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
