"""Model text cannot bend the page: no controls, no direction tricks, no endless names."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.report.plaintext import LONGEST_NAME, clean, shortened


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("Calm room", "Calm room"),
        ("", ""),
        ("a\u202eb", "ab"),
        ("a\u2066b\u2069", "ab"),
        ("a\u200fb", "ab"),
        ("a\x00\x07b", "ab"),
        ("a\tb\r\n c", "a b c"),
        ("a\u0085b", "a b"),
        ("soft\u00adhyphen", "softhyphen"),
        ("zero\u200bwidth", "zerowidth"),
        ("\ufeffbom", "bom"),
        ("lone\ud800", "lone"),
        ("private\ue000", "private"),
        (
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
        ("Übungsraum 2 · Большая комната", "Übungsraum 2 · Большая комната"),
        ("<b>", "<b>"),
    ],
)
def test_invisible_characters_go_and_words_stay(hostile, shown):
    assert clean(hostile) == shown


@pytest.mark.parametrize(
    ("text", "longest", "shown"),
    [
        ("  Calm  room ", 20, "Calm  room"),
        ("Calm room", 9, "Calm room"),
        ("Calm rooms", 9, "Calm roo…"),
        ("", 5, ""),
    ],
)
def test_names_are_cut_with_an_ellipsis(text, longest, shown):
    assert shortened(text, longest) == shown


@given(st.text())
def test_what_is_left_is_visible_in_every_language(text):
    left = {unicodedata.category(mark) for mark in clean(text) if mark not in "\u200c\u200d"}
    assert not left & {"Cc", "Cf", "Cs", "Co", "Cn"}


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_a_name_is_never_longer_than_a_line(text):
    assert len(shortened(text)) <= LONGEST_NAME
