"""report.md: a comment on a pull request, and the summary of a step on GitHub.

Verdict, counts, what changed, the worst things and the key lines stand open; changes, fails and
what cannot be told are folded. A comment on GitHub has at most 65 536 characters: rows that do not
fit are left out, and how many is said. The first line is a hidden mark, by which a bot finds its
comment again. Text out of models is hostile and goes through `markup`.
"""

from collections.abc import Iterator, Mapping, Sequence

from checker.report.annotations import (
    causes,
    counts_of,
    nothing_assessed,
    problem_words,
    verdict_of,
)
from checker.report.blockers import accepted_lines
from checker.report.html.head import head_of
from checker.report.markdown.changes import change_fold, change_line
from checker.report.markdown.folds import folded, size
from checker.report.markdown.groups import Group, fail_fold, known_fold, open_fold, waived_fold
from checker.report.markdown.trend import trend_lines
from checker.report.markup import begun, escaped, item
from checker.report.rank import is_about_model
from checker.report.registry import writer
from checker.report.words import OUTCOME_MARKS, OUTCOME_WORDS, sentence, strength_words
from checker.results.finding import Outcome
from checker.results.run import RunResult

MARK = "<!-- schoolcheck:report -->"
"""The first line of every comment of ours."""
LONGEST = 65_536
"""Characters of a comment on GitHub; bytes are counted here, of which there are never fewer."""
_MOST_WORST, _MOST_PROBLEMS, _MOST_ACCEPTED = 3, 8, 12
_WAIVED = "◍"
_LONG, _SENTENCE, _SHORT, _NAME = 1_000, 400, 300, 120
_SHARES = (0.25, 0.6, 0.7, 0.6, 1.0)
"""Of what is left: for changes, fails, what cannot be told, what is waived and what is known."""


@writer("markdown", file_name="report.md")
def write_markdown(result: RunResult) -> bytes:
    """The comment, never longer than GitHub takes."""
    groups = causes(result.findings)
    head = [*_head(result), *change_line(result), *_worst(groups), *_lines(result, groups)]
    head += _accepted(result)
    head += [*trend_lines(result), *_problems(result)]
    foot = ["", _foot(result)]
    left = LONGEST - size([*head, *foot])
    body: list[str] = []
    folds = (
        change_fold(result),
        fail_fold(groups),
        open_fold(groups),
        waived_fold(groups),
        known_fold(groups),
    )
    for fold, share in zip(folds, _SHARES, strict=True):
        lines = folded(fold, int(left * share)) if fold else []
        left -= size(lines)
        body += lines
    return "\n".join([*head, *body, *foot, ""]).encode()


def _head(result: RunResult) -> list[str]:
    head = head_of(result)
    counts: Mapping[str, int] = counts_of(result)
    marks = {OUTCOME_WORDS[outcome]: OUTCOME_MARKS[outcome] for outcome in Outcome}
    words = [word for word, count in counts.items() if count or word in marks]
    verdict = f"**{escaped(verdict_of(result), _LONG)}**"
    return [
        MARK,
        f"## schoolcheck: {escaped(head.name)}",
        "",
        f"⚠ {verdict}" if nothing_assessed(result) else verdict,
        "",
        f"| {' | '.join(f'{marks.get(word, _WAIVED)} {word}' for word in words)} |",
        f"|{'---:|' * len(words)}",
        f"| {' | '.join(str(counts[word]) for word in words)} |",
        "",
        f"{begun(head.model, _SHORT) or 'A file without a name'}: {head.size}. {head.checked}",
    ]


def _worst(groups: Sequence[Group]) -> Iterator[str]:
    """What fails and matters most, as sentences, each with how many places there are like it."""
    worst = _worst_groups(groups)
    if not worst:
        return
    yield from ("", "### What matters most", "")
    for number, group in enumerate(worst, start=1):
        more = f" _{len(group) - 1} more like it._" if len(group) > 1 else ""
        strength = escaped(strength_words(group[0]), _NAME)
        yield f"{number}. **{strength}:** {escaped(sentence(group[0]), _SENTENCE)}{more}"


def _worst_groups(groups: Sequence[Group]) -> list[Group]:
    fails = [group for group in groups if group[0].outcome is Outcome.FAIL]
    return [g for g in fails if not g[0].waiver and not is_about_model(g[0])][:_MOST_WORST]


def _lines(result: RunResult, groups: Sequence[Group]) -> Iterator[str]:
    told = [group[0] for group in _worst_groups(groups)]
    lines = head_of(result, told=told).lines
    if lines:
        yield from ("", *(item(line, _SHORT) for line in lines))


def _accepted(result: RunResult) -> Iterator[str]:
    """What became of waivers and of the baseline."""
    lines = accepted_lines(result)
    if lines:
        shown = [item(line.strip(" !–"), _SENTENCE) for line in lines[:_MOST_ACCEPTED]]
        yield from ("", *shown)
        if (rest := len(lines) - _MOST_ACCEPTED) > 0:
            yield f"- And {rest} more, told in the report."


def _problems(result: RunResult) -> Iterator[str]:
    """What the model lacks; open where it stops every answer, else folded."""
    problems = [each for each in result.readiness.problems if each.scope != "note"]
    if not problems:
        return
    shown = [item(problem_words(each), _SHORT) for each in problems[:_MOST_PROBLEMS]]
    if (rest := len(problems) - _MOST_PROBLEMS) > 0:
        shown.append(f"- And {rest} more, not shown here; all are in results.json.")
    if nothing_assessed(result):
        yield from ("", "### Why", "", *shown)
    else:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        yield from ("", "<details>", f"<summary>The model itself: {count}</summary>", "")
        yield from (*shown, "", "</details>")


def _foot(result: RunResult) -> str:
    tool = escaped(head_of(result).tool, _SHORT)
    return (
        f"<sub>{tool}. What fails departs from guidance or misses a target: it needs a reason. "
        "A pass is no certificate: rules cover parts of clauses. "
        "`schoolcheck explain KEY --results results.json` shows how a figure came about.</sub>"
    )
