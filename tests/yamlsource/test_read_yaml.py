"""YAML stays text, knows its places, and a hostile file is refused in a sentence at once."""

import os
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.yamlsource import Mark, read_yaml, read_yaml_file
from checker.yamlsource.compose import MOST_COMPLAINTS


def read(text):
    return read_yaml(text.encode() if isinstance(text, str) else text, file="a.yaml")


def told(document):
    return [str(complaint) for complaint in document.complaints]


@pytest.mark.parametrize(
    "text", ["1:12", "4.10", "2.20", "no", "on", "NO", "yes", "1500", "1_000", "0o17", "~", "null"]
)
def test_every_scalar_stays_the_text_that_was_written(text):
    assert read(f"a: {text}\nb: [{text}]\n").root == {"a": text, "b": [text]}


def test_quotes_and_folds_are_text_too():
    document = read('a: ">= 1500 mm"\nb: >-\n  two\n  lines\nc:\n')
    assert document.root == {"a": ">= 1500 mm", "b": "two lines", "c": ""}


def test_a_yaml_1_1_file_is_not_typed_either():
    assert read("%YAML 1.1\n---\na: no\nb: 1:12\n").root == {"a": "no", "b": "1:12"}


def test_every_key_and_value_has_its_line_and_column():
    document = read("- rule: R\n  where:\n    - {use: store,  in: this}\n")
    assert document.mark((0, "rule")) == Mark(line=1, column=9)
    assert document.mark((0, "rule"), key=True) == Mark(line=1, column=3)
    assert document.mark((0, "where", 0, "in")) == Mark(line=3, column=25)
    assert document.mark((0, "where", 0, "in"), key=True) == Mark(line=3, column=21)


def test_a_path_that_the_file_does_not_have_points_to_what_is_around_it():
    document = read("a:\n  b: 1\n")
    assert document.mark(("a", "missing")) == Mark(line=2, column=3)
    assert document.mark(("a", "some tag", "b")) == Mark(line=2, column=6)
    assert document.mark(()) == Mark(line=1, column=1)


def test_a_repeated_key_is_told_with_the_line_of_the_first_which_counts():
    document = read("limit: 800\nother: 1\nlimit: 900\n")
    assert told(document) == ["a.yaml:3:1: 'limit' is given twice; the first is in line 1"]
    assert document.root == {"limit": "800", "other": "1"}


def test_the_value_of_a_repeated_key_may_be_a_mapping():
    document = read("a: 1\na:\n  b: {c: 2}\nd: 3\n")
    assert document.root == {"a": "1", "d": "3"}
    assert len(document.complaints) == 1


def test_all_mistakes_are_told_not_only_the_first():
    document = read("a: !!int 3\nb: &x 4\na: 5\n")
    assert [complaint.line for complaint in document.complaints] == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a: !!python/object/apply:os.system [x]\n", "the tag"),
        ("a: !custom x\n", "the tag '!custom'"),
        ("a: &anchor x\n", "the anchor '&anchor' is not allowed"),
        ("a: &x [1]\nb: *x\n", "aliases"),
        ("a: 1\n---\nb: 2\n", "a second document"),
        ("a:\n\t- b\n", "indent with spaces"),
        ("? [a]\n: b\n", "a key must be a word"),
        ("a: [1, 2\n", "this is not YAML"),
        ("a: b: c\n", "this is not YAML"),
        ('a: "\\ud800"\n', "Unicode"),
        ('a: "\\UFFFFFFFF"\n', "not YAML"),
        (b"a: \x00\n", "a sign that no text holds (U+0000)"),
        (b"\xff\xfea", "not UTF-8"),
    ],
)
def test_what_is_not_allowed_is_refused_in_a_sentence(text, sentence):
    document = read(text)
    assert any(sentence in complaint.message for complaint in document.complaints)
    assert all(complaint.line >= 1 and complaint.column >= 1 for complaint in document.complaints)


GOOD = "- rule: A\n  title: T\n  at_least: 12 m2\n"


