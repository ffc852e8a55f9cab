"""A PostgreSQL server to be thrown away, of whatever version Debian installed."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

_AS = "postgres"  # the server refuses to run as root; Debian's package makes this user
_MISSING = "install Debian's postgresql for the tests of several servers (README, Tests)"
_QUICK = ("fsync=off", "full_page_writes=off", "shared_buffers=16MB", "listen_addresses=")


class Cluster:
    """One running server, reached through a socket that lies in its folder."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._made = folder, 0

    def database(self) -> str:
        """The address of a new and empty database."""
        self._made += 1
        name = f"schools_{self._made}"
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self._address(name)

    def execute(self, url: str, statement: str) -> list[tuple[object, ...]]:
        """The rows that a statement gives."""
        with psycopg.connect(url, autocommit=True) as connection:
            return connection.execute(statement).fetchall()

    def answers(self) -> bool:
        """Whether it takes connections yet."""
        try:
            psycopg.connect(self._address("postgres")).close()
        except psycopg.OperationalError:
            return False
        return True

    def _address(self, name: str) -> str:
        return f"postgresql://{_AS}@/{name}?host={self.folder}"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A server for all tests. Missing locally they are left out; in CI its absence fails."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=_version)
    if not found:
        if os.environ.get("CI") == "true":
            pytest.fail(_MISSING)
        pytest.skip(_MISSING)
    # Not among pytest's folders: those are closed to the user that it runs as.
    folder = Path(tempfile.mkdtemp(prefix="schoolcheck-postgres-"))
    try:
        yield from _running(found[-1].parent, folder)
    finally:
        shutil.rmtree(folder)


def _running(programs: Path, folder: Path) -> Iterator[Cluster]:
    # It ends at once with the process that runs the tests, however that ends.
    before = ["setpriv", "--pdeathsig", "QUIT"]
    if os.geteuid() == 0:
        shutil.chown(folder, _AS, _AS)
        before += ["--reuid", _AS, "--regid", _AS, "--clear-groups"]
    data = folder / "data"
    make = ["initdb", "--auth=trust", f"--username={_AS}", "--no-sync", "--no-locale", "-EUTF8"]
    subprocess.run(
        [*before, str(programs / make[0]), *make[1:], str(data)],
        check=True,
        cwd=folder,
        stdout=subprocess.DEVNULL,
    )
    options = [word for each in _QUICK for word in ("-c", each)]
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(
            [*before, str(programs / "postgres"), "-D", str(data), "-k", str(folder), *options],
            cwd=folder,
            stdout=log,
            stderr=log,
        ) as server,
    ):
        cluster = Cluster(folder)
        end = time.monotonic() + 20
        while not cluster.answers():
            assert server.poll() is None, (folder / "log").read_text()
            assert time.monotonic() < end, (folder / "log").read_text()
            time.sleep(0.05)
        yield cluster
        server.send_signal(3)  # QUIT: at once, nobody needs what is in it


def _version(path: Path) -> float:
    return float(path.parent.parent.name)
