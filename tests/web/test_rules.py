"""The rules on the web: found, explained with their sources, and a project's own beside them."""

import re

import pytest

from checker.web.documents import latest
from checker.web.errors import RefusedError
from checker.web.own_rules import name_of
from checker.web.rule_pages import page_of, shipped
from tests.web.small import small_school

OWN = """- rule: OFFICE-group-rooms
  title: A small-group room has room for six
  why: Six pupils and an adult sit round one table.
  applies_to: {each: room, where: [{use: small group room}], if_none: not applicable}
  settings: {smallest: 12 m2}
  measure: net_area
  at_least: smallest
  strength: project
  source: {document: brief, checked: no}
  covers: part
  ask: Give the room a body.
  remedy: Enlarge the room.
  examples:
    - {given: {use: small group room, net_area: 12 m2}, expect: pass}
    - {given: {use: small group room, net_area: 11.98 m2}, expect: fail}
    - {given: {use: small group room, net_area: 12.1 m2}, expect: pass}
    - {given: {use: small group room}, expect: cannot tell}
"""


@pytest.mark.slow
def test_every_shipped_rule_has_a_page_whose_links_lead_somewhere(server):
    ids = {rule.id for rule in shipped().rules}
    for rule_id in ids:
        text = page_of(rule_id)
        assert "<h2>Source</h2>" in text
        for link in re.findall(r'href="/rules/([^"]+)"', text):
            assert link in ids
    assert server.client.get("/rules/NO-SUCH").status_code == 404


@pytest.mark.slow
def test_drawings_of_measures_are_shown_and_nothing_else_is(server):
    pages = [page_of(rule.id) for rule in shipped().rules]
    drawn = {each for page in pages for each in re.findall(r'src="([^"]+)"', page)}
    assert len(drawn) > 20
    for each in sorted(drawn)[:5]:
        assert server.client.get(each).headers["content-type"] == "image/svg+xml"
    assert server.client.get("/rules/drawings/../style.svg").status_code == 404


@pytest.mark.slow
@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", len(shipped().rules)),
        ("pack=ada", sum(each.pack == "ada" for each in shipped().rules)),
        ("strength=must&pack=ada", None),
        ("text=zzzz", 0),
        ("text=group+room&pack=england", None),
    ],
)
def test_rules_are_found_by_what_is_asked(server, query, count):
    page = server.client.get(f"/rules?{query}").text
    told = int(re.search(r"(\d+) of \d+ rules", page)[1])
    assert told == page.count('<th scope="row"')
    if count is None:
        assert 0 < told < len(shipped().rules)
    else:
        assert told == count


def test_words_that_were_asked_for_are_shown_as_text(server):
    page = server.client.get("/rules", params={"text": '"><script>'}).text
    assert "<script>" not in page.replace("<script src=", "")


@pytest.mark.parametrize(
    "name",
    ["x.txt", "..yaml", "a/b/.yaml", "", "x" * 70 + ".yaml", "é.yaml", "a\n.yaml", "a .yaml"],
)
def test_a_file_of_rules_has_a_plain_name(name):
    with pytest.raises(RefusedError, match="letters of a to z"):
        name_of(name)


def send(server, project, text, name="office.yaml"):
    return server.client.post(
        f"/projects/{project}/rules", files={"file": (name, text, "text/yaml")}
    )


@pytest.mark.slow
class TestOwn:
    @pytest.mark.slow
    def test_they_are_kept_shown_and_taken_out(self, server):
        project = server.project()
        assert send(server, project, OWN).status_code == 200
        page = server.client.get(f"/projects/{project}/rules").text
        assert "OFFICE-group-rooms" in page
        assert "rules/office.yaml" in page
        taken = {"name": "rules/office.yaml"}
        assert (
            server.client.post(f"/projects/{project}/rules/remove", data=taken).status_code == 200
        )
        assert "None yet." in server.client.get(f"/projects/{project}/rules").text
        again = server.client.post(f"/projects/{project}/rules/remove", data=taken)
        assert again.status_code == 404

    @pytest.mark.slow
    def test_what_the_brief_names_is_not_taken_out(self, server):
        project = server.project()
        send(server, project, OWN)
        brief = {"text": "rules: [england, rules/office.yaml]"}
        assert server.client.post(f"/projects/{project}/brief", data=brief).status_code == 200
        taken = {"name": "rules/office.yaml"}
        told = server.client.post(f"/projects/{project}/rules/remove", data=taken)
        assert told.status_code == 400
        assert "Take it out of the brief first" in told.text
        assert "OFFICE-group-rooms" in server.client.get(f"/projects/{project}/rules").text

    def test_mistakes_are_told_at_their_line_and_nothing_is_kept(self, server):
        project = server.project()
        answer = send(server, project, OWN.replace("net_area\n", "net_aera\n"))
        assert answer.status_code == 400
        assert "office.yaml:6:12" in answer.text
        assert "did you mean &#39;net_area&#39;?" in answer.text
        with server.office.database.reading() as session:
            assert latest(session, project) == {}

    @pytest.mark.slow
    @pytest.mark.parametrize(
        "text", [b"\xff\xfe", "&a [*a, *a]", "- rule: ENG-BB103-x", "a: " + "[" * 5000]
    )
    def test_what_is_no_file_of_rules_is_refused_in_a_sentence(self, server, text):
        answer = send(server, server.project(), text)
        assert answer.status_code == 400
        assert len(re.search(r'class="told">([^<]+)', answer.text)[1]) > 20

    @pytest.mark.slow
    def test_a_model_is_judged_by_them_beside_those_of_england(self, server):
        project = server.project()
        send(server, project, OWN)
        run = server.add(project, small_school())
        server.queue.work_off()
        found = server.client.get(f"/runs/{run}/results.json").json()["findings"]
        assert any(each["rule"].startswith("ENG-") for each in found)
        own = [each["outcome"] for each in found if each["rule"] == "OFFICE-group-rooms"]
        assert own == ["pass"]
