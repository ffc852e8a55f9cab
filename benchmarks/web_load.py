"""What a server bears: uploads at once, pages meanwhile, memory.

`python -m benchmarks.web_load`: a server of its own on loopback; 20 models of 20 MB arrive at once,
then all are checked while pages are asked for. Prints how many were lost, how long pages took and
the most memory that the server process ever had. The children that read models are not part of it.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles

from sample_models.make import ifc_text
from sample_models.make.small import Want, row

PORT, MIB, BAD = 8673, 1024**2, 400
_LINE = "#{}=IFCCARTESIANPOINT(({}.,{}.,0.));\n"
_FIRST = 1_000_000
_OPEN = {"queued", "running"}
_EVERY_S = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A server that runs."""

    process: "subprocess.Popen[bytes]"

    def ask(self, path: str, data: bytes | None = None, method: str = "GET") -> bytes:
        """What it answers."""
        headers = {
            "Accept": "application/json",
            "Content-Type": "application/json",
            "Sec-Fetch-Site": "none",
        }
        connection = HTTPConnection("127.0.0.1", PORT, timeout=600)
        try:
            connection.request(method, path, data, headers)
            answer = connection.getresponse()
            body = answer.read()
        finally:
            connection.close()
        if answer.status >= BAD:
            raise SystemExit(f"{method} {path}: {answer.status} {body[:200]!r}")
        return body

    def most_memory(self) -> float:
        """The most memory that the process ever had, in MB (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        line = next(each for each in status.splitlines() if each.startswith("VmHWM"))
        return int(line.split()[1]) / 1024


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--uploads", type=int, default=20)
    parser.add_argument("--megabytes", type=int, default=20)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, _server(Path(folder)) as server:
        models = [padded(each, arguments.megabytes * MIB) for each in range(arguments.uploads)]
        made = server.ask("/api/projects", b'{"name": "Load"}', "POST")
        project = json.loads(made)["id"]
        started = time.perf_counter()
        runs, while_coming = _asking_meanwhile(
            server, project, lambda: _sent(server, project, models)
        )
        came = time.perf_counter() - started
        wait = partial(_ended, server, runs)
        states, while_checking = _asking_meanwhile(server, project, wait)
        print(f"{len(models)} uploads of {arguments.megabytes} MB at once: {came:.1f} s")
        print(
            f"lost: {len(models) - len(set(runs))}, ended otherwise than done: {_not_done(states)}"
        )
        _tell("pages while uploads arrive", while_coming)
        _tell("pages while models are checked", while_checking)
        print(f"most memory of the server process: {server.most_memory():.0f} MB")


def padded(number: int, size: int) -> bytes:
    """A small school and points that nothing refers to: many bytes and little to check."""
    want = Want(name="Classroom", kind="classroom", width=8.0 + number / 100, depth=7.0)
    head, end, tail = ifc_text(row((want,))).rpartition("ENDSEC;")
    lines = (size - len(head)) // len(_LINE.format(_FIRST, number, _FIRST))
    points = "".join(_LINE.format(_FIRST + i, number, _FIRST + i) for i in range(max(0, lines)))
    return (head + points + end + tail).encode("ascii")


@contextmanager
def _server(folder: Path) -> Iterator[Served]:
    command = [sys.executable, "-m", "checker", "serve", "--data", str(folder / "data")]
    process = subprocess.Popen([*command, "--port", str(PORT)], stderr=subprocess.DEVNULL)
    server = Served(process=process)
    try:
        for _ in range(100):
            try:
                server.ask("/healthz")
                break
            except OSError:
                time.sleep(0.1)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=30)


def _sent(server: Served, project: str, models: Sequence[bytes]) -> list[str]:
    def send(numbered: tuple[int, bytes]) -> str:
        number, data = numbered
        path = f"/api/projects/{project}/models/model-{number}?file_name=school.ifc"
        return str(json.loads(server.ask(path, data, "PUT"))["run"])

    with ThreadPoolExecutor(len(models)) as threads:
        return list(threads.map(send, enumerate(models)))


def _ended(server: Served, runs: Sequence[str]) -> list[str]:
    states: list[str] = []
    for run in runs:
        while (state := json.loads(server.ask(f"/api/runs/{run}"))["state"]) in _OPEN:
            time.sleep(_EVERY_S)
        states.append(state)
    return states


def _asking_meanwhile(
    server: Served, project: str, work: Callable[[], list[str]]
) -> tuple[list[str], list[float]]:
    """What `work` gives, and how long each page took that was asked for meanwhile, in seconds."""
    seconds: list[float] = []
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            for path in ("/", f"/projects/{project}", "/rules?text=corridor"):
                started = time.perf_counter()
                server.ask(path)
                seconds.append(time.perf_counter() - started)
            time.sleep(_EVERY_S / 2)

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        return work(), seconds
    finally:
        done.set()
        asking.join()


def _not_done(states: Sequence[str]) -> int:
    return sum(each != "done" for each in states)


def _tell(what: str, seconds: Sequence[float]) -> None:
    most = quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
    print(
        f"{what}: {len(seconds)}, median {1000 * median(seconds):.0f} ms, "
        f"95 % within {1000 * most:.0f} ms, longest {1000 * max(seconds):.0f} ms"
    )


if __name__ == "__main__":
    main()