@pytest.mark.parametrize(
    ("good", "bad", "line", "sentence"),
    [
        ("title: T", "title: 'The school's rooms'", 2, "an apostrophe ends text in single quotes"),
        ("at_least: 12", "at_least: >= 12", 3, "at_least and at_most say what a limit is"),
        ("- rule: A", "rule: A", 2, "a rule begins with `- rule: NAME`"),
        ("- rule: A", "- rule A", 2, "a rule begins with `- rule: NAME`"),
        ("- rule: A", "\u2013 rule: A", 2, "a rule begins with `- rule: NAME`"),
        ("  title", "\u00a0\u00a0title", 2, "a no-break space stands where only plain spaces may"),
        ("12 m2", "12 \x08m2", 3, "a sign that no text holds (U+0008)"),
    ],
)
def test_slips_of_a_keyboard_or_of_word_are_called_what_they_are(good, bad, line, sentence):
    assert read(GOOD).complaints == ()
    (complaint,) = read(GOOD.replace(good, bad)).complaints
    assert sentence in complaint.message
    assert complaint.line == line


def test_a_file_that_is_no_utf_8_is_told_at_its_line():
    (complaint,) = read("a: 1\nb: 2\nc: caf\xe9\n".encode("latin-1")).complaints
    assert complaint.line == 3
    assert "save the file as UTF-8" in complaint.message


def billion_laughs():
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 12)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("bomb", "sentence"),
    [
        pytest.param("a" * 2_000_000, "larger than 1 MB", id="two megabytes"),
        pytest.param("[" * 5_000, "nested more than 40", id="lists in lists"),
        pytest.param("\n".join(" " * i + "a:" for i in range(90)), "nested", id="steps"),
        pytest.param("- " * 4_000, "nested more than 40", id="dashes"),
        pytest.param(billion_laughs(), "aliases", id="billion laughs"),
        pytest.param("- a\n" * 240_000, "lines", id="many lines"),
        pytest.param("- [a, b, c, d]\n" * 5_000, "20000 values", id="many values"),
        pytest.param("[" + "a," * 400_000 + "]", "longer than", id="one long line"),
        pytest.param("a b " * 240_000, "longer than", id="many words"),
        pytest.param("a: 1\n" * 10_000, "too many mistakes", id="repeated keys"),
        pytest.param("\n" * 900_000, "lines", id="empty lines"),
    ],
)
def test_a_bomb_is_refused_within_a_second(bomb, sentence):
    started = time.process_time()
    document = read(bomb)
    assert time.process_time() - started < 3  # a second on a quiet machine
    assert document.root is None
    assert sentence in document.complaints[-1].message
    assert len(document.complaints) <= MOST_COMPLAINTS + 1


def test_what_is_quoted_of_a_file_is_cut_short():
    document = read(f"a: !{'x' * 500} b\n")
    assert len(document.complaints[0].message) < 120


def test_an_empty_file_holds_nothing_and_is_no_mistake():
    for text in ("", "\n", "# only a comment\n"):
        assert read(text).root is None
        assert told(read(text)) == []


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="a:-[]{}&*!|>'\"%@`,? \n\t#\\0", max_size=60))
def test_no_text_at_all_makes_it_crash(text):
    document = read(text)
    assert document.root is None or not isinstance(document.root, bytes)


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=40))
def test_no_bytes_at_all_make_it_crash(data):
    read(data)


def test_a_file_is_read_under_the_name_it_is_called_by(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("a: !x 1\n")
    assert read_yaml_file(path, file="pack/a.yaml").complaints[0].file == "pack/a.yaml"


@pytest.mark.parametrize("kind", ["missing", "folder", "pipe"])
def test_what_is_no_file_is_said_so_and_never_waited_for(tmp_path, kind):
    path = tmp_path / "it"
    if kind == "folder":
        path.mkdir()
    if kind == "pipe":
        os.mkfifo(path)
    document = read_yaml_file(path, file="it")
    assert document.root is None
    assert "file" in document.complaints[0].message


def test_a_large_file_is_not_read_to_its_end(tmp_path):
    path = tmp_path / "large.yaml"
    with path.open("wb") as stream:
        stream.truncate(3_000_000_000)
    assert "larger than 1 MB" in read_yaml_file(path).complaints[0].message
