"""Commands of schoolcheck run as forks of one process that has everything imported.

A fresh interpreter takes two seconds of imports for each command and its child, most of what the
tests of the command line would cost. What is forked is otherwise the same: a process of its own
with its streams, folder and environment, and a child of its own with its limits. Only what a
fresh start is like (imports, the seed of hashes) needs `anew`.
"""

import json
import os
import select
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

SERVER = Path(__file__).with_name("server.py")
Done = subprocess.CompletedProcess[str]


def anew(
    arguments: Sequence[str], *, folder: Path, environment: Mapping[str, str], timeout: float = 120
) -> Done:
    """`python -m checker ARGUMENTS` in a fresh interpreter, as users run it."""
    return subprocess.run(
        [sys.executable, "-m", "checker", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=timeout,
        env=environment,
    )


class Commands:
    """Starts the process that forks when the first command is run, and ends it by `close`."""

    def __init__(self, spare: Path) -> None:
        """Printed lines pass through files in the folder `spare`."""
        self._to = spare / "stdout", spare / "stderr"
        self._server: subprocess.Popen[str] | None = None

    def run(
        self,
        arguments: Sequence[str],
        *,
        folder: Path,
        environment: Mapping[str, str],
        timeout: float = 120,
    ) -> Done:
        """As `anew`, in a fork."""
        if not hasattr(os, "fork"):
            return anew(arguments, folder=folder, environment=environment, timeout=timeout)
        request = {
            "arguments": arguments,
            "folder": str(folder),
            "environment": dict(environment),
            "to": list(map(str, self._to)),
        }
        code = self._asked(json.dumps(request), timeout)
        stdout, stderr = (path.read_text(encoding="utf-8") for path in self._to)
        return subprocess.CompletedProcess(arguments, code, stdout, stderr)

    def close(self) -> None:
        """End the process; whatever it forked has ended before."""
        if self._server is not None:
            self._server.kill()
            self._server.communicate()
            self._server = None

    def _asked(self, request: str, timeout: float) -> int:
        if self._server is None:
            self._server = subprocess.Popen(
                [sys.executable, "-I", SERVER],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        server = self._server
        assert server.stdin
        assert server.stdout
        server.stdin.write(f"{request}\n")
        server.stdin.flush()
        if not select.select([server.stdout], [], [], timeout)[0]:
            self.close()
            raise subprocess.TimeoutExpired(request, timeout)
        return int(server.stdout.readline())
