"""What a server survives: killed at random moments, its children killed, its database held.

`python -m benchmarks.web_faults [--rounds 20]`: whole servers with their queue and real children,
on loopback. Prints one row for each fault: how often it was tried, what was accepted, what was
lost, and what ended otherwise than it should have.
"""

import argparse
import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from benchmarks.web_load import padded

_OPEN = {"queued", "running"}
_PATIENCE_S = 120.0
_ACCEPTED, _REFUSED = 202, 400
Answer = tuple[int, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What came of one kind of fault."""

    fault: str
    tried: int
    accepted: int
    lost: int
    amiss: tuple[str, ...] = ()


class Server:
    """A whole server on a data folder, which may be killed and started again."""

    def __init__(self, data: Path) -> None:
        self.data, self.port = data, _free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [sys.executable, "-m", "checker", "serve", "--data", str(self.data)]
        self.process = subprocess.Popen(
            [*command, "--port", str(self.port)], stderr=subprocess.DEVNULL
        )
        _until(lambda: self.answers("/readyz"), "the server does not start")

    def kill(self) -> None:
        """As a crash or a power cut would end it."""
        assert self.process is not None  # noqa: S101 - started before
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        """As whoever runs it would end it."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=60)

    def ask(self, path: str, data: bytes | None = None, method: str = "GET") -> Answer:
        """Status and body.

        Raises:
            OSError, HTTPException: when it does not answer.
        """
        headers = {
            "Accept": "application/json",
            "Content-Type": "application/json",
            "Sec-Fetch-Site": "none",
        }
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request(method, path, data, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()

    def answers(self, path: str) -> bool:
        """Whether it says yes."""
        try:
            return self.ask(path)[0] < _REFUSED
        except (OSError, HTTPException):
            return False

    def project(self) -> str:
        """A new project."""
        return str(json.loads(self.ask("/api/projects", b'{"name": "School"}', "POST")[1])["id"])

    def send(self, project: str, data: bytes) -> str:
        """The run of a model that was accepted; nothing when it was not, or nobody knows."""
        path = f"/api/projects/{project}/models/architecture?file_name=school.ifc"
        try:
            status, body = self.ask(path, data, "PUT")
        except (OSError, HTTPException):
            return ""
        return str(json.loads(body)["run"]) if status == _ACCEPTED else ""

    def ended(self, run: str) -> Mapping[str, object]:
        """The run when it has ended."""
        found: dict[str, object] = {}

        def has_ended() -> bool:
            status, body = self.ask(f"/api/runs/{run}")
            found.update(json.loads(body) if status < _REFUSED else {"state": "lost"})
            return found["state"] not in _OPEN

        _until(has_ended, f"run {run} does not end")
        return found

    def children(self) -> list[int]:
        """The processes that it started (Linux)."""
        assert self.process is not None  # noqa: S101 - started before
        path = Path(f"/proc/{self.process.pid}/task")
        lists = path.glob("*/children")
        return [int(each) for file in lists for each in file.read_text("ascii").split()]


def server_killed(rounds: int, seed: int) -> Told:
    """Kill the server at random moments while models arrive and are checked."""
    chance, accepted, amiss = random.Random(seed), 0, []
    with _served() as server:
        project = server.project()
        for number in range(rounds):
            runs = [server.send(project, padded(1000 * number + each, 0)) for each in range(2)]
            time.sleep(chance.uniform(0.0, 3.0))
            server.kill()
            server.start()
            known = [each for each in runs if each]
            accepted += len(known)
            amiss += _amiss([server.ended(each) for each in known])
    lost = sum("lost" in each for each in amiss)
    return Told(
        fault="server killed", tried=rounds, accepted=accepted, lost=lost, amiss=tuple(amiss)
    )


def child_killed(rounds: int, seed: int) -> Told:
    """Kill the child that reads a model: an answer in a sentence, never a green one."""
    chance, hit, amiss = random.Random(seed), 0, list[str]()
    with _served() as server:
        project = server.project()
        for number in range(rounds):
            run = server.send(project, padded(number, 0))
            _until(lambda: bool(server.children()), "no child is started")
            time.sleep(chance.uniform(0.0, 0.5))
            for child in server.children():
                with suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
                    hit += 1
            told = server.ended(run)
            if told["exit_code"] == 0 or not (told["message"] or told["verdict"]):
                amiss.append(f"{told['state']} {told['exit_code']} {told['message']!r}")
    return Told(fault="child killed", tried=hit, accepted=rounds, lost=0, amiss=tuple(amiss))


def database_held(rounds: int) -> Told:
    """Another program holds the database for seconds while a model arrives: it waits."""
    amiss, accepted = list[str](), 0
    with _served() as server:
        project = server.project()
        for number in range(rounds):
            with _held(server.data / "schoolcheck.sqlite", seconds=3.0):
                run = server.send(project, padded(number, 0))
            accepted += bool(run)
            amiss += _amiss([server.ended(run)]) if run else ["not accepted"]
    return Told(fault="database held", tried=rounds, accepted=accepted, lost=0, amiss=tuple(amiss))


def connection_broken(rounds: int, seed: int) -> Told:
    """Break uploads off at random places: nothing of them is kept, and the next one is accepted."""
    chance, amiss = random.Random(seed), list[str]()
    with _served() as server:
        project = server.project()
        for number in range(rounds):
            data = padded(number, 200_000)
            _broken_off(server, project, data, chance.randrange(1, len(data)))
        _until(lambda: not _files(server.data), "what was broken off is kept")
        amiss += _amiss([server.ended(server.send(project, padded(0, 0)))])
    return Told(fault="connection broken", tried=rounds, accepted=1, lost=0, amiss=tuple(amiss))


def told_of(rounds: int, seed: int) -> Iterator[Told]:
    """Each kind of fault, tried so many times."""
    yield server_killed(rounds, seed)
    yield child_killed(rounds, seed)
    yield database_held(max(1, rounds // 4))
    yield connection_broken(rounds, seed)


def table(rows: list[Told]) -> str:
    """One row for each kind, as Markdown."""
    head = "| fault | tried | accepted | lost | ended otherwise than it should |"
    under = "|---|---|---|---|---|"
    lines = (
        f"| {each.fault} | {each.tried} | {each.accepted} | {each.lost} | {len(each.amiss)} |"
        for each in rows
    )
    return "\n".join((head, under, *lines))


def main() -> None:
    """Print the table, and what was amiss."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    rows = list(told_of(arguments.rounds, arguments.seed))
    print(table(rows))
    for each in rows:
        for what in each.amiss:
            print(f"{each.fault}: {what}")


@contextmanager
def _served() -> Iterator[Server]:
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "data")
        server.start()
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def _held(database: Path, *, seconds: float) -> Iterator[None]:
    """A writer's lock on the database, let go after a while."""
    with closing(sqlite3.connect(database, check_same_thread=False)) as connection:
        connection.isolation_level = None
        connection.execute("BEGIN IMMEDIATE")
        letting_go = threading.Timer(seconds, connection.execute, ("ROLLBACK",))
        letting_go.start()
        yield
        letting_go.join()


def _broken_off(server: Server, project: str, data: bytes, at: int) -> None:
    head = (
        f"PUT /api/projects/{project}/models/architecture?file_name=school.ifc HTTP/1.1\r\n"
        f"Host: 127.0.0.1:{server.port}\r\nSec-Fetch-Site: none\r\n"
        f"Content-Length: {len(data)}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(head.encode("ascii") + data[:at])


def _amiss(runs: list[Mapping[str, object]]) -> list[str]:
    """Those that were not done, or whose answer is not there."""
    return [
        f"{each.get('state')} {each.get('exit_code')} {each.get('message')}"
        for each in runs
        if each.get("state") != "done" or not each.get("results")
    ]


def _files(data: Path) -> list[Path]:
    return [path for path in (data / "files").rglob("*") if path.is_file()]


def _until(holds: Callable[[], bool], otherwise: str) -> None:
    end = time.monotonic() + _PATIENCE_S
    while not holds():
        if time.monotonic() > end:
            raise SystemExit(otherwise)
        time.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


if __name__ == "__main__":
    main()
