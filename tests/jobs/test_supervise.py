"""The supervisor turns every way in which a child can end into a record, and leaves none behind."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from checker.jobs import Job, Limits, judged_by, supervise, tasks
from checker.jobs import supervise as supervise_function

pytestmark = pytest.mark.slow

MODULE = sys.modules[supervise_function.__module__]
posix_only = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")


@pytest.fixture
def child_runs(monkeypatch, tmp_path):
    """Let the child run a script instead of `checker.jobs.child`."""

    def use(script: str) -> None:
        path = tmp_path / "child.py"
        path.write_text("import os, sys, json, time\n" + textwrap.dedent(script))
        real = subprocess.Popen

        def popen(_command, **options):
            return real([sys.executable, str(path)], **options)

        monkeypatch.setattr(MODULE.subprocess, "Popen", popen)

    return use


def job(wall_s: float = 20.0) -> Job:
    return Job(task="check", arguments={"model": "a.ifc"}, limits=Limits(wall_s=wall_s))


SAY = """
def say(**event):
    print(json.dumps(event), flush=True)
"""


def test_an_answer_is_handed_on_with_its_code(child_runs):
    child_runs(SAY + "say(event='answer', code=1, answer={'verdict': 'x'})")
    outcome = supervise(job())
    assert (outcome.state, outcome.code, outcome.answer) == ("done", 1, {"verdict": "x"})


def test_progress_is_passed_on_and_noise_of_native_code_is_not(child_runs):
    child_runs(
        SAY
        + """
print('GEOS said something')
print('[1, 2]')
say(event='progress', stage='reading', done=1, total=2)
say(event='answer', code=0, answer={})
"""
    )
    seen = []
    assert supervise(job(), on_event=seen.append).state == "done"
    assert seen == [{"event": "progress", "stage": "reading", "done": 1, "total": 2}]


@posix_only
def test_a_crash_names_the_signal_and_what_was_being_read(child_runs):
    child_runs(SAY + "say(event='touching', what='2wall')\nos.kill(os.getpid(), 11)")
    outcome = supervise(job())
    assert (outcome.state, outcome.code, outcome.touched) == ("crashed", 4, "2wall")
    assert "SIGSEGV" in outcome.message
    assert "2wall" in outcome.message


@posix_only
def test_a_crash_on_an_element_is_tried_once_more_without_it(child_runs):
    child_runs(
        SAY
        + """
job = json.loads(sys.stdin.readline())
if not job['skip']:
    say(event='touching', what='2wall')
    os.kill(os.getpid(), 11)
say(event='answer', code=0, answer={'skip': job['skip']})
"""
    )
    outcome = supervise(job())
    assert outcome.state == "done"
    assert outcome.skipped == ("2wall",)
    assert outcome.answer == {"skip": ["2wall"]}


@pytest.mark.slow
def test_a_child_that_hangs_is_stopped_by_the_clock(child_runs):
    child_runs("time.sleep(60)")
    started = time.monotonic()
    outcome = supervise(job(wall_s=0.5))
    assert (outcome.state, outcome.code) == ("timeout", 4)
    assert time.monotonic() - started < 10
    assert "--timeout" in outcome.message


def test_a_child_can_be_cancelled(child_runs):
    child_runs("time.sleep(60)")
    outcome = supervise(job(), cancelled=lambda: True)
    assert (outcome.state, outcome.code) == ("cancelled", 130)


def test_running_out_of_memory_is_told_apart(child_runs):
    child_runs("sys.stderr.write('MemoryError\\n'); sys.exit(1)")
    assert supervise(job()).state == "memory"


def test_a_silent_exit_is_a_crash_not_a_pass(child_runs):
    child_runs("sys.exit(0)")
    outcome = supervise(job())
    assert (outcome.state, outcome.code) == ("crashed", 4)


@pytest.mark.slow
@posix_only
def test_grandchildren_are_killed_with_the_child(child_runs, tmp_path):
    pid_file = tmp_path / "pid"
    child_runs(
        f"""
import subprocess
other = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])
open({str(pid_file)!r}, 'w').write(str(other.pid))
time.sleep(60)
"""
    )
    assert supervise(job(wall_s=2.0)).state == "timeout"
    assert not alive(int(pid_file.read_text()))


def alive(pid: int) -> bool:
    for _try in range(50):
        stat = Path(f"/proc/{pid}/stat")
        if not stat.exists() or stat.read_text().split()[2] == "Z":
            return False
        time.sleep(0.1)
    return True


@pytest.mark.skipif(sys.platform != "linux", reason="the parent-death signal is Linux's")
@pytest.mark.slow
def test_the_real_child_dies_with_its_parent():
    script = (
        "import subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-I', '-m', 'checker.jobs.child'],"
        " stdin=subprocess.PIPE)\n"
        "print(child.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as parent:
        pid = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
    assert not alive(pid)


@pytest.mark.slow
def test_the_real_child_answers_within_its_limits():
    outcome = supervise(Job(task="hello", limits=Limits(wall_s=60)))
    assert (outcome.state, outcome.code, outcome.message) == ("done", 0, "")


def test_a_job_survives_its_journey_through_a_pipe():
    sent = Job(task="check", arguments={"model": "ä.ifc", "formats": ["html"]}, skip=("x",))
    assert Job.from_line(sent.to_line()) == sent
    assert sent.to_line().count(b"\n") == 1


def test_after_reading_no_element_is_blamed(monkeypatch, tmp_path):
    """A crash while judging used to be pinned on the last element that was read."""
    told = []
    monkeypatch.setattr(tasks, "read_facts", lambda *_a, watch, **_k: watch.journal("2wall"))
    read = Job(task="check", arguments={"model": str(tmp_path / "a.ifc")})
    by = judged_by.judged_by({"rules": ["readiness"]}, beside=tmp_path / "a.ifc")
    tasks._read(read, by, lambda event, **fields: told.append((event, fields)))
    assert told == [("touching", {"what": "2wall"}), ("touching", {"what": ""})]


def test_a_child_that_is_gone_before_it_is_told_its_job_is_no_error_of_ours():
    """What is left in the pipe's buffer must not be written again when it is closed."""
    with subprocess.Popen([sys.executable, "-c", "pass"], stdin=subprocess.PIPE) as child:
        child.wait()
        module = sys.modules["checker.jobs.supervise"]
        module._hand_over(child, job())
    assert child.returncode == 0
