"""Tokens: who they let in, for how long, and that nobody finds one in what is kept."""

from datetime import timedelta

import pytest

from checker.web.access import tokens
from checker.web.access.secret import digest_of, new_token
from checker.web.errors import NotThereError, RefusedError
from checker.web.grants import AuditEntry, Token
from checker.web.tables import now


def row(closed, token_id):
    with closed.office.database.reading() as session:
        return session.get_one(Token, token_id)


def test_a_token_lets_a_program_in(closed):
    _id, secret = closed.token("read")
    assert closed.program(secret).get("/").status_code == 200


def test_a_secret_holds_256_bits_and_tells_what_it_is():
    secret = new_token()
    assert secret.startswith("schoolcheck_")
    assert len(bytes.fromhex(secret.removeprefix("schoolcheck_"))) == 32
    assert secret != new_token()


def test_only_the_digest_is_kept(closed):
    _id, secret = closed.token("read", "upload")
    closed.program(secret).get("/")
    kept = b"".join(each.read_bytes() for each in closed.office.settings.data.glob("*.sqlite*"))
    assert digest_of(secret).encode() in kept
    assert secret.encode() not in kept
    assert secret.removeprefix("schoolcheck_").encode() not in kept


def test_unknown_expired_and_revoked_are_answered_alike(closed):
    expired, first = closed.token("read")
    closed.expire(expired)
    revoked, second = closed.token("read")
    closed.change(revoked, revoked_at=now())
    answers = [closed.program(each).get("/") for each in (first, second, new_token(), "nonsense")]
    assert {each.status_code for each in answers} == {401}
    assert len({each.text for each in answers}) == 1
    assert len({str(sorted(each.headers.items())) for each in answers}) == 1
    assert answers[0].headers["www-authenticate"].startswith("Bearer")


def test_unknown_expired_and_revoked_cost_the_same_search(closed):
    expired, first = closed.token("read")
    closed.expire(expired)
    with closed.office.database.reading() as session:
        found = [tokens.token_of(session, each, now()) for each in (first, new_token())]
    assert found == [None, None]


@pytest.mark.parametrize("secret", ["", "\x7f", "é", "x" * 9000, "a b"])
def test_whatever_is_sent_as_a_token_is_only_a_wrong_one(closed, secret):
    answer = closed.browser().get("/", headers={"authorization": f"Bearer {secret}".encode()})
    assert answer.status_code == 401


def test_another_kind_of_authorization_says_nothing_of_who_asks(closed):
    answer = closed.browser(accept="*/*").get("/", headers={"authorization": "Basic YTpi"})
    assert answer.status_code == 401
    assert "Sign in first" in answer.text


def test_use_is_noted_once_a_minute(closed):
    token_id, secret = closed.token("read")
    program = closed.program(secret)
    assert row(closed, token_id).used_at is None
    program.get("/")
    first = row(closed, token_id).used_at
    assert now() - first < timedelta(seconds=20)
    program.get("/")
    assert row(closed, token_id).used_at == first
    closed.change(token_id, used_at=first - timedelta(seconds=61))
    program.get("/")
    assert row(closed, token_id).used_at >= first


def test_a_database_that_is_busy_turns_nobody_away(closed, monkeypatch):
    token_id, secret = closed.token("read")

    def busy():
        raise tokens.OperationalError("update", {}, Exception("database is locked"))

    program = closed.program(secret)
    monkeypatch.setattr(type(closed.office.database), "writing", lambda _self: busy())
    assert program.get("/").status_code == 200
    assert row(closed, token_id).used_at is None


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"name": " \n"}, "name of 1 to 200"),
        ({"name": "x" * 201}, "name of 1 to 200"),
        ({"scopes": []}, "read, upload, waive, manage"),
        ({"scopes": ["read", "root"]}, "read, upload, waive, manage"),
        ({"days": 0}, "1 to 366 days"),
        ({"days": 367}, "1 to 366 days"),
        ({"project_id": "nowhere"}, "no such project"),
    ],
)
def test_a_token_that_cannot_be_is_not_made(closed, given, told):
    usual = {"name": "ci", "scopes": ["read"], "days": 9, "project_id": None, "by": "test"}
    with (
        pytest.raises(RefusedError, match=told),
        closed.office.database.writing() as session,
    ):
        tokens.made(session, **(usual | given))
    assert closed.rows(Token) == []
    assert closed.rows(AuditEntry) == []


def test_who_may_change_may_also_see(closed):
    token_id, _secret = closed.token("upload")
    assert row(closed, token_id).scopes == ["read", "upload"]


def test_what_is_made_and_revoked_is_recorded_without_the_secret(closed):
    token_id, secret = closed.token("read", name="build server")
    for _twice in range(2):
        with closed.office.database.writing() as session:
            tokens.revoked(session, token_id, by="somebody")
    entries = closed.rows(AuditEntry)
    assert [(each.who, each.what) for each in entries] == [
        ("test", "token made"),
        ("somebody", "token revoked"),
    ]
    assert entries[0].detail["token"] == token_id
    assert secret not in str([each.detail for each in entries])


def test_what_is_not_there_cannot_be_revoked(closed):
    with pytest.raises(NotThereError), closed.office.database.writing() as session:
        tokens.revoked(session, "nothing", by="somebody")
