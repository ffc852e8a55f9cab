"""Text out of models means nothing to Markdown, nor to the servers that read it after that."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from checker.report.markup import begun, code, escaped, item, link
from checker.report.plaintext import clean
from tests.report.formats.made import HOSTILE

READER = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
PARTING = "\u200b"
BEGINNINGS = ["- a", "+ a", "# a", "1. a", "12) a", "= a", "* a", "> a", "a"]
LOOKED_FOR = re.compile(r"@\w|(?<!\w)[#!&~%$]\w|://|www\.|GH-\d", re.IGNORECASE)
"""What servers look for in shown text: names, references, addresses."""


def inline(text):
    """The kinds of what a line of Markdown holds, and its text as it is shown."""
    (_open, line, _close) = READER.parse(f"x {text}")
    return {each.type for each in line.children}, "".join(each.content for each in line.children)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_are_shown_and_do_nothing(text):
    kinds, shown = inline(escaped(text))
    assert kinds <= {"text", "text_special"}
    assert shown.replace(PARTING, "").split() == ["x", *clean(text).split()]
    assert not LOOKED_FOR.search(shown)


@settings(max_examples=60)
@given(st.text(max_size=40))
def test_any_text_is_shown_as_it_is(text):
    kinds, shown = inline(escaped(text))
    assert kinds <= {"text", "text_special"}
    assert shown.replace(PARTING, "").split() == ["x", *clean(text).replace(PARTING, "").split()]


@pytest.mark.parametrize(
    "text",
    ["@admin", "a@example.org", "#12", "x#y", "!7", "%1", "~bug", "&3", "$x", "GH-4", "gh-5",
     "https://example.org", "WWW.example.org", "ftp://a"],
)  # fmt: skip
def test_what_servers_look_for_is_parted_by_a_space_without_width(text):
    assert PARTING in escaped(text)


@pytest.mark.parametrize(
    "text", ["25 % of 4 m²", "00-12A-D01", "at least 1:12", "a, b; c (d)", "1.5 m"]
)
def test_plain_words_stay_as_they_are(text):
    assert escaped(text) == text


@pytest.mark.parametrize("text", ["x | y", "x\\", "x \\| y", "`x | y`", "|"])
def test_a_cell_of_a_table_cannot_end_early(text):
    rows = f"| a | b |\n|---|---|\n| {escaped(text)} | z |\n"
    cells = [each.children for each in READER.parse(rows) if each.type == "inline"]
    shown = ["".join(child.content for child in cell) for cell in cells]
    assert shown == ["a", "b", text, "z"]


def test_a_long_text_is_cut_before_it_is_escaped():
    assert escaped("<" * 50, 10) == "&lt;" * 9 + "…"
    assert len(escaped("a" * 2_000)) == 2_000


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/a)[b](c", "https://example.org/a%29%5Bb%5D%28c"),
        ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
        ("https://example.org/a|b\nc", "https://example.org/a%7Cb%20c"),
    ],
)
def test_a_link_leads_to_the_address_of_the_rule(url, address):
    (_open, line, _close) = READER.parse(f"x {link('ADM2 [1]', url)}")
    (found,) = [each for each in line.children if each.type == "link_open"]
    assert found.attrs["href"] == address


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "data:text/html,x", "//example.org"])
def test_an_address_that_a_browser_may_not_follow_is_no_link(url):
    assert link("ADM2", url) == "ADM2"


@pytest.mark.parametrize(
    ("key", "shown"), [("3ad1", "`3ad1`"), ("a`b<c", "`abc`"), ("", "`-`"), ("a-2_b", "`a-2_b`")]
)
def test_a_key_is_code(key, shown):
    assert code(key) == shown


def test_neither_a_key_nor_an_address_fills_a_comment():
    assert len(code("a" * 5_000)) == 66
    assert link("ADM2", f"https://example.org/{'a' * 5_000}") == "ADM2"
    assert link("a" * 50, "https://example.org/a", 10) == f"[{'a' * 9}…](https://example.org/a)"


@pytest.mark.parametrize("text", BEGINNINGS)
def test_a_line_is_one_paragraph_of_text(text):
    kinds = [each.type for each in READER.parse(begun(text, 50))]
    assert kinds == ["paragraph_open", "inline", "paragraph_close"]


@pytest.mark.parametrize("text", BEGINNINGS)
def test_an_item_of_a_list_is_one_line_of_text(text):
    kinds = [each.type for each in READER.parse(item(text, 50))]
    assert kinds == [
        "bullet_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close",
        "list_item_close", "bullet_list_close",
    ]  # fmt: skip
