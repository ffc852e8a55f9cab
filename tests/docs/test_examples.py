"""The committed example reports are what the tool writes today: golden files of the whole way."""

import json

import pytest

from docs.make.examples import EXAMPLES, FILES, MODELS, made_example

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("name", MODELS)]


def test_the_committed_examples_are_current(name):
    made = made_example(name)
    stale = [file for file in FILES if (EXAMPLES / name / file).read_bytes() != made[file]]
    assert stale == [], "run `python -m docs.make.examples`, look at the reports and commit them"


def test_the_examples_hold_no_path_and_no_time(name):
    text = (EXAMPLES / name / "results.json").read_text("utf-8")
    assert str(EXAMPLES.parents[1]) not in text
    assert json.loads(text)["model"]["file"] == f"{name}.ifc"
