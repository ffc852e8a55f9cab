"""Is the server well, how busy is it, is it kept safe, what is cleared out."""

import os
import sqlite3
import tarfile
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from checker.cli.operations import span_of
from checker.errors import UsageError
from checker.web.app import create_app
from checker.web.grants import AuditEntry
from checker.web.operations.backup import BackupError, backed_up, restored
from checker.web.operations.purging import purged
from checker.web.settings import Settings
from checker.web.tables import DONE, Comment, Project, Revision, Run, now
from tests.web.conftest import at_this_machine
from tests.web.hand_queue import HandQueue

YEAR = timedelta(days=365)


class TestHealth:
    def test_a_server_that_can_work_says_so(self, server):
        assert server.client.get("/healthz").json() == {"status": "alive"}
        assert server.client.get("/readyz").json() == {"status": "ready", "amiss": []}

    def test_a_disk_without_room_is_not_ready(self, tmp_path):
        app = create_app(Settings(data=tmp_path, floor=2**62), queue=HandQueue)
        with at_this_machine(app) as client:
            answer = client.get("/readyz")
        assert answer.status_code == 503
        assert answer.json()["amiss"] == ["the disk is as full as it may become"]

    def test_a_database_that_does_not_answer_is_not_ready(self, server):
        server.office.database.engine.dispose()
        (server.office.settings.data / "schoolcheck.sqlite").write_bytes(b"no database at all" * 99)
        for each in ("-wal", "-shm"):
            path = server.office.settings.data / f"schoolcheck.sqlite{each}"
            path.unlink(missing_ok=True)
        server.office.database.engine.dispose()
        assert server.client.get("/readyz").json()["amiss"] == ["the database does not answer"]


def figure(server, name):
    lines = server.client.get("/metrics").text.splitlines()
    return next(float(each.split()[-1]) for each in lines if each.startswith(name))


@pytest.mark.slow
def test_runs_requests_and_room_are_counted(server):
    run = server.add(server.project(), b"no model")
    assert figure(server, 'schoolcheck_runs{state="queued"}') == 1.0
    server.client.get(f"/runs/{run}")
    server.client.get(f"/runs/{run}")
    counted = 'schoolcheck_requests_total{route="/runs/{run_id}",status="200"}'
    assert figure(server, counted) == 2.0
    assert figure(server, "schoolcheck_disk_free_bytes") > 0
    assert run not in server.client.get("/metrics").text


class TestBackup:
    @pytest.fixture
    def project(self, server):
        project = server.project()
        server.add(project, b"first")
        return project

    def files(self, folder):
        return {
            str(path.relative_to(folder)): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file() and path.suffix not in {".sqlite", ".sqlite-wal", ".sqlite-shm"}
        }

    @pytest.mark.slow
    def test_what_was_put_back_is_what_there_was(self, server, project, tmp_path):
        data, out = server.office.settings.data, tmp_path / "all.tar"
        (data / "files" / "coming").mkdir(exist_ok=True)
        (data / "files" / "coming" / "half").write_bytes(b"half")
        assert backed_up(server.office.settings, out) == 1
        elsewhere = Settings(data=tmp_path / "elsewhere")
        assert restored(elsewhere, out) == 1
        before = self.files(data)
        before.pop(os.path.join("files", "coming", "half"))  # noqa: PTH118
        assert self.files(elsewhere.data) == before
        app = create_app(elsewhere, queue=HandQueue)
        with at_this_machine(app) as client:
            assert client.get(f"/projects/{project}").status_code == 200
            assert len(app.state.office.queue.given) == 1  # what waited goes on waiting

    def test_the_database_is_whole_while_somebody_writes(self, server, project, tmp_path):
        assert project
        with server.office.database.writing() as session:
            session.execute(update(Run).values(message="not yet"))
            session.flush()
            backed_up(server.office.settings, tmp_path / "all.tar")
        with tarfile.open(tmp_path / "all.tar") as tar:
            tar.extract("schoolcheck.sqlite", tmp_path, filter="data")
        with closing(sqlite3.connect(tmp_path / "schoolcheck.sqlite")) as copy:
            assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert copy.execute("SELECT message FROM runs").fetchall() == [("",)]

    def test_a_folder_that_is_not_empty_is_left_alone(self, server, project, tmp_path):
        assert project
        backed_up(server.office.settings, tmp_path / "all.tar")
        with pytest.raises(UsageError, match="is not empty"):
            restored(server.office.settings, tmp_path / "all.tar")

    @pytest.mark.slow
    @pytest.mark.parametrize("spoiled", ["cut", "changed", "foreign", "text"])
    def test_what_is_not_whole_is_refused_and_leaves_nothing(
        self, server, project, tmp_path, spoiled
    ):
        assert project
        out, elsewhere = tmp_path / "all.tar", Settings(data=tmp_path / "new" / "elsewhere")
        backed_up(server.office.settings, out)
        whole = out.read_bytes()
        if spoiled == "cut":
            out.write_bytes(whole[: whole.index(b"first")])
        elif spoiled == "changed":
            out.write_bytes(whole.replace(b"first", b"firsT"))
        elif spoiled == "foreign":
            out.write_bytes(whole.replace(b"schoolcheck/backup/1", b"somethingelse/backup"))
        else:
            out.write_text("no tar")
        with pytest.raises(BackupError):
            restored(elsewhere, out)
        assert not elsewhere.data.exists()
        assert list((tmp_path / "new").iterdir()) == []

    def test_without_a_server_there_is_nothing_to_back_up(self, tmp_path):
        with pytest.raises(UsageError, match="no server's folder"):
            backed_up(Settings(data=tmp_path / "nothing"), tmp_path / "out.tar")
        assert not (tmp_path / "out.tar").exists()


