"""A rule's page says all that the rule says, under fixed headings; hostile text stays text."""

import re

import pytest

from checker.bundled import bundled_folder
from checker.measure.registry import measures
from checker.rules import load_packs, measures_named, rule_pages
from checker.rules.pages import HEADINGS, INDEX
from tests.every import every

SHIPPED = load_packs([bundled_folder("rules")])
PAGES = rule_pages(SHIPPED, ["gradient"], images="pictures")
RULE = """
- rule: A
  title: Rooms are <b>large</b> | [enough](javascript:x)
  why: So.
  topic: access
  settings: {least: 9 m2}
  applies_to: {each: room, where: [{use: classroom}], if_none: fail}
  unless:
    - {when: [{use: store}], because: nobody looks out}
  all_of:
    - {measure: net_area, at_least: least}
    - find:
        of: door
        where: [{in: this}]
        at_least: 1
        such_that:
          - measure: clear_opening_width
            look_up:
              by: [approach]
              rows:
                - {approach: straight, at_least: 800 mm}
                - {at_least: 825 mm}
  strength: project
  source: {document: brief, clause: page 4, checked: no}
  covers: part
  ask: Say how large.
  remedy: Move the wall.
  examples:
    - given: {use: classroom, net_area: 9 m2}
      settings: {least: 8 m2}
      expect: pass
      because: Why not.
"""


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "rules.yaml"
    path.write_text(RULE)
    return rule_pages(load_packs([path]))["A.md"]


@every("rule", SHIPPED.rules, ids=lambda rule: rule.id)
def test_every_page_has_the_same_headings_and_all_that_the_rule_says(rule):
    page = PAGES[f"{rule.id}.md"]
    assert tuple(re.findall(r"^## (.*)$", page, re.MULTILINE)) == HEADINGS
    assert "Nothing is said here" not in page
    rows = page.split("## Examples")[1].strip().splitlines()
    assert len(rows) == 2 + len(rule.examples)
    for name in rule.settings:
        assert f"`{rule.id}.{name}`" in page


@every("rule", SHIPPED.rules, ids=lambda rule: rule.id)
def test_a_page_names_every_measure_of_the_requirement(rule):
    section = PAGES[f"{rule.id}.md"].split("## How it is measured")[1].split("## Source")[0]
    told = set(re.findall(r"^- \*\*(.*)\*\*:", section, re.MULTILINE))
    assert told == {name.replace("_", " ") for name in measures_named(rule)}


def test_most_rules_measure_something():
    """The reading of names out of rules cannot be empty by mistake."""
    named = {name for rule in SHIPPED.rules for name in measures_named(rule)}
    assert named <= {name for name, _kind in measures()}
    assert {"clear_opening_width", "approach_width", "net_area", "rooms"} <= named


def test_a_drawing_is_shown_where_there_is_one_and_only_there():
    assert "![gradient, drawn](pictures/gradient.svg)" in PAGES["ENG-ADM2-ramp-gradient.md"]
    assert "![" not in PAGES["ENG-SGR-area.md"]


def test_figures_stand_in_a_table_with_what_they_limit(page):
    assert "| net area | at least 9 m2 (setting least) |" in page
    assert "| doors where in: this | at least 1 |" in page
    assert "| clear opening width, approach: straight | at least 800 mm |" in page
    assert "| clear opening width | at least 825 mm |" in page
    assert "| `A.least` | 9 m2 |" in page


def test_what_is_added_up_is_told_with_what_it_is_measured_by():
    page = PAGES["ENG-SGR-area-per-pupil.md"]
    assert re.search(r"^\| net area of rooms where use: .*, for each pupil \|", page, re.MULTILINE)


def test_exceptions_and_examples_are_told(page):
    assert "- Unless use store: nobody looks out." in page
    assert "| use: classroom, net area: 9 m2; least set to 8 m2 | pass | Why not. |" in page


def test_text_of_an_author_makes_no_html_no_link_and_no_column(page):
    assert page.startswith("# Rooms are &lt;b&gt;large&lt;/b&gt; \\| \\[enough\\](javascript:x)\n")


def test_the_index_lists_each_rule_under_its_pack_and_topic():
    index = PAGES[INDEX]
    for rule in SHIPPED.rules:
        assert index.count(f"[{rule.id}]({rule.id}.md)") == 1
    assert index.index("## England") < index.index("### Access") < index.index("### Schools")
