"""The tables: brought up and down with what stands in them, and the same as the classes say."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, select
from sqlalchemy.exc import IntegrityError

from checker.web import grants
from checker.web.database import Database
from checker.web.settings import Settings
from checker.web.tables import Base, Model, Project, Revision

TABLES = {each.name for each in Base.metadata.sorted_tables}


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.slow)])
def database(request, tmp_path):
    """A database of ours on either engine."""
    is_shared = request.param == "postgres"
    url = request.getfixturevalue("postgres").database() if is_shared else ""
    opened = Database(Settings(data=tmp_path, database_url=url))
    opened.migrate()
    yield opened
    opened.close()


def test_the_steps_make_exactly_the_tables_of_the_classes(database):
    assert grants.Token.__tablename__ in TABLES
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, Base.metadata) == []


def test_steps_down_leave_nothing_and_steps_up_make_it_again(database):
    database.migrate("base")
    assert set(inspect(database.engine).get_table_names()) == {"alembic_version"}
    database.migrate()
    assert set(inspect(database.engine).get_table_names()) == TABLES | {"alembic_version"}


def test_bringing_up_what_is_up_changes_nothing(database):
    with database.writing() as session:
        session.add(Project(name="Oakfield"))
    database.migrate()
    with database.reading() as session:
        assert session.scalars(select(Project.name)).all() == ["Oakfield"]


def test_what_fails_halfway_leaves_nothing(database):
    def written_halfway():
        with database.writing() as session:
            session.add(Project(name="Oakfield"))
            session.flush()
            raise LookupError

    with pytest.raises(LookupError):
        written_halfway()
    with database.reading() as session:
        assert session.scalars(select(Project)).all() == []


def test_a_model_of_no_project_is_refused(database):
    with pytest.raises(IntegrityError), database.writing() as session:
        session.add(Model(project_id="0" * 32, name="architecture"))


def test_moments_keep_their_zone(database):
    at = datetime(2026, 7, 1, 12, 30, tzinfo=UTC)
    with database.writing() as session:
        session.add(Project(name="Oakfield", at=at))
    with database.reading() as session:
        assert session.scalars(select(Project.at)).one() == at


def test_a_reader_sees_what_was_there_while_another_writes(database):
    with database.writing() as writer:
        writer.add(Project(name="Oakfield"))
        writer.flush()
        with database.reading() as reader:
            assert reader.scalars(select(Project)).all() == []


def test_the_newest_revision_comes_first(database):
    with database.writing() as session:
        project = Project(name="Oakfield")
        model = Model(name="architecture", project=project)
        given = {"file_name": "a.ifc", "sha256": "0" * 64, "size": 1, "by": "somebody"}
        model.revisions = [Revision(number=number, **given) for number in (1, 2)]
        session.add(project)
    with database.reading() as session:
        [model] = session.scalars(select(Model)).all()
        assert [each.number for each in model.revisions] == [2, 1]


def test_the_file_can_be_read_beside_a_writer(tmp_path):
    opened = Database(Settings(data=tmp_path))
    opened.migrate()
    opened.close()
    with closing(sqlite3.connect(tmp_path / "schoolcheck.sqlite")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_steps_down_and_up_again_keep_the_server_usable(database):
    with database.writing() as session:
        session.add(Project(name="Oakfield"))
    database.migrate("base")
    database.migrate()
    with database.writing() as session:
        session.add(Project(name="Oakfield"))
    with database.reading() as session:
        assert len(session.scalars(select(Project)).all()) == 1


def test_two_writers_at_once_are_both_kept(database):
    def add(name):
        with database.writing() as session:
            held = len(session.scalars(select(Project)).all())
            session.add(Project(name=f"{name} {held}"))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(add, map(str, range(40))))
    with database.reading() as session:
        assert len(session.scalars(select(Project)).all()) == 40
