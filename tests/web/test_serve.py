"""The commands of a server, each as somebody types it."""

import subprocess
import sys

import pytest

from benchmarks.web_faults import Server
from tests.web.small import small_school


def typed(*words):
    return subprocess.run(
        [sys.executable, "-m", "checker", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    started = Server(tmp_path_factory.mktemp("server") / "data")
    started.start()
    yield started
    started.stop()


@pytest.mark.slow
def test_a_second_server_in_the_same_folder_is_refused_in_a_sentence(server):
    second = typed("serve", "--data", server.data, "--port", 1)
    assert second.returncode == 2
    assert "Another server is working in the folder" in second.stderr
    assert "Traceback" not in second.stderr
    assert server.answers("/readyz")


@pytest.mark.slow
@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "school.example.org"])  # noqa: S104
def test_an_address_that_others_reach_is_refused_without_accounts(tmp_path, host):
    told = typed("serve", "--data", tmp_path / "data", "--host", host)
    assert told.returncode == 2
    assert "nobody has to sign in" in told.stderr
    assert not (tmp_path / "data").exists()


@pytest.mark.slow
class TestPush:
    @pytest.fixture
    def model(self, tmp_path):
        path = tmp_path / "school.ifc"
        path.write_bytes(small_school())
        return path

    @pytest.mark.slow
    def test_it_ends_as_the_check_does_and_brings_the_results(self, server, model, tmp_path):
        address = f"http://127.0.0.1:{server.port}"
        given = ("--to", address, "--project", server.project(), "--out", tmp_path / "out")
        pushed = typed("push", model, *given)
        checked = typed("check", model, "--out", tmp_path / "own", "--brief", _empty(tmp_path))
        assert pushed.returncode == checked.returncode
        assert pushed.stdout.strip() == str(tmp_path / "out" / "results.json")
        own = (tmp_path / "own" / "school" / "results.json").read_bytes()
        assert (tmp_path / "out" / "results.json").read_bytes() == own
        assert f"{address}/runs/" in pushed.stderr

    @pytest.mark.slow
    @pytest.mark.parametrize(
        ("given", "code", "told"),
        [
            (("--to", "http://127.0.0.1:1", "--project", "x"), 4, "does not answer"),
            (("--to", "ftp://school", "--project", "x"), 2, "write http:// or https://"),
            (("--to", "{address}", "--project", "0" * 32), 4, "There is no such project"),
        ],
    )
    def test_what_goes_wrong_is_a_sentence(self, server, model, given, code, told):
        address = f"http://127.0.0.1:{server.port}"
        words = [each.format(address=address) for each in given]
        pushed = typed("push", model, *words)
        assert pushed.returncode == code
        assert told in pushed.stderr
        assert "Traceback" not in pushed.stderr

    def test_what_is_no_model_is_not_sent(self, server, tmp_path):
        (tmp_path / "x.txt").write_text("x")
        address = f"http://127.0.0.1:{server.port}"
        pushed = typed("push", tmp_path / "x.txt", "--to", address, "--project", "x")
        assert pushed.returncode == 2


@pytest.mark.slow
def test_a_server_is_backed_up_while_it_runs_and_purged_only_when_asked(server, tmp_path):
    run = server.send(server.project(), small_school(5.0))
    server.ended(run)
    backup = typed("backup", tmp_path / "all.tar", "--data", server.data)
    assert backup.returncode == 0, backup.stderr
    restored = typed("restore", tmp_path / "all.tar", "--data", tmp_path / "new")
    assert restored.returncode == 0, restored.stderr
    assert restored.stdout.split(": ")[1] == backup.stdout.split(": ")[1]
    purge = typed("purge", "--older-than", "1y", "--data", tmp_path / "new")
    assert purge.stdout == "no revisions and no stray files: would be removed.\n"


def _empty(folder):
    path = folder / "schoolcheck.yaml"
    path.write_text("# No brief yet: everything is judged by the rules' own figures.\n")
    return path
