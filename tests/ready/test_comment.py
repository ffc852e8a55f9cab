"""ci/comment.py and ci/earlier.py: one comment of limited length, and results to compare with."""

import io
import json
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from checker.report.markdown import LONGEST, MARK
from ci import check as check_script
from ci import comment as script
from ci import earlier


def test_the_scripts_agree_with_the_reports_and_each_other():
    assert script.MARKER == MARK
    assert script.MOST < LONGEST
    assert script.RUN_FILE == check_script.RUN_FILE


@pytest.fixture
def out(tmp_path):
    """What a run of some models wrote: names, and how long each one's report is."""

    def write(code: int, **reports: str):
        for name, text in reports.items():
            (tmp_path / name).mkdir()
            (tmp_path / name / "report.md").write_text(f"{MARK}\n{text}\n", encoding="utf-8")
        run = {"code": code, "reports": list(reports)}
        (tmp_path / script.RUN_FILE).write_text(json.dumps(run))
        return tmp_path

    return write


def test_a_comment_begins_with_its_mark_then_how_the_build_ended_then_the_reports(out):
    text = script.comment(out(1, a="## A", b="## B"), {"CI_JOB_URL": "https://git.example/1"})
    lines = text.splitlines()
    assert lines[0] == MARK
    assert text.count(MARK) == 1
    assert "stopped** by the gate" in lines[2]
    assert "(https://git.example/1/artifacts/browse)" in lines[4]
    assert lines[6:] == ["## A", "", "## B"]


@pytest.mark.parametrize(
    ("code", "said"),
    [(0, "goes on"), (1, "by the gate"), (2, "did not run"), (3, "cannot be read"), (4, "crash")],
)
def test_every_exit_code_has_a_sentence(out, tmp_path, code, said):
    assert said in script.comment(out(code, a="## A"), {})
    (tmp_path / script.RUN_FILE).unlink()
    without = script.comment(tmp_path, {"SCHOOLCHECK_CODE": str(code)})
    assert said in without
    assert "## A" not in without


def test_reports_that_have_no_room_are_counted_and_the_comment_is_never_too_long(out):
    long, short = "x" * 60_000, "y" * 400
    text = script.comment(out(1, a=short, b=long, c=short, d=long), {})
    assert len(text) < LONGEST
    assert (short in text, long in text) == (True, True)
    assert "1 more of 4 reports have no room" in text
    assert text.count(short) == 2


def test_without_any_report_or_word_of_the_check_it_did_not_run(tmp_path):
    assert "did not run" in script.comment(tmp_path / "nowhere", {})


class GitLab(BaseHTTPRequestHandler):
    """A server that keeps what it is asked; the notes of two pages, and an artefact elsewhere."""

    def do_GET(self):
        self._serve()

    def do_POST(self):
        self._serve()

    def do_PUT(self):
        self._serve()

    def _serve(self):
        server = self.server
        place = urlsplit(self.path)
        length = int(self.headers.get("Content-Length", 0))
        body = json.loads(self.rfile.read(length)) if length else None
        tokens = {key: self.headers[key] for key in ("PRIVATE-TOKEN", "JOB-TOKEN")}
        server.asked.append((self.command, place.path, tokens, body))
        if place.path.endswith("/download"):
            self.send_response(302)
            self.send_header("Location", f"/store?{place.query}")
            self.end_headers()
            return
        answer = server.answer(self.command, place.path, parse_qs(place.query))
        self.send_response(200 if answer is not None else 403)
        self.end_headers()
        if answer is not None:
            self.wfile.write(answer if isinstance(answer, bytes) else json.dumps(answer).encode())

    def log_message(self, *_parts):
        """Nothing: the test looks at what was asked."""


@pytest.fixture
def gitlab():
    """A server on this machine, with what it was asked in `asked` and its answers in `answer`."""
    with HTTPServer(("127.0.0.1", 0), GitLab) as server:
        server.asked = []
        server.url = f"http://127.0.0.1:{server.server_port}/api/v4"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


JOB = {"CI_JOB_TOKEN": "job"}


def request(server, **more):
    return {
        "CI_API_V4_URL": server.url,
        "CI_PROJECT_ID": "3",
        "CI_MERGE_REQUEST_IID": "8",
        "SCHOOLCHECK_TOKEN": "secret",
        **more,
    }


def notes(*, own: bool):
    """101 notes: the mark of somebody else first, ours on the second page if there is one."""
    first = [{"id": n, "author": {"id": 2}, "body": f"{MARK}\ncopied"} for n in range(100)]
    last = [{"id": 200, "author": {"id": 1 if own else 2}, "body": f"{MARK}\r\nold"}]

    def answer(command, path, query):
        if command != "GET":
            return {}
        if path.endswith("/user"):
            return {"id": 1}
        return first if query["page"] == ["1"] else last

    return answer


