"""When the answer of one run may stand for another's, and what was read be judged again."""

import logging

import pytest
from sqlalchemy import update

from checker.web import accept, facts
from checker.web.facts import facts_of, judges, sign_facts
from checker.web.runs import FACTS, REPORT, RESULTS
from checker.web.settle import settle
from checker.web.tables import DONE, Revision, Run, nothing_found, now

MODEL = b"ISO-10303-21; as far as anybody here looks"


def answered(server, run_id, **summary):
    """A run that has its answer, without a child."""
    out = server.out(run_id)
    out.mkdir(parents=True)
    for name in (RESULTS, REPORT, FACTS):
        (out / name).write_text("{}")
    sign_facts(out)
    with server.office.database.writing() as session:
        told = {**nothing_found(), **summary}
        session.execute(
            update(Run).where(Run.id == run_id).values(state=DONE, code=1, summary=told)
        )
    return out


def served_from(server, run_id):
    with server.office.database.reading() as session:
        return session.get_one(Run, run_id).served_from


@pytest.fixture
def project(server):
    return server.project()


@pytest.fixture
def first(server, project):
    return server.add(project, MODEL)


def test_the_same_file_again_is_answered_with_the_answer_there_is(server, project, first):
    answered(server, first)
    assert served_from(server, server.add(project, MODEL)) == first
    assert served_from(server, server.add(project, MODEL)) == first
    assert served_from(server, server.add(project, MODEL + b" ")) is None


def test_other_code_or_other_shipped_rules_answer_anew(server, project, first, monkeypatch):
    answered(server, first)
    monkeypatch.setattr(accept, "judges", lambda: "other rules")
    assert served_from(server, server.add(project, MODEL)) is None


def test_shipped_rules_and_templates_are_part_of_what_judges(tmp_path, monkeypatch):
    before = judges()
    for name in ("rules", "templates"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.yaml").write_text("strength: must")
    monkeypatch.setattr(facts, "bundled_folder", lambda name: tmp_path / name)
    judges.cache_clear()
    changed = judges()
    (tmp_path / "rules" / "a.yaml").write_text("strength: should")
    judges.cache_clear()
    assert len({before, changed, judges()}) == 3
    judges.cache_clear()


def test_with_waivers_an_answer_holds_for_a_day(server, project, monkeypatch):
    server.client.post(f"/projects/{project}/brief", data={"text": "school: {pupils: 1}"})
    with server.office.database.writing() as session:
        session.add(
            accept.Document(project_id=project, name="waivers.yaml", number=1, text="x", by="x")
        )
    first = server.add(project, MODEL)
    answered(server, first)
    assert served_from(server, server.add(project, MODEL)) == first

    class Tomorrow(accept.datetime):
        @classmethod
        def now(cls, tz=None):
            return super().now(tz).replace(year=2099)

    monkeypatch.setattr(accept, "datetime", Tomorrow)
    assert served_from(server, server.add(project, MODEL)) is None


@pytest.mark.parametrize("missing", [RESULTS, REPORT])
def test_an_answer_that_is_not_whole_is_not_given_again(server, project, first, missing):
    (answered(server, first) / missing).unlink()
    assert served_from(server, server.add(project, MODEL)) is None


def test_an_answer_that_left_something_out_is_not_given_again(server, project, first):
    answered(server, first, skipped=["2O7nX0HYP9uPTCs14aEfWJ"])
    assert served_from(server, server.add(project, MODEL)) is None


class TestFacts:
    def found(self, server, run_id):
        with server.office.database.reading() as session:
            revision = session.get_one(Revision, session.get_one(Run, run_id).revision_id)
            return facts_of(session, server.office.settings.data, revision)

    def test_what_this_code_read_is_judged_again(self, server, first):
        assert self.found(server, first) is None
        assert self.found(server, first) is None
        out = answered(server, first)
        assert self.found(server, first) == out / FACTS

    def test_what_was_spoiled_is_not(self, server, first):
        (answered(server, first) / FACTS).write_text("{ }")
        assert self.found(server, first) is None

    def test_what_other_code_read_is_not(self, server, first, monkeypatch):
        answered(server, first)
        monkeypatch.setattr(facts, "code", lambda: "other code")
        assert self.found(server, first) is None

    def test_what_is_not_signed_is_not(self, server, first):
        (answered(server, first) / "facts.by").unlink()
        assert self.found(server, first) is None

    def test_what_left_elements_out_is_not(self, server, first):
        answered(server, first, skipped=["2O7nX0HYP9uPTCs14aEfWJ"])
        assert self.found(server, first) is None


def test_what_the_queue_could_not_take_is_accepted_and_handed_over_later(
    server, project, monkeypatch, caplog
):
    def fails(_run_id):
        raise OSError("the disk of the queue is full")

    with monkeypatch.context() as broken, caplog.at_level(logging.ERROR):
        broken.setattr(server.queue, "submit", fails)
        run = server.add(project, MODEL)
    assert "could not be handed to the queue" in caplog.text
    settle(server.office)
    assert server.queue.given == []  # it may be on its way
    with server.office.database.writing() as session:
        session.execute(update(Run).values(at=now() - 2 * settle.__globals__["_LATE"]))
    settle(server.office)
    assert server.queue.given == [run]


@pytest.mark.parametrize(
    ("code", "counts", "shown"),
    [
        (3, {"pass": 0, "fail": 0, "cannot_tell": 0, "not_applicable": 0}, "nothing"),
        (0, {"pass": 9, "fail": 0, "cannot_tell": 0, "not_applicable": 0}, "pass"),
        (0, {"pass": 9, "fail": 0, "cannot_tell": 2, "not_applicable": 0}, "tell"),
        (1, {"pass": 9, "fail": 1, "cannot_tell": 2, "not_applicable": 0}, "fail"),
    ],
)
def test_where_nothing_could_be_assessed_nothing_looks_passed(
    server, project, first, code, counts, shown
):
    answered(server, first, counts=counts, verdict="So it is.")
    with server.office.database.writing() as session:
        session.execute(update(Run).values(code=code))
    made = server.client.post(f"/runs/{first}/shares", data={"days": "7"})
    link = made.text.split("/s/")[1].split('"')[0].split("<")[0]
    assert f'class="verdict {shown}"' in server.client.get(f"/s/{link}").text
    listed = server.client.get(f"/projects/{project}").text
    assert ("Nothing could be assessed." in listed) == (code == 3)
    assert ("✓ 0 pass" in listed) is False
