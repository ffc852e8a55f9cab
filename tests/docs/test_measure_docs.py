"""Every measure says what it is, how it is found, how exactly, when it is Unknown, and whence."""

import ast
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate

import pytest

from checker.measure.registry import MeasureSpec, measures
from tests.docs.measure_docs import cited, clauses, missing_parts
from tests.docs.written import blocks

EACH = {spec.function: spec for spec in measures().values()}.values()
"""One of each function: kinds of subject share their docstring."""


def quantity(doc, *, unit="m", parts=None):
    (spec, *_) = (each for each in EACH if each.value == "quantity")
    return replace(spec, doc=doc, unit=unit, parts=parts or {})


def truth(doc):
    return replace(quantity(doc, unit=""), value="truth")


def doc_of(said):
    meaning, *rest = said.values()
    return f"{meaning}\n\n{' '.join(rest)}"


LENGTH = {
    "meaning": "Free width of a thing, metres.",
    "method": "From wall to wall, clear of columns.",
    "tolerance": "Exact to 0.1 mm.",
    "Unknown when": "Unknown when it has no body, or none that can be trusted.",
    "source": "AD M 1.13(a), recipe G3; ADA 403.5.1.",
}
COUNT = {
    "meaning": "Number of things in a place.",
    "method": "Those of one body are counted one by one; an interval where one may be no thing.",
    "tolerance": "Things without a body are missed.",
    "Unknown when": "Never Unknown.",
    "source": "Source: ours, for NDV-02.",
}
DECLARED = {
    "meaning": "Whether it is said to be so.",
    "method": "As its property declares. Open where two of them contradict each other.",
    "Unknown when": "Unknown without one.",
    "source": "Source: Pset_DoorCommon.",
}
FAKES: list[tuple[Callable[[str], MeasureSpec], dict[str, str]]] = [
    (quantity, LENGTH),
    (lambda doc: quantity(doc, unit="ratio"), LENGTH),
    (lambda doc: quantity(doc, unit="", parts={"depth": "m"}), LENGTH),
    (lambda doc: quantity(doc, unit="count"), COUNT),
    (truth, DECLARED),
]


@pytest.mark.parametrize("spec", EACH, ids=lambda spec: f"{spec.name} {spec.kind}")
def test_every_measure_says_all_of_it(spec):
    assert missing_parts(spec) == (), spec.doc


def test_the_recipe_for_a_measure_says_all_of_it():
    (block,) = (each for each in blocks("python") if "@measure(" in each.text)
    (function,) = (n for n in ast.parse(block.text).body if isinstance(n, ast.FunctionDef))
    doc = ast.get_docstring(function) or ""
    assert missing_parts(quantity(doc, unit="ratio")) == ()


@pytest.mark.parametrize(
    ("make", "said", "part"), [(make, said, part) for make, said in FAKES for part in said]
)
def test_a_part_that_is_left_out_is_told(make, said, part):
    assert missing_parts(make(doc_of(said))) == ()
    less = {name: text for name, text in said.items() if name != part}
    left = doc_of({"meaning": "Exact to 0.1 mm.", **less} if part == "meaning" else less)
    assert missing_parts(make(left)) == (part,)


def test_a_quantity_without_a_unit_is_told():
    assert missing_parts(quantity(doc_of(LENGTH), unit="")) == ("unit",)
    assert missing_parts(quantity(doc_of(LENGTH), unit="", parts={"depth": ""})) == ("unit",)


def test_nothing_said_lacks_everything():
    every = ("meaning", "method", "tolerance", "Unknown when", "source")
    assert missing_parts(quantity("")) == every


@pytest.mark.parametrize(
    ("part", "instead"),
    [
        ("method", "An interval where a hull leaves it so."),
        ("method", "Exact to 0.1 mm, open and Unknown as another."),
        ("tolerance", "Within 150 mm of it on the plan."),
        ("Unknown when", "It is not always known."),
        ("Unknown when", "Unknown."),
        ("source", "Source: a friend."),
        ("source", "AD M."),
    ],
)
def test_words_that_only_look_like_a_part_are_none(part, instead):
    said = {**LENGTH, part: instead}
    assert missing_parts(quantity(doc_of(said))) == (part,)


def test_how_exact_a_length_is_does_not_count_things():
    assert missing_parts(quantity(doc_of({**COUNT, "tolerance": "To 0.1 %."}), unit="count")) == (
        "tolerance",
    )


def test_a_source_is_one_clause_with_its_label():
    assert clauses("A thing: so.\n\nSource: ours; AD M 2.1.") == [
        "A thing",
        "so",
        "Source: ours",
        "AD M 2.1",
    ]


def test_what_is_cited_belongs_to_the_document_before_it():
    assert cited("AD M 1.37(a), Table 2; ADA 505.4. NDV-02, schools/C39, C44") == {
        ("AD M", "1.37"),
        ("AD M", "Table 2"),
        ("ADA", "505.4"),
        ("access", "NDV-02"),
        ("schools", "C39"),
        ("schools", "C44"),
    }


@pytest.mark.shared
def test_no_source_is_invented(shared_models):
    """Each clause that a measure names stands in a fact sheet, of the document that it names."""
    texts = {
        name: (shared_models.parent / "standards" / f"{name}.md").read_text(encoding="utf-8")
        for name in ("england-access", "england-schools", "international")
    }
    known = cited(texts["england-access"]) | cited(texts["international"])
    known |= {
        ("ADA", each)
        for found in re.findall(r"(?:Table )?\d{3}(?:\.\d+)+", texts["international"])
        for each in accumulate(found.split("."), "{}.{}".format)
    }
    known |= {
        ("schools", each) for each in re.findall(r"\| ([A-Z]\d\d) \|", texts["england-schools"])
    }
    named = {
        (spec.name, *each)
        for spec in EACH
        for clause in clauses(spec.doc)
        for each in cited(clause)
    }
    assert [each for each in sorted(named) if each[1:] not in known] == []
    assert len(named) > 100