@pytest.mark.parametrize(
    ("own", "wrote"),
    [
        (True, ("PUT", "/api/v4/projects/3/merge_requests/8/notes/200")),
        (False, ("POST", "/api/v4/projects/3/merge_requests/8/notes")),
    ],
)
def test_a_merge_request_has_one_comment_and_it_is_ours(out, gitlab, capsys, own, wrote):
    gitlab.answer = notes(own=own)
    folder = out(1, a="## A")
    assert script.main(["gitlab"], request(gitlab, SCHOOLCHECK_OUT=str(folder))) == 0
    command, path, tokens, body = gitlab.asked[-1]
    assert (command, path) == wrote
    assert body["body"].startswith(f"{MARK}\n")
    assert tokens["PRIVATE-TOKEN"] == "secret"
    assert [each[0] for each in gitlab.asked] == ["GET", "GET", "GET", wrote[0]]
    assert "secret" not in capsys.readouterr().out


def test_no_line_of_a_report_is_an_order_to_gitlab(out, gitlab):
    gitlab.answer = notes(own=False)
    folder = out(1, a="## A\n/merge\n  /close\nhalf 1/2")
    script.main(["gitlab"], request(gitlab, SCHOOLCHECK_OUT=str(folder)))
    lines = gitlab.asked[-1][3]["body"].splitlines()
    assert lines[-3:] == ["\\/merge", "  \\/close", "half 1/2"]


def test_a_token_that_may_not_comment_stops_no_build_and_is_never_printed(out, gitlab, capsys):
    gitlab.answer = lambda *_asked: None
    assert script.main(["gitlab"], request(gitlab, SCHOOLCHECK_OUT=str(out(0, a="A")))) == 0
    said = capsys.readouterr().out
    assert "no comment was written: GET of the notes ended with HTTP 403" in said
    assert "secret" not in said


@pytest.mark.parametrize("missing", ["SCHOOLCHECK_TOKEN", "CI_MERGE_REQUEST_IID"])
def test_without_a_merge_request_or_a_token_nobody_is_asked(out, gitlab, capsys, missing):
    environment = request(gitlab, SCHOOLCHECK_OUT=str(out(0, a="A")))
    del environment[missing]
    assert script.main(["gitlab"], environment) == 0
    assert gitlab.asked == []
    assert "so no comment" in capsys.readouterr().out


def archive(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name in names:
            file.writestr(name, f"of {name}")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (archive("schoolcheck-out/a/results.json", "schoolcheck-out/a/x"), "compared with"),
        (archive("schoolcheck-out/server.json"), "holds no results.json"),
        (archive("o/a/results.json", "o/b/results.json"), "results of several models"),
        (b"no archive", "damaged"),
        (None, "no artefact of release/1 (HTTP 403)"),
    ],
)
def test_earlier_results_are_the_artefact_of_the_branch(gitlab, tmp_path, capsys, data, said):
    gitlab.answer = lambda _command, path, _query: data if path == "/store" else None
    target = tmp_path / "base.json"
    target.write_text("of an earlier run")
    environment = request(
        gitlab,
        CI_MERGE_REQUEST_TARGET_BRANCH_NAME="release/1",
        CI_JOB_NAME="school check",
        **JOB,
    )
    assert earlier.main(["gitlab", str(target)], environment) == 0
    assert said in capsys.readouterr().out
    wrote = data is not None and said == "compared with"
    assert target.exists() is wrote
    if wrote:
        assert target.read_text() == "of schoolcheck-out/a/results.json"
    (_, path, tokens, _), (_, stored, elsewhere, _) = gitlab.asked
    assert path == "/api/v4/projects/3/jobs/artifacts/release%2F1/download"
    assert tokens == {"PRIVATE-TOKEN": "secret", "JOB-TOKEN": None}
    # Where artefacts are stored is another server: no token goes there.
    assert (stored, elsewhere) == ("/store", {"PRIVATE-TOKEN": None, "JOB-TOKEN": None})


def test_a_job_without_a_token_of_its_own_uses_that_of_the_job(gitlab, tmp_path):
    gitlab.answer = lambda *_asked: archive("o/a/results.json")
    environment = request(gitlab, CI_COMMIT_BRANCH="main", **JOB)
    del environment["SCHOOLCHECK_TOKEN"]
    earlier.main(["gitlab", str(tmp_path / "deep" / "base.json")], environment)
    assert gitlab.asked[0][2] == {"PRIVATE-TOKEN": None, "JOB-TOKEN": "job"}
    assert (tmp_path / "deep" / "base.json").read_text() == "of o/a/results.json"
