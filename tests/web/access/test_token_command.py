"""The command that makes tokens, as somebody who runs a server uses it."""

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from checker.cli.token import app
from checker.errors import UsageError
from checker.web.access.tokens import token_of
from checker.web.database import Database
from checker.web.grants import AuditEntry, Token
from checker.web.settings import Settings
from checker.web.tables import now


@pytest.fixture
def token(tmp_path):
    """`schoolcheck token ...` on a folder of a server."""

    def run(*arguments):
        return CliRunner().invoke(app, [*arguments, "--data", str(tmp_path / "data")])

    return run


@pytest.fixture
def session(tmp_path):
    database = Database(Settings(data=tmp_path / "data"))
    database.migrate()
    with database.reading() as session:
        yield session
    database.close()


def test_the_secret_alone_is_printed_and_opens_the_server(token, session):
    done = token("create", "build server", "--scope", "read, upload", "--days", "30")
    assert done.exit_code == 0, done.output
    found = token_of(session, done.stdout.strip(), now())
    assert (found.name, found.scopes) == ("build server", ["read", "upload"])
    assert (found.expires_at - found.at).days in {29, 30}
    assert "may read, upload in all projects until" in done.stderr
    assert [each.who for each in session.scalars(select(AuditEntry))] == ["command line"]


def test_the_list_tells_of_each_but_shows_no_secret(token, session):
    first = token("create", "one").stdout.strip()
    token("create", "two")
    one, two = session.scalars(select(Token).order_by(Token.at))
    assert token("revoke", two.id).exit_code == 0
    shown = token("list")
    assert f"{one.id}  one  read  all projects  until " in shown.stdout
    assert "two  read  all projects  revoked " in shown.stdout
    assert first not in shown.output
    assert one.digest not in shown.output


def test_a_revoked_token_opens_nothing(token, session):
    secret = token("create", "one").stdout.strip()
    (token_id,) = session.scalars(select(Token.id))
    session.rollback()
    assert "The token of one is revoked" in token("revoke", token_id).stderr
    assert token_of(session, secret, now()) is None


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("create", "ci", "--scope", "root"), "one or more of read, upload, waive, manage"),
        (("create", "ci", "--project", "nowhere"), "no such project"),
        (("create", "ci", "--days", "0"), "1 to 366 days"),
        (("revoke", "nothing"), "schoolcheck token list"),
    ],
)
def test_what_cannot_be_is_told(token, session, arguments, told):
    assert list(session.scalars(select(Token))) == []
    done = token(*arguments)
    assert isinstance(done.exception, UsageError)
    assert told in str(done.exception)


def test_a_folder_that_is_no_servers_is_not_made_by_looking(token, tmp_path):
    done = token("list")
    assert isinstance(done.exception, UsageError)
    assert not (tmp_path / "data").exists()
