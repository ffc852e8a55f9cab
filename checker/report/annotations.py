"""What build servers are told alike: how serious a finding is, in which words, and where it is.

One table of levels for SARIF, GitHub and GitLab. It follows the strength of the rule and knows
nothing of the gate: whether the build stops is said by the exit code alone.

    fail of a must (statutory guidance)           error
    fail of a should (good practice)              warning
    fail of a may or of the project's own target  note
    cannot tell of a must                         warning
    cannot tell of any other strength             note
    waived or known, whatever it was              note

What cannot be told stands one level lower than its fail would, and never silently. Passes and
what is not applicable are no annotations: they are counted.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from checker.report.causes import by_cause
from checker.report.figures import written
from checker.report.plaintext import clean, shortened
from checker.report.rank import Rank, rank
from checker.report.words import OUTCOME_WORDS, baseline_words, sentence
from checker.results.finding import Finding, Outcome, Strength, SubjectRef
from checker.results.run import ReadinessProblem, RunResult
from checker.results.verdict import summarise, verdict_sentence, was_assessed

LONGEST_MESSAGE = 1000
"""Characters of one message; what is longer ends in an ellipsis."""
UNNAMED = "model.ifc"
"""The file that is pointed at where the results name none."""
UNASSESSED = "schoolcheck-nothing-assessed"
"""The name of the one entry that says that there is no answer at all."""
OPEN = (Outcome.FAIL, Outcome.CANNOT_TELL)
"""Outcomes that somebody has to do something about."""
_LONGEST_KEY = 64
_PACKED = (".ifczip", ".gz", ".zip")
_NO_VERDICT = "The results hold no verdict."


class Level(StrEnum):
    """How serious an annotation is, the worst first; the words are SARIF's."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_FAILS = {
    Strength.MUST: Level.ERROR,
    Strength.SHOULD: Level.WARNING,
    Strength.MAY: Level.NOTE,
    Strength.PROJECT: Level.NOTE,
}


def level_of(finding: Finding) -> Level:
    """The level of a finding that fails or cannot be told, by the table above."""
    if finding.is_accepted:
        return Level.NOTE
    if finding.outcome is Outcome.CANNOT_TELL:
        return Level.WARNING if finding.strength is Strength.MUST else Level.NOTE
    return level_of_rule(finding.strength)


def level_of_rule(strength: Strength) -> Level:
    """The level of a fail of a rule of this strength.

    >>> level_of_rule(Strength.SHOULD).value
    'warning'
    """
    return _FAILS[strength]


def message(finding: Finding) -> str:
    """The finding as a sentence, marked where it is accepted, with what to supply or to change."""
    what = {Outcome.CANNOT_TELL: finding.ask, Outcome.FAIL: finding.remedy}.get(finding.outcome, "")
    open_ = "Cannot tell." if finding.outcome is Outcome.CANNOT_TELL else ""
    parts = (open_, sentence_of(finding), written(clean(what)), accepted_words(finding))
    return shortened(" ".join(part for part in parts if part.strip()), LONGEST_MESSAGE)


def sentence_of(finding: Finding) -> str:
    """The finding as a sentence; never empty, whatever the results hold in its place."""
    return sentence(finding).strip() or title_of(finding)


def accepted_words(finding: Finding) -> str:
    """`Waived: agreed with the school.`, or what the baseline knows; nothing where it is new."""
    if not finding.waiver:
        known = baseline_words(finding)
        return f"{known[0].upper()}{known[1:]}." if known else ""
    why = clean(finding.waiver).strip().rstrip(".")
    return f"Waived{': ' if why else ''}{why}."


def title_of(finding: Finding) -> str:
    """The rule's title, else its id; never empty."""
    return written(shortened(finding.title)) or rule_id(finding)


def rule_id(finding: Finding) -> str:
    """The rule's id as a name that a build server can keep; never empty."""
    return shortened(finding.rule) or "unnamed-rule"


def strength_and_outcome(finding: Finding) -> str:
    """`must, fail`: for formats that have a place for a type."""
    return f"{finding.strength.value}, {OUTCOME_WORDS[finding.outcome]}"


