"""The brief on the web: its versions, its mistakes, what it may name, and the uses of rooms."""

import json
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from checker.results import RoomRow
from checker.web.app import create_app
from checker.web.brief_edit import keys_of, with_room_uses
from checker.web.documents import check_brief, laid_out, latest
from checker.web.errors import RefusedError
from checker.web.pages import rooms
from checker.web.settings import Settings
from checker.web.tables import BRIEF, Document, Run
from tests.web.conftest import at_this_machine
from tests.web.hand_queue import HandQueue
from tests.web.small import small_school

BRIEFS = {
    "nothing": "",
    "comments alone": "# Oakfield\n# nothing yet\n",
    "no uses": "# why\nschool:\n  pupils: 420   # from the head\n",
    "a block": 'room_uses:\n  # decided in May\n  "1.07": classroom\nschool:\n  pupils: 420\n',
    "one line": 'room_uses: {"1.07": classroom}   # May\nschool: {pupils: 420}\n',
    "a name": "room_uses:\n  Rainbow Room: sensory room\n",
}


@pytest.mark.parametrize("text", BRIEFS.values(), ids=BRIEFS)
def test_a_use_is_added_and_all_else_stays(text):
    changed = with_room_uses(text, {"2.01": "small group room"}, names=())
    before, after = check_brief(text, names=()), check_brief(changed, names=())
    assert after.room_uses == {**before.room_uses, "2.01": "small group room"}
    assert after.school == before.school
    for line in text.splitlines():
        comment = line.partition("#")[2].strip()
        assert comment in changed


@pytest.mark.parametrize("spelled", ["rainbow room", "Rainbow  room", "Rainbow Room"])
def test_a_use_takes_the_place_of_the_one_before(spelled):
    changed = with_room_uses(BRIEFS["a name"], {spelled: "therapy room"}, names=())
    assert check_brief(changed, names=()).room_uses == {"Rainbow Room": "therapy room"}


def test_an_empty_use_is_taken_out():
    changed = with_room_uses(BRIEFS["a block"], {"1.07": ""}, names=())
    assert check_brief(changed, names=()).room_uses == {}
    assert "pupils: 420" in changed


def test_a_number_stays_text():
    changed = with_room_uses("", {"1.10": "classroom", "007": "office", "no": "hall"}, names=())
    assert set(check_brief(changed, names=()).room_uses) == {"1.10", "007", "no"}


@pytest.mark.parametrize(
    "name", ["a: b", "- x", "'", '"', "#3", "{x}", "&a", "*b", "!c", "é\u202e"]
)
def test_any_number_of_a_room_can_be_written(name):
    changed = with_room_uses("", {name: "classroom"}, names=())
    assert list(check_brief(changed, names=()).room_uses) == [name]


def test_a_use_that_nobody_knows_is_refused():
    with pytest.raises(RefusedError, match="no use of a room called disco"):
        with_room_uses("", {"1.07": "disco"}, names=())


def test_a_room_is_called_by_its_number_where_no_other_has_it():
    rooms = [
        RoomRow(global_id="a", name="1.01", long_name="Class"),
        RoomRow(global_id="b", name="1.02", long_name="Class"),
        RoomRow(global_id="c", name="1.02", long_name="Store"),
        RoomRow(global_id="d", name="class", long_name="Hall"),
        RoomRow(global_id="e", name="", long_name="Hall"),
    ]
    assert keys_of(rooms) == {"a": "1.01", "b": "b", "c": "c", "d": "d", "e": "e"}


FILES = {
    "models: [{file: ../../x.ifc}]": "../../x.ifc",
    "models: [{file: /etc/passwd}]": "/etc/passwd",
    "rules: [england, ../other/rules]": "../other/rules",
    "rules: [/etc]": "/etc",
    "schedule: ../../files/ab/abc": "../../files/ab/abc",
    "waivers: ../../../waivers.yaml": "../../../waivers.yaml",
    "baseline: /var/baseline.json": "/var/baseline.json",
}


@pytest.mark.parametrize(("text", "file"), FILES.items(), ids=FILES)
def test_a_brief_names_no_file_outside_its_project(text, file):
    with pytest.raises(RefusedError) as error:
        check_brief(text, names={BRIEF})
    assert file in str(error.value)


@pytest.mark.parametrize("text", ["schedule: rules/a.yaml", "baseline: schoolcheck.yaml"])
def test_a_document_is_no_file_of_another_kind(text):
    with pytest.raises(RefusedError, match="names no other files"):
        check_brief(text, names={BRIEF, "rules/a.yaml"})


def test_a_brief_may_name_its_waivers_before_there_are_any(tmp_path):
    brief = check_brief("waivers: waivers.yaml", names={BRIEF})
    laid_out([], tmp_path)
    assert (tmp_path / brief.waivers).is_file()


def test_a_brief_may_name_what_the_project_holds():
    names = {BRIEF, "waivers.yaml", "rules/office.yaml"}
    brief = check_brief("waivers: waivers.yaml\nrules: [england, rules/office.yaml]", names=names)
    assert brief.waivers == "waivers.yaml"


def test_documents_are_laid_out_as_the_command_line_finds_them(tmp_path):
    texts = {BRIEF: "rules: [rules/office.yaml]\n", "rules/office.yaml": "[]\n"}
    place = laid_out([Document(name=name, text=text) for name, text in texts.items()], tmp_path)
    assert place == tmp_path / BRIEF
    assert {name: (tmp_path / name).read_text() for name in texts} == texts
    assert laid_out([], tmp_path / "none").is_file()  # none is looked for above


