"""Places where servers with a queue live and die, on SQLite and on PostgreSQL."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from checker.web.settings import Settings

ROOT = Path(__file__).resolve().parents[3]
BEAT = {"beat_s": 0.3, "dead_after_s": 2.5}


def until(holds, seconds=15.0):
    """Wait until something holds and give it back, or fail."""
    end = time.monotonic() + seconds
    while not (answer := holds()):
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.02)
    return answer


class Process:
    """One server process."""

    def __init__(self, pid, place, slot):
        self.pid, self.place, self.slot = pid, place, slot

    def signal(self, number):
        os.kill(self.pid, number)

    def kill(self):
        self.signal(signal.SIGKILL)
        until(lambda: not self.lives)

    def stop(self):
        self.signal(signal.SIGTERM)
        until(lambda: not self.lives)

    @property
    def lives(self):
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        return True


class Place:
    """A folder and a database that servers share, and what they wrote into their journal."""

    def __init__(self, server, folder, url=""):
        from checker.web.queue.engine import DbosQueue  # noqa: PLC0415 - a second to import

        self.server, self.folder, self.url = server, folder, url
        self.queue = DbosQueue(Settings(data=folder, database_url=url))
        self.processes = []

    def begin(self, slot="server", at_once=2):
        """Start a server and do not wait for it."""
        settings = {
            "data": str(self.folder),
            "database_url": self.url,
            "slot": slot,
            "at_once": at_once,
        }
        self.server.stdin.write(json.dumps({"settings": settings, "beat": BEAT}) + "\n")
        self.server.stdin.flush()
        self.processes.append(Process(int(self.server.stdout.readline()), self, slot))
        return self.processes[-1]

    def live(self, slot="server", at_once=2):
        """Start a server and wait until it is ready."""
        before = len(self.told("ready"))
        process = self.begin(slot, at_once)
        until(lambda: len(self.told("ready")) > before)
        return process

    def submit(self, *runs):
        for each in runs:
            self.queue.submit(each)

    def release(self, run):
        (self.folder / f"{run}.go").touch()

    def lines(self):
        path = self.folder / "journal"
        return [json.loads(each) for each in path.read_text().splitlines()] if path.exists() else []

    def told(self, what, slot=None):
        """The runs of which something was told, in that order."""
        return [
            each["run"]
            for each in self.lines()
            if each["what"] == what and slot in (None, each["slot"])
        ]

    def until_told(self, what, *runs, slot=None):
        until(lambda: not Counter(runs) - Counter(self.told(what, slot)))

    def until_ended(self, *runs):
        """Wait until the queue is done with runs and say how."""
        return until(lambda: len(ended := self.queue.ended(runs)) == len(runs) and dict(ended))

    def close(self):
        for each in self.processes:
            if each.lives:
                each.signal(signal.SIGCONT)
                each.kill()
        self.queue.stop()


@pytest.fixture(scope="session")
def _server():
    if not hasattr(os, "fork"):
        pytest.skip("processes are forked for these tests, which this system cannot do")
    command = [sys.executable, str(Path(__file__).with_name("lives.py"))]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as server:
        yield server
        server.stdin.close()


@pytest.fixture
def place(_server, tmp_path):
    """A folder with a SQLite file."""
    made = Place(_server, tmp_path)
    yield made
    made.close()


@pytest.fixture
def shared_place(_server, tmp_path, postgres):
    """A PostgreSQL database of its own."""
    made = Place(_server, tmp_path, postgres.database())
    yield made
    made.close()
