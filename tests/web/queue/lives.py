"""Server processes to be killed: forks of one that has all imported, a line of JSON for each.

What a life does goes into its journal, a file that outlives it. A run does what its name says:
`quick`, `held` until a file of its name and `.go` lies beside, `deadly`, `wrong` or `deaf`.
"""

import ctypes
import json
import logging
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

from checker.errors import UsageError
from checker.web.queue import Stopping
from checker.web.queue.engine import DbosQueue
from checker.web.settings import Settings

_DIE_WITH_PARENT = 1


class Life:
    """One server process with nothing but a queue."""

    def __init__(self, given):
        self.folder = Path(given["settings"]["data"])
        self.slot = given["settings"].get("slot", "server")
        settings = Settings(**given["settings"] | {"data": self.folder})
        self.queue = DbosQueue(settings, **given["beat"])
        self.ended = threading.Event()

    def tell(self, what, run=""):
        line = {"at": time.monotonic(), "slot": self.slot, "what": what, "run": run}
        with (self.folder / "journal").open("ab", buffering=0) as journal:
            journal.write(json.dumps(line).encode() + b"\n")

    def live(self):
        signal.signal(signal.SIGTERM, lambda *_: self.ended.set())
        try:
            self.queue.start(self.work)
        except UsageError as error:
            self.tell("refused", str(error))
            return
        self.tell("ready")
        # A signal that another thread receives does not wake this one.
        while not self.ended.wait(0.05):
            pass
        self.queue.stop()
        self.tell("stopped")

    def work(self, run, cancelled):
        self.tell("begin", run)
        try:
            self.do(run, cancelled)
        except Stopping:
            self.tell("let go", run)
            raise

    def do(self, run, cancelled):
        kind = run.split("-")[0]
        if kind == "deadly":
            os.kill(os.getpid(), signal.SIGKILL)
        elif kind == "wrong":
            raise LookupError(run)
        while kind == "held" and not (self.folder / f"{run}.go").exists():
            if cancelled():
                self.tell("cancelled", run)
                return
            time.sleep(0.02)
        time.sleep(0.03)
        self.tell("end", run)


def bury(*_):
    """Wait for children that ended, so that they are gone and what they used is counted."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def main():
    signal.signal(signal.SIGCHLD, bury)
    for line in sys.stdin:
        given = json.loads(line)
        pid = os.fork()
        if pid == 0:
            ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            logging.basicConfig(filename=Path(given["settings"]["data"]) / "log", force=True)
            code = 1
            try:
                Life(given).live()
                code = 0
            finally:
                logging.shutdown()
                os._exit(code)
        print(pid, flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
