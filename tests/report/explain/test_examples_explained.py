"""Every finding of the committed examples is explained, and every place that can be is drawn."""

import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from checker.report.explain import drawing_file, explanation, find_finding, undrawn
from checker.report.words import heading, sentence
from checker.results import Outcome, RunResult
from checker.results.codec import result_from_json

pytestmark = pytest.mark.slow

EXAMPLES = sorted((Path(__file__).parents[3] / "reports" / "examples").glob("*/results.json"))
BOTH = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
LABEL = re.compile(r"(  )?[◍A-Z a-z₂0-9]+(?: \(.*\))?: .+", re.DOTALL)
JUDGED = (Outcome.FAIL, Outcome.CANNOT_TELL, Outcome.PASS)


@cache
def example(path: Path) -> RunResult:
    return result_from_json(path.read_bytes())


@cache
def lines_of(path: Path) -> list[tuple[str, ...]]:
    return [explanation(each, example(path)) for each in example(path).findings]


@BOTH
def test_every_line_after_the_sentence_says_what_it_is_about(path):
    for finding, lines in zip(example(path).findings, lines_of(path), strict=True):
        assert lines[0] == heading(finding)
        assert [line for line in lines[1:] if line and not LABEL.fullmatch(line)] == [
            line for line in lines if line == "  a figure of this rule comes from the brief"
        ]


@BOTH
def test_no_line_leaks_how_it_was_programmed(path):
    told = "\n".join(line for lines in lines_of(path) for line in lines)
    assert not re.search(r"\bNone\b|\binf\b|\bnan\b|\{|\bFalse\b|\bTrue\b", told)
    assert "  step 0" not in told
    assert not re.search(r": *$", told, re.MULTILINE)


@BOTH
def test_what_was_judged_is_compared_and_comes_to_its_outcome(path):
    ends = {Outcome.FAIL: "so it fails.", Outcome.PASS: "so it passes."}
    for finding, lines in zip(example(path).findings, lines_of(path), strict=True):
        (compared,) = [line for line in lines if line.startswith("Compared: ")]
        if finding.outcome in ends:
            assert compared.endswith(ends[finding.outcome]), finding.key
        else:
            assert compared.startswith("Compared: no figure with a limit, since the rule does")


@BOTH
def test_every_step_of_a_measure_is_told_in_its_order(path):
    for finding, lines in zip(example(path).findings, lines_of(path), strict=True):
        # Of a blocker it is said how high the step in the way is.
        steps = [line for line in lines if re.match(r"  step \d", line)]
        assert len(steps) == len(finding.observed.steps if finding.observed else ())
        assert [int(step.split()[1].rstrip(":")) for step in steps] == list(
            range(1, len(steps) + 1)
        )


@BOTH
def test_what_lies_in_the_model_is_told_by_its_id_and_record(path):
    result = example(path)
    for finding, lines in zip(result.findings, lines_of(path), strict=True):
        told = [line for line in lines if line.startswith("Element: ")]
        assert len(told) == bool(finding.subject.step_id)
        for line in told:
            assert f"GlobalId {finding.subject.global_id}" in line
            assert f"record #{finding.subject.step_id}" in line
            assert line.endswith(f" of {result.model.file}")


@BOTH
def test_every_figure_says_where_it_was_read(path):
    told = {line for lines in lines_of(path) for line in lines if line.startswith("  that is: ")}
    assert any("has read this figure in the document itself" in line for line in told)
    assert any("nobody has compared this figure" in line for line in told)
    for lines in lines_of(path):
        (source,) = [line for line in lines if line.startswith("Source: ")]
        assert source.rpartition(": ")[2] in {
            "read in the source", "from a secondary source", "unverified",
        }  # fmt: skip


@BOTH
def test_every_key_is_found_by_itself_and_by_most_of_it(path):
    rows = example(path).findings
    for finding in rows[::97]:
        assert find_finding(rows, finding.key) is finding
        assert find_finding(rows, finding.key[:10]) is finding


@BOTH
def test_every_failing_place_is_drawn_or_says_why_not(path):
    result = example(path)
    fails = [each for each in result.findings if each.outcome is Outcome.FAIL][::3]
    drawn = 0
    for finding in fails:
        data, why = drawing_file(finding, result), undrawn(finding, result)
        assert (data is None) == bool(why)
        if data is None:
            assert not finding.evidence
            continue
        drawn += 1
        tree = ET.fromstring(data)  # noqa: S314 - our own file
        described = [each.text for each in tree if each.tag.endswith("desc")]
        assert described == [" ".join(sentence(finding).split())]
        assert len(data) < 60_000
    assert drawn > len(fails) * 0.6


@BOTH
def test_passes_are_drawn_where_they_are_without_a_dimension(path):
    result = example(path)
    doors = [
        each
        for each in result.findings
        if each.outcome is Outcome.PASS and each.subject.ifc_class == "IfcDoor"
    ]
    for finding in doors[:5]:
        data = drawing_file(finding, result)
        assert data is not None
        assert b'class="heavy pass"' in data
        assert b"dim-text" not in data