class TestPurge:
    @pytest.fixture
    def revisions(self, server):
        """Three revisions, two of them two years old, each with a finished run."""
        project = server.project()
        runs = [server.add(project, f"revision {each}".encode()) for each in range(3)]
        with server.office.database.writing() as session:
            session.execute(update(Run).values(state=DONE))
            old = update(Revision).where(Revision.number < 3)
            session.execute(old.values(at=now() - 2 * YEAR))
        for run in runs:
            server.out(run).mkdir(parents=True)
            (server.out(run) / "results.json").write_text("{}")
        for path in server.office.files.folder.glob("??/*"):
            os.utime(path, (0, 0))
        return runs

    def left(self, server):
        with server.office.database.reading() as session:
            return sorted(session.scalars(select(Revision.number)))

    def test_it_is_told_first_and_nothing_is_removed(self, server, revisions):
        what = purged(server.office.settings, YEAR, is_done=False)
        assert [each.told for each in what.revisions] == [
            "Oakfield, A, revision 1 (school.ifc)",
            "Oakfield, A, revision 2 (school.ifc)",
        ]
        assert self.left(server) == [1, 2, 3]
        assert all((server.out(each) / "results.json").is_file() for each in revisions)

    def test_old_ones_go_with_their_files_and_the_newest_stays(self, server, revisions):
        purged(server.office.settings, YEAR, is_done=True)
        assert self.left(server) == [3]
        assert [server.out(each).exists() for each in revisions] == [False, False, True]
        [kept] = server.office.files.folder.glob("??/*")
        assert kept.read_bytes() == b"revision 2"
        with server.office.database.reading() as session:
            purged_ones = select(AuditEntry).where(AuditEntry.what == "revision purged")
            assert len(session.scalars(purged_ones).all()) == 2

    @pytest.mark.slow
    def test_what_was_said_goes_on_with_the_revision_that_stays(self, server, revisions):
        with server.office.database.writing() as session:
            project = session.scalars(select(Project.id)).one()
            for run in revisions[:2]:
                said = {"project_id": project, "key": "d1", "text": run, "by": "somebody"}
                session.add(Comment(run_id=run, **said))
        purged(server.office.settings, YEAR, is_done=True)
        with server.office.database.reading() as session:
            kept = session.scalars(select(Comment)).all()
        assert {each.text for each in kept} == set(revisions[:2])
        assert {each.run_id for each in kept} == {revisions[2]}

    def test_the_newest_stays_however_old_it_is(self, server, revisions):
        assert revisions
        with server.office.database.writing() as session:
            session.execute(update(Revision).values(at=now() - 9 * YEAR))
        purged(server.office.settings, YEAR, is_done=True)
        assert self.left(server) == [3]

    @pytest.mark.slow
    @pytest.mark.parametrize("change", [{"state": "running"}, {"served_from": 0}])
    def test_what_is_still_needed_stays(self, server, revisions, change):
        values = {"served_from": revisions[0]} if "served_from" in change else change
        which = revisions[0] if "state" in change else revisions[2]
        with server.office.database.writing() as session:
            session.execute(update(Run).where(Run.id == which).values(**values))
        purged(server.office.settings, YEAR, is_done=True)
        assert self.left(server) == [1, 3]

    def test_a_file_that_was_just_uploaded_is_no_stray(self, server):
        with server.office.files.incoming() as incoming:
            incoming.write(b"about to be accepted")
            kept = incoming.keep()
        assert purged(server.office.settings, YEAR, is_done=True).strays == ()
        assert kept.path.is_file()
        os.utime(kept.path, (0, 0))
        assert purged(server.office.settings, YEAR, is_done=True).strays == (kept.path,)
        assert not kept.path.exists()


@pytest.mark.parametrize("text", ["", "y", "1", "1h", "-1d", "0d", "1.5y", "½y", "²d"])
def test_a_span_that_is_none_is_refused(text):
    with pytest.raises(UsageError, match="--older-than"):
        span_of(text)


def test_settings_name_one_file_each_on_sqlite_and_one_database_on_postgres(tmp_path):
    own = Settings(data=tmp_path)
    assert own.is_sqlite
    assert own.url != own.queue_url
    shared = replace(own, database_url="postgres://checker@db/schools")
    assert not shared.is_sqlite
    assert shared.url == shared.queue_url == "postgresql+psycopg://checker@db/schools"
