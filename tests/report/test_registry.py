"""Formats are found by where they stand, and refused by name when there are none."""

import json
import sys
from types import ModuleType

import pytest

from checker.errors import UsageError
from checker.report import (
    Finish,
    draft,
    file_name,
    formats,
    refuse_unready,
    registry,
    unfinished,
    write,
    writer,
)
from checker.results.codec import result_from_json
from tests.report.oakfield import blocked, empty, oakfield


def test_the_two_formats_of_a_run_are_there():
    assert {"html", "json"} <= set(formats())


def test_formats_come_in_alphabetical_order():
    assert list(formats()) == sorted(formats())


@pytest.mark.parametrize(
    ("format_name", "name"), [("html", "report.html"), ("json", "results.json")]
)
def test_each_format_knows_its_file(format_name, name):
    assert file_name(format_name) == name


@pytest.mark.parametrize("ask", [lambda: file_name("docx"), lambda: write(empty(), "docx")])
def test_an_unknown_format_is_refused_with_the_known_ones(ask):
    with pytest.raises(UsageError, match=r"'docx' is not a format; use one of .*html, json"):
        ask()


def test_formats_cannot_be_changed_from_outside():
    with pytest.raises(TypeError):
        formats()["html"] = None  # type: ignore[index]


@pytest.mark.parametrize("result", [oakfield(), empty(), blocked()])
def test_json_is_the_result_again(result):
    assert result_from_json(write(result, "json")) == result


def test_json_names_its_schema_first():
    assert next(iter(json.loads(write(oakfield(), "json")))) == "schema"


@pytest.fixture
def module(monkeypatch):
    """A new module in the package, as a later format would add it."""
    new = ModuleType("checker.report.later")
    monkeypatch.setitem(sys.modules, new.__name__, new)
    monkeypatch.setattr(registry, "_modules", lambda: [new])
    formats.cache_clear()
    yield new
    formats.cache_clear()


def test_a_marked_function_in_a_new_module_is_a_format(module):
    @writer("later", file_name="later.txt")
    def render(result):
        return result.model.file.encode()

    render.__module__ = module.__name__
    module.render = render
    assert write(oakfield(), "later") == b"oakfield-B.ifc"


def test_a_function_borrowed_from_a_neighbour_is_not_a_second_format(module):
    @writer("later", file_name="later.txt")
    def render(_result):
        return b""

    render.__module__ = "checker.report.elsewhere"
    module.render = render
    assert dict(formats()) == {}


def test_two_writers_of_one_name_are_refused(module):
    for name in ("one", "two"):

        @writer("later", file_name=f"{name}.txt")
        def render(_result):
            return b""

        render.__module__ = module.__name__
        setattr(module, name, render)
    with pytest.raises(ValueError, match="share the name"):
        formats()


@pytest.fixture
def finished(module):
    """A format that an outside program turns upside down, and refuses to be without `there`."""
    there = [True]

    def ready():
        if not there:
            raise UsageError("Nothing here turns files upside down.")

    @writer("later", file_name="later.txt", finish=Finish(ready=ready, run=lambda made: made[::-1]))
    def render(_result):
        return b"abc"

    render.__module__ = module.__name__
    module.render = render
    return there


@pytest.mark.usefixtures("finished")
def test_an_outside_program_finishes_what_was_drafted():
    assert write(oakfield(), "later") == b"cba"
    assert draft(oakfield(), "later") == (".later.txt.draft", b"abc")
    assert [each.file_name for each in unfinished(["later"])] == ["later.txt"]


def test_a_format_without_one_is_drafted_as_it_is():
    assert draft(oakfield(), "json") == ("results.json", write(oakfield(), "json"))
    assert unfinished(["json", "html"]) == []


def test_a_missing_program_is_told_before_work_begins(finished):
    refuse_unready(["later"])
    finished.clear()
    with pytest.raises(UsageError, match="Nothing here turns"):
        refuse_unready(["later"])