class TestPage:
    def path(self, server):
        return f"/projects/{server.project()}/brief"

    def test_versions_are_kept_and_what_did_not_change_is_none(self, server):
        path = self.path(server)
        for text in ("school: {pupils: 1}", "school: {pupils: 2}", "school: {pupils: 2}"):
            server.client.post(path, data={"text": text})
        page = server.client.get(path).text
        assert "Version 2" in page
        assert "Version 3" not in page
        assert "pupils: 1" in server.client.get(f"{path}/1").text
        assert server.client.get(f"{path}/3").status_code == 404

    def test_what_somebody_saved_meanwhile_is_not_written_over_unseen(self, server):
        path = self.path(server)
        page = server.client.get(path).text
        number = int(re.search(r'name="number" value="(\d+)"', page)[1])
        server.client.post(path, data={"text": "school: {pupils: 1}", "number": number})
        mine = {"text": "school: {pupils: 3}", "number": number}
        stale = server.client.post(path, data=mine)
        assert stale.status_code == 422
        assert "saved version 1 while you were writing" in stale.text
        assert "pupils: 3" in stale.text
        again = int(re.search(r'name="number" value="(\d+)"', stale.text)[1])
        saved = server.client.post(path, data={"text": "school: {pupils: 3}", "number": again})
        assert "Version 2" in saved.text

    def test_a_mistake_is_told_at_its_line_and_the_text_is_not_lost(self, server):
        path = self.path(server)
        answer = server.client.post(path, data={"text": "school:\n  pupls: 3 <b>\n"})
        assert answer.status_code == 422
        assert "schoolcheck.yaml:2:3" in answer.text
        assert "pupls: 3 &lt;b&gt;" in answer.text
        assert "Version" not in server.client.get(path).text

    def test_a_brief_that_is_too_long_is_refused(self, server):
        answer = server.client.post(self.path(server), data={"text": "# " + "x" * 1024 * 1024})
        assert answer.status_code == 422
        assert "longer than 1 MiB" in answer.text


@pytest.mark.slow
def test_a_corrected_use_goes_into_the_brief_and_the_model_is_not_read_again(server):
    project = server.project()
    run = server.add(project, small_school())
    server.queue.work_off()
    before = server.client.get(f"/runs/{run}/results.json").json()
    room = next(each for each in before["rooms"] if each["family"] == "teaching")
    form = {"room": [room["global_id"]], "use": ["small group room"]}
    answer = server.client.post(f"/runs/{run}/rooms", data=form, follow_redirects=False)
    new = answer.headers["location"].removeprefix("/runs/")
    server.queue.work_off()
    with server.office.database.reading() as session:
        assert session.get_one(Run, new).state == "done"
        assert room["name"] in latest(session, project)[BRIEF].text
    after = server.client.get(f"/runs/{new}/results.json").json()
    assert after["model"] == before["model"]
    uses = {each["global_id"]: each["use"] for each in after["rooms"]}
    assert uses[room["global_id"]] == "small group room"
    others = [each for each in before["rooms"] if each["global_id"] != room["global_id"]]
    assert all(uses[each["global_id"]] == each["use"] for each in others)
    record = json.loads((server.out(new) / "run.json").read_text())
    assert "judging" in record["seconds"]
    assert "reading" not in record["seconds"]
    same = server.client.post(f"/runs/{new}/rooms", data=form)
    assert same.status_code == 400


@pytest.mark.slow
def test_of_many_who_save_at_once_on_postgres_each_gets_a_version(tmp_path, postgres):
    settings = Settings(data=tmp_path, database_url=postgres.database())
    app = create_app(settings, queue=HandQueue)
    with at_this_machine(app) as client:
        made = client.post("/api/projects", json={"name": "Oakfield"}).json()["id"]

        def save(pupils):
            text = f"school: {{pupils: {pupils}}}"
            answer = client.post(
                f"/projects/{made}/brief", data={"text": text}, follow_redirects=False
            )
            return answer.status_code

        with ThreadPoolExecutor(6) as threads:
            assert set(threads.map(save, range(1, 7))) == {303}
        assert "Version 6" in client.get(f"/projects/{made}/brief").text


ROOMS = [
    RoomRow(global_id="a", name="1.01", use="classroom", use_confidence=0.6),
    RoomRow(global_id="b", name="1.02", use="", use_confidence=0.0),
]


@pytest.mark.parametrize(
    ("chosen", "right", "uses"),
    [
        ({"a": "hall", "b": ""}, set(), {"1.01": "hall"}),
        ({"a": "classroom", "b": ""}, {"a"}, {"1.01": "classroom"}),
        ({"a": "classroom", "b": "hall"}, {"a", "b"}, {"1.01": "classroom", "1.02": "hall"}),
    ],
)
def test_a_use_is_corrected_or_confirmed(chosen, right, uses):
    assert rooms._changed(ROOMS, chosen, right=frozenset(right)) == uses


@pytest.mark.parametrize(
    ("chosen", "right"), [({}, {"a"}), ({"a": "classroom"}, {"b"}), ({}, set())]
)
def test_what_is_neither_changed_nor_confirmed_is_nothing(chosen, right):
    with pytest.raises(RefusedError, match="changed or confirmed"):
        rooms._changed(ROOMS, chosen, right=frozenset(right))
