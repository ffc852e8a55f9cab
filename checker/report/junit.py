"""junit.xml: rules as test suites and findings as test cases, for Jenkins and GitLab.

    pass            a test case without more
    fail            failure, its type says how binding the source is
    cannot tell     error: the test could not be carried out
    not applicable  skipped, with the reason
    waived, known   skipped, with the waiver or the baseline, whatever it was before

A skipped test is invisible in a merge request of GitLab and leaves a build of Jenkins green: what
cannot be told would look like a pass there, so it is an error. Both servers then show the build
as unstable or with errors, also where the gate lets it through: the gate is the exit code.

GitLab keeps one test of each name, so names end with the finding's key, which survives re-runs.
Where nothing could be assessed there is a suite with an error that says why.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from checker.report.annotations import (
    LONGEST_MESSAGE,
    UNASSESSED,
    keys_of,
    message,
    model_file,
    nothing_assessed,
    problem_words,
    rule_id,
    sentence_of,
    strength_and_outcome,
    title_of,
    unassessed_words,
    verdict_of,
)
from checker.report.naming import subject_words
from checker.report.plaintext import clean, shortened
from checker.report.registry import writer
from checker.report.words import (
    baseline_words,
    gap_words,
    limit_words,
    measured_words,
    missing_words,
    required_label,
    source_words,
)
from checker.results.finding import Finding, Outcome
from checker.results.run import RunResult

_TAGS = {
    Outcome.FAIL: "failure",
    Outcome.CANNOT_TELL: "error",
    Outcome.NOT_APPLICABLE: "skipped",
}
_WAIVED = "skipped"
_COUNTED = {"failures": "failure", "errors": "error", "skipped": "skipped"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """A test case: where it stands, and what happened to it; no tag for a pass."""

    class_name: str
    name: str
    tag: str = ""
    type: str = ""
    message: str = ""
    text: str = ""


@writer("junit", file_name="junit.xml")
def write_junit(result: RunResult) -> bytes:
    """One suite for each rule, one test case for each finding, in the order of the result."""
    suites: dict[str, list[_Case]] = {}
    if nothing_assessed(result):
        suites[UNASSESSED] = [_unassessed(result)]
    for finding, key in zip(result.findings, keys_of(result.findings), strict=True):
        suites.setdefault(rule_id(finding), []).append(_case(finding, key))
    cases = [case for each in suites.values() for case in each]
    root = ET.Element("testsuites", {"name": f"schoolcheck {model_file(result)}", **_counts(cases)})
    root.attrib.pop("skipped")  # the schema of Jenkins knows it of a suite only
    titles = {rule_id(finding): title_of(finding) for finding in result.findings}
    for name, members in suites.items():
        root.append(_suite(name, titles.get(name, verdict_of(result)), members))
    ET.indent(root, " ")
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _suite(name: str, title: str, cases: Sequence[_Case]) -> ET.Element:
    suite = ET.Element("testsuite", {"name": name, **_counts(cases)})
    properties = ET.SubElement(suite, "properties")
    ET.SubElement(properties, "property", {"name": "title", "value": shortened(title)})
    for case in cases:
        test = ET.SubElement(suite, "testcase", {"classname": case.class_name, "name": case.name})
        if case.tag:
            told = ET.SubElement(test, case.tag, {"type": case.type, "message": case.message})
            told.text = case.text
    return suite


def _counts(cases: Sequence[_Case]) -> dict[str, str]:
    tags = Counter(case.tag for case in cases)
    counted = {name: str(tags[tag]) for name, tag in _COUNTED.items()}
    return {"tests": str(len(cases)), **counted}


def _case(finding: Finding, key: str) -> _Case:
    topic = shortened(finding.topic) or "rules"
    tag = (
        _WAIVED
        if finding.is_accepted and finding.outcome in _TAGS
        else _TAGS.get(finding.outcome, "")
    )
    return _Case(
        class_name=f"{topic}.{rule_id(finding)}",
        name=f"{subject_words(finding)} [{key}]",
        tag=tag,
        type=strength_and_outcome(finding),
        message=message(finding) if tag else "",
        text=_lines(_details(finding)) if tag else "",
    )


def _details(finding: Finding) -> Iterable[tuple[str, str]]:
    """What GitLab shows of a test: the text of its element, not the attribute."""
    place = finding.place
    yield "", sentence_of(finding)
    yield "Rule", f"{title_of(finding)} ({rule_id(finding)})"
    yield "Measured", measured_words(finding)
    yield required_label(finding), limit_words(finding)
    yield "Difference", gap_words(finding)
    yield "Missing", missing_words(finding)
    yield "To supply", finding.ask
    yield "To change", finding.remedy
    yield "Waived", finding.waiver
    yield "Baseline", baseline_words(finding)
    yield "Source", source_words(finding)
    yield "Storey", place.storey or finding.subject.storey
    yield "GlobalId", finding.subject.global_id


def _lines(details: Iterable[tuple[str, str]]) -> str:
    said = ((label, shortened(text, LONGEST_MESSAGE)) for label, text in details)
    return "\n".join(f"{label}: {text}" if label else text for label, text in said if text)


def _unassessed(result: RunResult) -> _Case:
    told = unassessed_words(result)
    problems = map(problem_words, result.readiness.problems)
    return _Case(
        class_name="readiness.schoolcheck",
        name=f"{clean(model_file(result))} can be assessed",
        tag="error",
        type="cannot tell",
        message=told,
        text=_lines(("", text) for text in (verdict_of(result), *problems)),
    )
