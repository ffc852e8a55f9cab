"""The page: whole, escaped, deterministic, offline, and easy to find one's way in."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest

from checker.report import write
from checker.report.html.anchors import anchor_of, anchors
from checker.report.html.groups import web_address
from checker.report.html.page import page_of
from checker.report.html.render import css_text
from checker.report.html.rooms import SURE
from checker.report.html.settings import setting_rows
from checker.results import CoverageRow, Finding, Outcome, Strength, SubjectRef
from checker.results.codec import result_from_json, result_to_json
from checker.uses import room_use
from tests.report.oakfield import (
    GROUND,
    HOSTILE,
    TURNED,
    blocked,
    crowded,
    empty,
    findings,
    oakfield,
)
from tests.report.page import Page

RESULTS = {"oakfield": oakfield(), "empty": empty(), "blocked": blocked(), "crowded": crowded(9)}


def html_of(result) -> str:
    return write(result, "html").decode()


@pytest.fixture(scope="module", params=RESULTS, ids=str)
def html(request):
    return html_of(RESULTS[request.param])


@pytest.fixture(scope="module")
def page(html):
    return Page(html)


@pytest.fixture(scope="module")
def oak():
    return Page(html_of(oakfield()))


def test_every_element_is_closed_where_it_should_be(page):
    assert page.broken == []
    assert page.left_open == []


def test_ids_are_there_once(page):
    ids = page.ids()
    assert len(ids) == len(set(ids))


def test_every_link_within_the_page_arrives(page):
    ids = set(page.ids())
    targets = [
        node.attributes["href"][1:]
        for node in page.nodes
        if node.attributes.get("href", "").startswith("#")
    ]
    assert [name for name in targets if name not in ids] == []


def test_labels_and_descriptions_point_at_something(page):
    ids = set(page.ids())
    for node in page.nodes:
        for name in ("aria-labelledby", "for"):
            wanted = node.attributes.get(name, "").split()
            assert [each for each in wanted if each not in ids] == [], node


def test_the_page_has_its_landmarks_and_its_language(page):
    assert page.all("html", lang="en-GB")
    assert [len(page.all(name)) for name in ("header", "main", "footer", "nav", "h1")] == [1] * 5
    assert page.all("a", class_="skip", href="#main")
    assert page.all("main", id="main")
    assert page.all("title")[0].text.strip()


def test_headings_never_skip_a_level(page):
    levels = [int(node.name[1]) for node in page.nodes if re.fullmatch("h[1-6]", node.name)]
    assert levels[0] == 1
    jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
    assert jumps == []


def test_nothing_runs_or_is_styled_but_our_own(html, page):
    handlers = [
        (node.name, name)
        for node in page.nodes
        for name in node.attributes
        if name.startswith("on") or name == "style"
    ]
    assert handlers == []
    assert len(page.all("script")) == len(page.all("style")) == 1
    assert page.all("img") == page.all("iframe") == page.all("link") == page.all("object") == []
    assert "javascript:" not in html


def test_the_policy_allows_this_very_style_and_script_and_nothing_else(html, page):
    policy = page.all("meta", http_equiv="Content-Security-Policy")[0].attributes["content"]
    parts = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert parts["default-src"] == "'none'"
    assert parts["img-src"] == "data:"
    assert parts["base-uri"] == parts["form-action"] == "'none'"
    for name in ("style", "script"):
        inside = re.search(rf"<{name}>(.*?)</{name}>", html, re.DOTALL)
        digest = b64encode(sha256(inside[1].encode()).digest()).decode()
        assert parts[f"{name}-src"] == f"'sha256-{digest}'"


def test_the_policy_stands_before_what_it_governs(page):
    names = [node.name for node in page.nodes]
    policy = next(n for n, node in enumerate(page.nodes) if "http-equiv" in node.attributes)
    assert policy < names.index("style") < names.index("script")


def test_nothing_is_fetched(page):
    loaded = [
        (node.name, node.attributes[name])
        for node in page.nodes
        for name in ("src", "srcset", "poster", "data", "action", "background")
        if name in node.attributes
    ]
    assert loaded == []
    uses = [node.attributes["href"] for node in page.all("use")]
    assert all(target.startswith("#") for target in uses)


@pytest.mark.parametrize("name", RESULTS)
def test_the_same_result_gives_the_same_bytes(name):
    assert write(RESULTS[name], "html") == write(RESULTS[name], "html")


def test_a_report_made_again_from_json_is_the_same():
    again = result_from_json(result_to_json(oakfield()))
    assert write(again, "html") == write(oakfield(), "html")


def test_hostile_names_are_text_and_nothing_else(oak):
    named = [node for node in oak.all("td") if HOSTILE in node.text]
    assert named
    assert all(not node.has_above("script") for node in named)
    assert [node for node in oak.all("b") if "Basin" in node.text or node.text == "1</b>"] == []
    assert any("Basin <b>1</b>" in node.text for node in oak.all("text"))


def test_no_control_or_direction_character_is_left():
    html = html_of(oakfield())
    assert "\u202e" in TURNED
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f]", html)


FIELDS = (
    *("key", "rule", "title", "topic", "sentence", "ask"),
    *("remedy", "why", "group", "waiver", "since"),
)


@pytest.mark.slow
@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("poison", [HOSTILE, '"><svg onload=alert(1)>', "{{7*7}}", "]]>--><!--"])
def test_no_field_of_a_finding_can_break_out(name, poison):
    rows = tuple(replace(each, **{name: poison + each.key}) for each in findings())
    page = Page(html_of(oakfield(findings=rows)))
    assert page.broken == page.left_open == []
    assert [node for node in page.nodes if "onload" in node.attributes] == []
    assert page.all("img") == []
    assert len(page.all("script")) == 1


def test_a_hostile_file_name_cannot_leave_the_running_header():
    model = replace(oakfield().model, file='x"}</style><script>alert(1)</script>')
    page = Page(html_of(oakfield(model=model, brief={})))
    assert len(page.all("script")) == len(page.all("style")) == 1
    assert page.broken == []


def test_every_finding_is_an_anchor(oak):
    ids = set(oak.ids())
    assert [each.key for each in findings() if anchor_of(each.key) not in ids] == []


def test_keys_that_repeat_still_have_anchors_of_their_own():
    first = findings()[0]
    assert list(anchors([first, first]).values()) == ["f-d1", "f-d1--2"]


@pytest.mark.parametrize(
    ("key", "anchor"), [("3ad1", "f-3ad1"), ("", "f-"), ("a b", "f-a.20.b"), ("é", "f-.e9.")]
)
def test_an_anchor_is_made_of_safe_letters(key, anchor):
    assert anchor_of(key) == anchor


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://www.gov.uk/adm2", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        (" https://x", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_become_links(url, kept):
    assert bool(web_address(url)) is kept


def test_the_verdict_is_the_first_thing_said(oak):
    verdict = oak.all("h2")[0]
    assert verdict.text == oakfield().verdict
    assert "fail" in verdict.attributes["class"]


@pytest.mark.parametrize("result", [empty(), blocked(), oakfield(findings=(), verdict="")])
def test_nothing_assessed_is_never_green(result):
    verdict = Page(html_of(result)).all("h2")[0]
    assert "nothing" in verdict.attributes["class"]
    assert verdict.text.startswith("Nothing could be assessed")


def test_a_pass_of_the_model_alone_is_nothing_assessed():
    about = next(f for f in findings() if f.outcome is Outcome.PASS)
    rows = (replace(about, topic="readiness"), *(f for f in findings() if f.key == "na1"))
    html = html_of(oakfield(findings=rows, verdict=""))
    assert "nothing" in Page(html).all("h2")[0].attributes["class"].split()
    assert "Nothing could be assessed, so nothing fails and nothing passes." in html
    assert "Every rule that applies could be answered." not in html


def test_only_passes_and_something_open_is_not_green():
    rows = tuple(f for f in findings() if f.outcome in {Outcome.PASS, Outcome.CANNOT_TELL})
    verdict = Page(html_of(oakfield(findings=rows, verdict=""))).all("h2")[0]
    assert "tell" in verdict.attributes["class"].split()


def test_a_blocked_model_says_why_and_what_to_ask_for(oak):
    html = html_of(blocked())
    assert "The model holds no rooms (IfcSpace)." in html
    assert "Place rooms in the authoring tool" in html
    assert "Nothing that could be assessed fails" not in html
    assert oak.all("h2")[0].text not in html


def test_counts_have_symbol_word_and_number(oak):
    rows = [" ".join(node.text.split()) for node in oak.all("ul", class_="counts")[0].children]
    assert rows == [
        "✕ 5 fail in 4 groups",
        "? 3 cannot tell in 3 groups",
        "✓ 2 pass",
        "– 1 not applicable",
        "◍ 1 waived",
    ]


def test_three_things_matter_most_and_the_waived_one_does_not(oak):
    shown = [node.text for node in oak.all("ol", class_="top")[0].children]
    assert len(shown) == 3
    assert "Accessible WC takes a circle" in shown[0]
    assert "Small-group space 0.14 m²" in shown[2]
    assert all("Calm room has" not in text for text in shown)


def test_what_matters_most_has_no_empty_tile_where_there_is_no_drawing(oak):
    (top,) = Page(html_of(replace(oakfield(), plans=()))).all("ol", class_="top")
    assert [child.name for line in top.children for child in line.children] == ["div"] * 3
    drawn = oak.all("ol", class_="top")[0].children[0].children
    assert [child.name for child in drawn] == ["svg", "div"]


def overview(page):
    """The classes of the marks on the small plan, and what its caption says."""
    (figure,) = page.all("figure", class_="over")
    within = figure.children[0].children
    marks = {
        part.attributes["class"].removeprefix("mark ")
        for group in within
        for part in group.children
        if part.attributes.get("class", "").startswith("mark ")
    }
    return marks, figure.children[-1].text


def test_the_small_plan_marks_what_fails_and_leaves_the_doubts_to_the_large_ones(oak):
    marks, caption = overview(oak)
    assert marks == {"fail"}
    assert caption.startswith(f"{GROUND}: numbers are groups of places that fail.")


def test_where_nothing_fails_the_small_plan_marks_what_cannot_be_told():
    doubts = tuple(each for each in findings() if each.outcome is not Outcome.FAIL)
    marks, caption = overview(Page(html_of(replace(oakfield(), findings=doubts))))
    assert marks == {"tell"}
    assert "numbers are groups of places that cannot be told." in caption


def test_the_list_of_a_crowded_plan_gives_no_number_that_stands_nowhere(monkeypatch):
    monkeypatch.setattr("checker.report.drawing.marks.MOST_NUMBERED", 1)
    result = oakfield()
    groups = page_of(result).plans[0].groups
    page = Page(html_of(result))
    listed = page.all("ul", **{"class": "marks"})[0].children
    assert {group.outcome for group in groups} == {"fail", "cannot_tell"}
    for group, item in zip(groups, listed, strict=True):
        (link,) = (each for each in item.children if each.name == "a")
        sign = "○" if group.outcome == "cannot_tell" else group.number
        assert link.text.startswith(f"{sign} {group.title}")


def test_what_matters_most_is_statutory_before_good_practice_before_own_targets():
    by_strength = (Strength.PROJECT, Strength.MAY, Strength.SHOULD, Strength.MUST)
    first = findings()[0]
    rows = tuple(
        replace(first, key=strength.value, rule=f"R-{strength}", group="", strength=strength)
        for strength in by_strength
    )
    page = Page(html_of(oakfield(findings=rows)))
    shown = [node.text for node in page.all("ol", class_="top")[0].children]
    wanted = ("Statutory guidance", "Good practice", "own target")
    assert [word in text for word, text in zip(wanted, shown, strict=True)] == [True] * 3


def test_what_is_wrong_with_the_model_is_not_among_what_matters_most():
    rows = tuple(replace(each, topic="readiness") for each in findings())
    assert Page(html_of(oakfield(findings=rows))).all("ol", class_="top") == []


def test_findings_of_one_cause_stand_together(oak):
    doors = [
        node
        for node in oak.all("section")
        if node.attributes.get("class") == "group fail" and "2 places" in node.text
    ]
    assert len(doors) == 1
    assert "measured 742 to 760 mm" in doors[0].text
    assert "required at least 800 mm" in doors[0].text


def test_what_fails_has_a_drawing_and_the_same_numbers_in_a_table(oak):
    place = oak.all("article", id="f-d1")[0]
    assert "742 to 760 mm" in place.text
    drawings = [n for n in oak.all("svg", class_="detail") if n.has_above("article")]
    assert len(drawings) == 5
    rows = [n.text.split("\n") for n in oak.all("tr") if "Difference" in n.text]
    assert any("40 to 58 mm short" in " ".join(row) for row in rows)


def use_said(finding, rooms):
    page = Page(html_of(oakfield(findings=(finding,), rooms=tuple(rooms))))
    (row,) = [n for n in page.all("tr") if n.text.strip().startswith("Use of the room")]
    return " ".join(row.text.split()).removeprefix("Use of the room").strip()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sure", "said"), [(0.9, "accessible toilet (90 % sure)"), (0.69, "(69 % sure, in doubt)")]
)
def test_the_facts_say_how_sure_the_use_of_the_room_is(sure, said):
    room = next(each for each in findings() if each.key == "wc1")
    rows = [replace(each, use_confidence=sure) for each in oakfield().rooms]
    assert said in use_said(room, rows)
    others = [replace(each, global_id=f"other-{n}") for n, each in enumerate(rows)]
    assert said in use_said(room, others), "by storey, number and name"
    door = replace(room, subject=replace(room.subject, global_id="door"))
    twin = replace(next(each for each in rows if each.name == "00-07"), use_confidence=0.5)
    assert "(50 % sure, in doubt)" in use_said(door, [twin, *rows])


def test_a_use_that_no_room_of_the_schedule_has_is_said_alone():
    room = next(each for each in findings() if each.key == "wc1")
    assert use_said(room, ()) == room.place.use


def test_what_cannot_be_told_says_what_is_missing_and_whom_to_ask(oak):
    unsure = [n.text for n in oak.all("section", class_="supply")]
    assert any("a body for this room" in text for text in unsure)
    assert any("Ask the architect to export it" in text for text in unsure)


def test_passes_and_what_does_not_apply_are_folded(oak):
    folded = [n for n in oak.all("details") if "folded" in n.attributes.get("class", "")]
    assert [("open" in node.attributes) for node in folded] == [False] * len(folded)
    kinds = {"folded pass", "folded not_applicable", "folded facts"}
    assert kinds == {n.attributes["class"] for n in folded}
    assert any("as modelled" in node.text for node in folded)


def test_tables_say_what_they_are_and_scroll_by_keyboard(page):
    for table in page.all("table"):
        assert any(child.name == "caption" for child in table.children)
    for node in page.all("th"):
        assert node.attributes.get("scope") in {"row", "col", "rowgroup"}
    for node in page.nodes:
        if node.attributes.get("class") == "scroll":
            assert node.attributes["tabindex"] == "0"
            assert node.attributes["role"] == "region"
            assert "aria-label" in node.attributes or "aria-labelledby" in node.attributes


def test_drawings_have_a_title_and_a_description(page):
    for node in page.all("svg"):
        if node.attributes.get("aria-hidden") == "true":
            continue
        assert node.attributes["role"] == "img"
        assert [child.name for child in node.children[:2]] == ["title", "desc"]
        assert all(child.text.strip() for child in node.children[:2])


def test_form_fields_have_labels_and_controls_that_need_script_are_hidden(oak):
    labelled = {node.attributes.get("for") for node in oak.all("label")}
    for node in oak.all("input") + oak.all("select"):
        assert node.attributes.get("id") in labelled or node.has_above("label")
    for node in oak.all("button"):
        above = node.parent
        while above and "hidden" not in above.attributes:
            above = above.parent
        assert "hidden" in node.attributes or above


def test_the_schedule_shows_measured_beside_stored_and_marks_a_difference(oak):
    row = next(n for n in oak.all("tr") if "Calm room" in n.text and "2700 mm" in n.text)
    assert "10.9 m²" in row.text
    assert "11.5 m² * differs" in row.text
    others = [n for n in oak.all("tr") if "2700 mm" in n.text and "differs" in n.text]
    assert len(others) == 1


def test_rooms_without_a_use_are_listed_largest_first(oak):
    lists = oak.all("ul", class_="columns")[0]
    assert [re.search(r"0[01]-\d\d", child.text)[0] for child in lists.children] == [
        "01-03",
        "00-08",
    ]


def test_what_was_not_checked_is_said(oak):
    text = oak.all("main")[0].text
    assert "3.14" in text
    assert "no rule yet" in text
    assert "no rule: " not in text
    assert "rule could not be answered: ENG-SGR-area" in text
    assert "5 of 9 rules gave an answer" in text
    assert "15 of 17 rooms was recognised" in text


def test_groups_of_one_title_are_told_apart_where_they_are_listed(oak):
    lines = [" ".join(n.text.split()) for n in oak.all("a") if n.has_above("details")]
    doors = [line for line in lines if "Doors are wide enough for the way people reach" in line]
    assert [line.partition(": ")[2] for line in doors if ": " in line] == [
        "Door 00-05-D01 to 00-05 Small group room and 1 more",
        "Door 00-07-D01 to 00-07 Accessible WC",
    ]
    others = [line for line in lines if "An accessible WC has room to turn" in line]
    assert not [line for line in others if ":" in line]


def test_beside_the_outcome_stands_what_was_asked_for(oak):
    titles = [" ".join(n.text.split()) for n in oak.all("h3") if "wheelchair" in n.text]
    assert titles[0].startswith("✕ fail")
    assert "Asked for: An accessible WC has room to turn a wheelchair" in titles[0]


def test_rooms_in_doubt_are_counted_apart_and_listed_with_the_reason():
    rooms = oakfield().rooms
    evidence = f"LongName 'Calm' (word: calm); but 132.2 m2 is outside 4 to 30 m2 {HOSTILE}"
    doubted = replace(rooms[0], use_confidence=0.4, use_evidence=evidence)
    page = Page(html_of(oakfield(rooms=(doubted, *rooms[1:]))))
    text = page.all("main")[0].text
    assert "the use of 14 of 17 rooms was recognised, 1 more is in doubt." in text
    listed = page.all("h3", id="doubted")[0].parent.text
    assert f"{doubted.name} {doubted.long_name}: {doubted.use}?" in " ".join(listed.split())
    assert "132.2 m² is outside 4 to 30 m²" in listed


def test_several_rooms_in_doubt_are_in_doubt():
    rooms = tuple(replace(each, use_confidence=0.5) for each in oakfield().rooms)
    text = Page(html_of(oakfield(rooms=rooms))).all("main")[0].text
    assert "the use of 0 of 17 rooms was recognised, 15 more are in doubt." in text


def test_what_counts_as_sure_is_the_same_as_where_uses_are_told():
    assert SURE == room_use.SURE


def test_the_reader_is_told_tolerances_and_what_the_words_mean(page):
    text = " ".join(page.all("main")[0].text.split())
    assert "resolves to 0.1 mm; a comparison allows 0.5 mm, and 0.01 m²" in text
    assert "WCAG 2.2 level AA" in text
    assert "non-compliant" not in text.lower()


def test_the_brief_is_echoed_in_rows():
    rows = setting_rows(
        {
            "school": {"name": "Oak", "pupils": 420},
            "bases": [{"places": 20}, {"places": 8}],
            "rules": ["england", "office"],
            "gate": {"quiet": True, "stage": None},
        }
    )
    assert rows == (
        ("school / name", "Oak"),
        ("school / pupils", "420"),
        ("bases / 1 / places", "20"),
        ("bases / 2 / places", "8"),
        ("rules", "england, office"),
        ("gate / quiet", "yes"),
        ("gate / stage", "not given"),
    )


def test_a_base_is_called_by_its_name_or_its_zone_and_needs_are_pupils():
    rows = setting_rows(
        {
            "bases": [
                {"zone": "Base <b>", "time_in_base": "most"},
                {"name": "Nest", "zone": "Z", "places": 8},
            ],
            "need_profile": {"MLD": 20},
            "targets": {"small_group_m2_per_pupil": 0.24},
        }
    )
    assert rows == (
        ("base Base <b> / zone", "Base <b>"),
        ("base Base <b> / time in base", "most"),
        ("base Nest / name", "Nest"),
        ("base Nest / zone", "Z"),
        ("base Nest / places", "8"),
        ("pupils with MLD", "20"),
        ("targets / small_group_m2_per_pupil", "0.24"),
    )


def test_notes_that_no_check_could_answer_stand_apart():
    rows = tuple(
        CoverageRow(document="ADS", clause=clause, fact="schools/D28", state="none", reason=reason)
        for clause, reason in (
            ("9.9", "Test model: out of scope (about tools and tests, not about buildings)"),
            ("1.1", "Loop: asks for information (it is not drawn)"),
        )
    )
    page = Page(html_of(oakfield(coverage=rows)))
    tables = {
        n.attributes["id"]: n.parent.text for n in page.all("caption") if "id" in n.attributes
    }
    assert "9.9" in tables["beyond-caption"]
    assert "9.9" not in tables["coverage-caption"]
    assert "1.1" in tables["coverage-caption"]
    text = page.all("main")[0].text
    assert "0 of 2 clauses and notes" in text
    assert "schools/D28" not in text


@pytest.mark.parametrize(
    ("ifc_class", "global_id", "is_shown"),
    [
        ("IfcSpace", "2O2Fr$t4X7Zf8NOew3FLOH", True),
        ("IfcProject", "school", False),
        ("IfcZone", "cluster:1qEJU", False),
    ],
)
def test_an_id_of_ours_is_not_offered_for_the_model(ifc_class, global_id, is_shown):
    subject = SubjectRef(global_id=global_id, ifc_class=ifc_class, name="Thing")
    row = replace(findings()[0], subject=subject)
    html = html_of(oakfield(findings=(row,)))
    assert (f'data-copy="{global_id}"' in html) is is_shown


@pytest.mark.slow
def test_forty_failing_places_stay_below_three_megabytes():
    data = write(crowded(40), "html")
    assert len(Page(data.decode()).all("svg", class_="detail")) == 40
    assert len(data) < 3_000_000


def test_a_waived_finding_is_still_shown_with_its_reason(oak):
    place = oak.all("article", id="f-calm1")[0]
    assert "waived" in place.text
    assert "Agreed with the school until 2027" in place.text


@pytest.mark.parametrize("text", ["plain", 'a"b', "a\\b", "</style>", "\u202ea\nb", "ü 1"])
def test_a_css_string_holds_nothing_but_letters_and_codes(text):
    assert re.fullmatch(r'"(?:[A-Za-z0-9]|\\[0-9a-f]+ )*"', css_text(text))


def test_findings_without_anything_optional_still_make_a_page():
    bare = [
        Finding(
            key=f"k{n}", place=each.place, rule="R", title="", topic="", strength=each.strength,
            outcome=outcome, subject=each.subject, source=each.source,
        )
        for n, (each, outcome) in enumerate(zip(findings(), list(Outcome) * 3, strict=False))
    ]  # fmt: skip
    page = Page(html_of(oakfield(findings=tuple(bare), plans=())))
    assert page.broken == page.left_open == []


def test_text_that_templates_take_as_it_is_loses_its_control_characters_too():
    bad = "turned\u202e back\u0007"
    given = oakfield()
    problem = replace(given.readiness.problems[0], message=bad, ask=bad)
    html = html_of(
        oakfield(
            model=replace(given.model, authoring_tool=bad, length_unit=bad, sha256=bad),
            readiness=replace(given.readiness, problems=(problem,)),
            coverage=tuple(replace(row, clause=bad, reason=bad) for row in given.coverage),
            verdict=bad,
        )
    )
    assert html.count("turned back") >= 7
    assert not re.search("[\u202e\u0007]", html)


def test_a_waived_fail_never_is_among_what_matters_most():
    waived = tuple(replace(each, waiver="agreed") for each in findings())
    assert Page(html_of(oakfield(findings=waived))).all("ol", class_="top") == []


def test_marks_stand_on_the_storey_they_are_about(oak):
    ground, first = (
        " ".join(node.text for node in svg.children if node.name == "g")
        for svg in oak.all("svg", class_="storey")
    )
    assert "✕ 1" in ground
    assert "✕" not in first
    assert "? 6" in first
    assert "? 6" not in ground


def test_the_plan_lists_what_its_numbers_stand_for(oak):
    keys = [node.text for node in oak.all("ul", class_="marks")]
    assert "1 An accessible WC has room to turn a wheelchair" in keys[0]
    assert "6 A small-group room has at least 9 m²" in keys[1]


def test_what_stands_among_the_three_is_not_said_again_below(oak):
    assert "0.14 m² per pupil" not in oak.all("div", class_="lines")[0].text


def test_the_schools_small_group_space_is_said_when_it_is_not_among_the_three():
    rows = tuple(
        replace(each, outcome=Outcome.PASS) if each.key == "sum1" else each for each in findings()
    )
    lines = Page(html_of(oakfield(findings=rows))).all("div", class_="lines")[0].text
    assert "0.14 m² per pupil" in lines
    assert "Inclusion base: 1 of 1 requirements met." in lines


def test_a_school_that_cannot_be_told_is_not_named_twice():
    school = next(each for each in findings() if each.key == "sum1")
    row = replace(school, sentence="", outcome=Outcome.CANNOT_TELL, observed=None, waiver="w")
    page = Page(html_of(oakfield(findings=(row,))))
    assert "Small-group space cannot be told." in page.all("div", class_="lines")[0].text


def test_titles_are_spelt_for_readers_too(oak):
    assert "at least 9 m2" not in " ".join(node.text for node in oak.all("h3"))


def section_of(html, name):
    return html.split(f'aria-labelledby="{name}">')[1].split("</section>")[0]


def test_a_scenario_shows_what_changes_first_and_what_is_short():
    section = section_of(html_of(oakfield()), "scenario-1")
    assert "1 of 2 requirements changes; 4.3 m² are short. 1 cannot be told." in section
    assert "autism 24, PD fewer than 5" in section
    lines = re.findall(r"<tr><th scope=\"row\">(.*?)</tr>", section)
    assert lines[0].startswith("Small-group space is enough</th><td>at least 59.2 m²")
    assert "then at least 71.2 m²" in lines[0]
    assert ">66.9 m²</td>" in lines[0]
    assert lines[0].index("pass</span>") < lines[0].index("fail</span>")
    assert ">4.3 m²</td>" in lines[0]
    assert "the number of pupils with SEMH" in lines[1]


def test_without_scenarios_there_is_no_word_of_them():
    html = html_of(replace(oakfield(), scenarios=()))
    assert "For other pupils" not in html


def test_a_scenario_without_rules_says_that_nothing_changes():
    bare = replace(oakfield().scenarios[0], rows=(), area_short=0.0)
    section = section_of(html_of(replace(oakfield(), scenarios=(bare,))), "scenario-1")
    assert "No rule of this run depends on the pupils&#39; needs" in section
    assert "<table" not in section


def test_figures_that_the_project_changed_are_told_as_shipped_and_as_judged():
    section = section_of(html_of(oakfield()), "settings")
    assert "Figures of rules that this project changed" in section
    assert '<tr><th scope="row">ENG-SGR-area.smallest</th><td><bdi>9 m2</bdi></td>' in section
    assert "<img" not in section


def test_a_topic_begins_with_what_fails():
    school = oakfield()
    topics = page_of(replace(school, findings=school.findings[::-1])).topics
    for topic in (*topics, *page_of(school).topics):
        told = [line.outcome for line in topic.lines]
        assert told == sorted(told, key=["fail", "cannot_tell", "pass"].index)
    assert "fail" in {line.outcome for topic in topics for line in topic.lines}


@pytest.mark.parametrize("topic", ["small_group", "inclusion_base"])
def test_every_finding_of_a_topic_is_told_or_counted_in_its_section(topic):
    school = oakfield()
    mine = [each for each in school.findings if each.topic == topic]
    several = tuple(replace(each, key=f"{each.key}-{n}") for each in mine for n in range(3))
    shown = [each for each in several if each.outcome != "not_applicable"]
    (found,) = page_of(replace(school, findings=several)).topics
    assert sum(line.more + 1 for line in found.lines) == len(shown)
    assert len(found.lines) * 3 == len(shown)


@pytest.mark.parametrize(("storey", "says"), [("00", "Storey 00"), ("Level 00", "Level 00")])
def test_a_storey_is_not_called_a_storey_twice(storey, says):
    school = oakfield()
    one = replace(school, plans=(replace(school.plans[0], storey=storey),), findings=())
    assert says in [heading.text for heading in Page(html_of(one)).all("h3")]
