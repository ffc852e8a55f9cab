"""A server as a process of its own, for tests that load it or kill it."""

import http.client
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from checker.web.app import create_app
from checker.web.settings import Settings
from tests.web.hand_queue import HandQueue

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """A server that runs, and how to talk to it."""

    process: subprocess.Popen
    port: int

    def ask(self, method, path, body=None, **headers):
        """One request by a connection of its own: status, headers, body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        names = {"Sec-Fetch-Site": "same-origin", **given}
        try:
            connection.request(method, path, body, names)
            answer = connection.getresponse()
            return answer.status, dict(answer.headers), answer.read()
        finally:
            connection.close()

    def project(self) -> str:
        form = {"Content_Type": "application/x-www-form-urlencoded"}
        _status, headers, _body = self.ask("POST", "/projects", "name=Oakfield", **form)
        return headers["location"].removeprefix("/projects/")

    def most_memory(self) -> int:
        """The most bytes of memory that it ever had."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) * 1024

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@contextmanager
def served(data: Path) -> Iterator[Process]:
    """A server with its data in a folder, until the block ends."""
    command = [sys.executable, "-m", "tests.web.uploads.served", str(data)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            line = process.stdout.readline()
            yield Process(process=process, port=int(line))
        finally:
            process.kill()


@contextmanager
def waits(server: Process, path: str) -> Iterator[list[float]]:
    """How long each of many requests for a page took while the block ran, in seconds."""
    taken: list[float] = []
    ended = threading.Event()

    def look() -> None:
        while not ended.is_set():
            begun = time.perf_counter()
            server.ask("GET", path)
            taken.append(time.perf_counter() - begun)
            time.sleep(0.01)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield taken
    finally:
        ended.set()
        thread.join()


def main() -> None:
    """Serve on a free port, and say which on the first line."""
    app = create_app(Settings(data=Path(sys.argv[1]), floor=0), queue=HandQueue)
    listener = socket.create_server(("127.0.0.1", 0))

    class Told(uvicorn.Server):
        async def startup(self, sockets=None) -> None:
            await super().startup(sockets=sockets)
            print(listener.getsockname()[1], flush=True)  # noqa: T201 - told to the test

    server = Told(uvicorn.Config(app, log_level="warning"))
    server.run(sockets=[listener])


if __name__ == "__main__":
    main()