def keys_of(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The key of each finding, unique: a repeated one is numbered, so that none is swallowed.

    A key survives re-runs, so that a server knows the same finding again.
    """
    seen: Counter[str] = Counter()
    keys = []
    for finding in findings:
        key = shortened(finding.key, _LONGEST_KEY) or "no-key"
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return tuple(keys)


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Fails and what cannot be told, in the order in which they should be read.

    By level, since servers cut by it, then as the report ranks them.
    """
    open_ones = [finding for finding in findings if finding.outcome in OPEN]
    return tuple(sorted(open_ones, key=lambda finding: _order([finding])))


def causes(findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], ...]:
    """The groups of the report, worst first; what is waived or known stands apart from the rest."""
    groups = [
        tuple(finding for finding in group if _apart(finding) == which)
        for group in by_cause(findings, lambda finding: finding)
        for which in ("", "known", "waived")
    ]
    return tuple(sorted(filter(None, groups), key=_order))


def _apart(finding: Finding) -> str:
    return "waived" if finding.waiver else "known" if finding.is_accepted else ""


def nothing_assessed(result: RunResult) -> bool:
    """Whether there is no answer about the building: then no file may look like a success."""
    return result.readiness.state == "blocked" or not was_assessed(result.findings)


def verdict_of(result: RunResult) -> str:
    """The verdict in one sentence; of results that hold none it is worked out."""
    said = result.verdict or verdict_sentence(result.findings, result.readiness)
    return written(shortened(said, LONGEST_MESSAGE)) or _NO_VERDICT


def problem_words(problem: ReadinessProblem) -> str:
    """A problem of the model, and what to do about it."""
    return written(shortened(f"{problem.message} {problem.ask}", LONGEST_MESSAGE))


def unassessed_words(result: RunResult) -> str:
    """The verdict and what keeps the model from being judged, each thing said once."""
    verdict = verdict_of(result)
    problems = [each for each in result.readiness.problems if each.scope != "note"]
    asks = [clean(each.ask) for each in problems if _said(each) in verdict]
    others = [problem_words(each) for each in problems if _said(each) not in verdict]
    said = " ".join(part for part in (verdict, *asks, *others) if part.strip())
    return written(shortened(said, 2 * LONGEST_MESSAGE)) or _NO_VERDICT


def counts_of(result: RunResult) -> Mapping[str, int]:
    """How many findings there are of each outcome in words, and how many of them are waived.

    Counted from the findings themselves, so that a file never contradicts what it lists.
    """
    found = summarise(result.findings)
    return {
        OUTCOME_WORDS[Outcome.FAIL]: found.fail,
        OUTCOME_WORDS[Outcome.CANNOT_TELL]: found.cannot_tell,
        OUTCOME_WORDS[Outcome.PASS]: found.pass_,
        OUTCOME_WORDS[Outcome.NOT_APPLICABLE]: found.not_applicable,
        "waived": found.waived,
    }


def counts_words(result: RunResult) -> str:
    """`12 fail, 9 cannot tell, 214 pass, 31 not applicable`, and those waived if there are any."""
    counts = counts_of(result)
    return ", ".join(f"{n} {word}" for word, n in counts.items() if n or word != "waived")


def model_file(result: RunResult) -> str:
    """The model's base name on one line; a server reads it as a path from the repository's root."""
    name = clean(result.model.file).replace("\\", "/").rpartition("/")[2].strip()
    return UNNAMED if name in {"", ".", ".."} else name


def line_of(subject: SubjectRef, file: str) -> int:
    """The line of the element's record; 1 where it is not known, since servers demand one."""
    return max(known_line(subject, file), 1)


def known_line(subject: SubjectRef, file: str) -> int:
    """The line of the element's record in the model file of this name; 0 where it is not known.

    A packed file has no such lines: those of the text in it would point into the package.
    """
    return 0 if file.casefold().endswith(_PACKED) else max(subject.line, 0)


def _said(problem: ReadinessProblem) -> str:
    return written(clean(problem.message))


def _order(group: Sequence[Finding]) -> tuple[int, Rank]:
    return list(Level).index(level_of(group[0])), rank(group)
