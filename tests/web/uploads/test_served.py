"""Uploads to a server in a process of its own: many at once, broken off, refused, killed."""

import hashlib
import http.client
import json
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from sqlalchemy import select

from checker.web.database import Database
from checker.web.files import Files
from checker.web.settings import MIB, Settings
from checker.web.tables import Revision, Run
from tests.web.uploads.served import served, waits
from tests.web.uploads.tus_client import words

pytestmark = pytest.mark.slow
HEAD = b"ISO-10303-21;\nHEADER;\n"
SPEAKS = {"Tus_Resumable": "1.0.0"}
PIECE = {**SPEAKS, "Content_Type": "application/offset+octet-stream"}


def model(number: int, size: int) -> bytes:
    head = HEAD + f"/* {number} */".encode()
    return head + b" " * (size - len(head))


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("server")


@pytest.fixture(scope="module")
def server(data):
    with served(data) as server:
        yield server


def kept(data) -> set[str]:
    """Digests of the files in the store."""
    return {each.name for each in (data / "files").glob("??/*")}


def coming(data) -> list:
    return list((data / "files" / "coming").glob("*"))


def gone(look, within_s: float = 10.0) -> bool:
    """Whether there is nothing to be seen before long."""
    end = time.monotonic() + within_s
    while look() and time.monotonic() < end:
        time.sleep(0.02)
    return not look()


def test_of_twenty_at_once_none_is_lost(server, data):
    project = server.project()
    models = [model(number, 2 * MIB) for number in range(20)]

    def put(number):
        path = f"/api/projects/{project}/models/m{number % 4}?file_name=a.ifc"
        status, _headers, body = server.ask("PUT", path, models[number])
        return status, json.loads(body)

    with waits(server, "/healthz") as taken, ThreadPoolExecutor(20) as threads:
        answers = list(threads.map(put, range(20)))
    assert [status for status, _told in answers] == [202] * 20
    digests = {hashlib.sha256(each).hexdigest() for each in models}
    assert {told["sha256"] for _status, told in answers} == digests
    assert kept(data) >= digests
    assert sorted(told["revision"] for _status, told in answers) == sorted([*range(1, 6)] * 4)
    assert coming(data) == []
    assert sorted(taken)[len(taken) // 2] < 0.3
    assert server.most_memory() < 300 * MIB


@contextmanager
def connected(server, method, path, *headers) -> Iterator[socket.socket]:
    """A connection that has sent the head of a request."""
    always = ("Host: 127.0.0.1:8600", "Sec-Fetch-Site: same-origin")
    lines = [f"{method} {path} HTTP/1.1", *always, *headers, "", ""]
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        connection.sendall("\r\n".join(lines).encode())
        yield connection


@pytest.mark.parametrize("how", ["Content-Length: 5000000", "Transfer-Encoding: chunked"])
def test_a_broken_connection_leaves_nothing(server, data, how):
    project, before = server.project(), kept(data)
    path = f"/api/projects/{project}/models/A?file_name=a.ifc"
    piece = model(1, MIB)
    framed = b"%x\r\n%s\r\n" % (len(piece), piece) if "chunked" in how else piece
    with connected(server, "PUT", path, how) as connection:
        connection.sendall(framed)
        assert gone(lambda: not coming(data))  # it has begun to come
    assert gone(lambda: coming(data))
    assert kept(data) == before


def test_who_sends_too_much_hears_why_while_still_sending(server, data):
    path = f"/api/projects/{server.project()}/models/A?file_name=a.ifc"
    with connected(server, "PUT", path, f"Content-Length: {257 * MIB}") as connection:
        for _more in range(20):  # what is on its way is taken from the line and forgotten
            connection.sendall(bytes(MIB))
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        assert answer.status == 413
        assert b"larger than the 256 MB" in answer.read()
        answer.close()
    assert coming(data) == []


def announce(server, project, size) -> str:
    told = {"Upload_Length": str(size), "Upload_Metadata": words(model="A", filename="a.ifc")}
    _status, headers, _body = server.ask("POST", f"/projects/{project}/tus", **SPEAKS, **told)
    return headers["location"]


def test_uploads_go_on_or_are_finished_after_the_server_was_killed(tmp_path):
    broken, come = model(7, 3 * MIB), model(8, MIB)
    with served(tmp_path) as server:
        project = server.project()
        finished = announce(server, project, len(come))
        [partial] = coming(tmp_path)
        partial.write_bytes(come)  # killed with the last byte, before it was accepted
        where = announce(server, project, len(broken))
        [partial] = set(coming(tmp_path)) - {partial}
        headers = (
            "Tus-Resumable: 1.0.0", "Upload-Offset: 0", f"Content-Length: {len(broken)}",
            "Content-Type: application/offset+octet-stream",
        )  # fmt: skip
        with connected(server, "PATCH", where, *headers) as connection:
            connection.sendall(broken[: MIB + 1])
            assert gone(lambda: partial.stat().st_size <= MIB)
            server.kill()
    with served(tmp_path) as server:
        assert "upload-run" in server.ask("HEAD", finished, **SPEAKS)[1]
        at = int(server.ask("HEAD", where, **SPEAKS)[1]["upload-offset"])
        assert at == MIB + 1
        rest = {**PIECE, "Upload_Offset": str(at)}
        status, headers, _body = server.ask("PATCH", where, broken[at:], **rest)
        assert status == 204
        assert "upload-run" in headers
    assert revisions(tmp_path) == {hashlib.sha256(each).hexdigest() for each in (broken, come)}


def revisions(folder) -> set[str]:
    """The digests of the two revisions there are, whose files are as they say."""
    database, files = Database(Settings(data=folder)), Files(folder / "files")
    with database.reading() as session:
        found = session.scalars(select(Revision.sha256)).all()
        assert len(found) == len(session.scalars(select(Run.id)).all()) == 2
    database.close()
    for each in found:
        assert hashlib.sha256(files.path_of(each).read_bytes()).hexdigest() == each
    return set(found)
