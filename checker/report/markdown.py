"""report.md: a comment on a pull request, and the summary of a step on GitHub.

Verdict, counts, the worst things and the key lines stand open; groups of fails and of what cannot
be told are folded. A comment on GitHub has at most 65 536 characters: rows that do not fit are
left out, and how many is said. The first line is a hidden mark, by which a bot finds its comment
again. Text out of models is hostile and goes through `markup`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.report.annotations import (
    causes,
    counts_of,
    nothing_assessed,
    problem_words,
    title_of,
    verdict_of,
)
from checker.report.figures import written
from checker.report.html.head import head_of
from checker.report.html.rank import is_about_model
from checker.report.markup import code, escaped, link
from checker.report.naming import subject_words
from checker.report.registry import writer
from checker.report.words import (
    OUTCOME_MARKS,
    OUTCOME_WORDS,
    heading,
    missing_words,
    sentence,
    source_words,
    strength_words,
)
from checker.results.finding import Finding, Outcome
from checker.results.run import RunResult

MARK = "<!-- schoolcheck:report -->"
"""The first line of every comment of ours."""
LONGEST = 65_536
"""Characters of a comment on GitHub; bytes are counted here, of which there are never fewer."""
_MOST_WORST, _MOST_NAMED, _MOST_PROBLEMS = 3, 3, 8
_LONG, _CELL, _SHORT, _NAME = 1_000, 400, 300, 120
_AROUND_A_FOLD = 600
_FAILS_SHARE = 0.6
_WAIVED_MARK = "◍"

Group = Sequence[Finding]
Row = Callable[[Group], Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fold:
    """Groups of findings that are folded away: one row of a table for each."""

    mark: str
    word: str
    heads: Sequence[str]
    row: Row
    groups: Sequence[Group]


@writer("markdown", file_name="report.md")
def write_markdown(result: RunResult) -> bytes:
    """The comment, never longer than GitHub takes."""
    groups = causes(result.findings)
    head = [*_head(result), *_worst(groups), *_lines(result, groups), *_problems(result)]
    foot = ["", _foot(result)]
    room = LONGEST - _size([*head, *foot])
    fails, *others = _folds(groups)
    first = _folded(fails, int(room * _FAILS_SHARE))
    body = [*first]
    for fold in others:
        body += _folded(fold, room - _size(body))
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
        f"| {' | '.join(f'{marks.get(word, _WAIVED_MARK)} {word}' for word in words)} |",
        f"|{'---:|' * len(words)}",
        f"| {' | '.join(str(counts[word]) for word in words)} |",
        "",
        f"{escaped(head.model, _SHORT) or 'A file without a name'}: {head.size}. {head.checked}",
    ]


def _worst(groups: Sequence[Group]) -> Iterator[str]:
    """What fails and matters most, as sentences, each with how many places there are like it."""
    worst = _worst_groups(groups)
    if not worst:
        return
    yield from ("", "### What matters most", "")
    for number, group in enumerate(worst, start=1):
        more = f" _{_more(len(group) - 1)} like it._" if len(group) > 1 else ""
        strength = escaped(strength_words(group[0]), _NAME)
        yield f"{number}. **{strength}:** {escaped(sentence(group[0]), _CELL)}{more}"


def _worst_groups(groups: Sequence[Group]) -> list[Group]:
    fails = [group for group in groups if group[0].outcome is Outcome.FAIL]
    return [g for g in fails if not g[0].waiver and not is_about_model(g[0])][:_MOST_WORST]


def _lines(result: RunResult, groups: Sequence[Group]) -> Iterator[str]:
    told = [group[0] for group in _worst_groups(groups)]
    lines = head_of(result, told=told).lines
    if lines:
        yield from ("", *(f"- ▸ {escaped(line, _SHORT)}" for line in lines))


def _problems(result: RunResult) -> Iterator[str]:
    """What the model lacks; open where it stops every answer, else folded."""
    problems = [each for each in result.readiness.problems if each.scope != "note"]
    if not problems:
        return
    told = map(problem_words, problems[:_MOST_PROBLEMS])
    shown = [f"- ▸ {escaped(each, _SHORT)}" for each in told]
    if (rest := len(problems) - _MOST_PROBLEMS) > 0:
        shown.append(f"- ▸ And {rest} more, not shown here; all are in results.json.")
    if nothing_assessed(result):
        yield from ("", "### Why", "", *shown)
    else:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        yield from ("", "<details>", f"<summary>The model itself: {count}</summary>", "")
        yield from (*shown, "", "</details>")


def _folds(groups: Sequence[Group]) -> tuple[_Fold, ...]:
    heads = ("What", "Strength", "Places", "Source", "Key")
    open_heads = ("What", "Strength", "Places", "Missing", "What to supply", "Key")
    fails, unsure = Outcome.FAIL, Outcome.CANNOT_TELL
    return (
        _Fold(
            mark=OUTCOME_MARKS[fails], word="Fail", heads=heads, row=_fail_row,
            groups=[g for g in groups if g[0].outcome is fails and not g[0].waiver],
        ),
        _Fold(
            mark=OUTCOME_MARKS[unsure], word="Cannot tell", heads=open_heads, row=_open_row,
            groups=[g for g in groups if g[0].outcome is unsure and not g[0].waiver],
        ),
        _Fold(
            mark=_WAIVED_MARK, word="Waived", heads=(*heads[:3], "Waiver", "Key"), row=_waived_row,
            groups=[g for g in groups if g[0].waiver],
        ),
    )  # fmt: skip


def _folded(fold: _Fold, room: int) -> list[str]:
    """A folded table of as many groups as there is room for; the others are counted."""
    if not fold.groups:
        return []
    shown: list[str] = []
    left = room - _AROUND_A_FOLD
    for group in fold.groups:
        row = f"| {' | '.join(fold.row(group))} |"
        left -= _size([row])
        if left < 0:
            break
        shown.append(row)
    hidden = fold.groups[len(shown) :]
    table = [f"| {' | '.join(fold.heads)} |", "|---|---|---:|" + "---|" * (len(fold.heads) - 3)]
    return [
        "",
        "<details>",
        f"<summary>{fold.mark} {fold.word}: {_many(fold.groups)}</summary>",
        "",
        *([*table, *shown, ""] if shown else []),
        *([_hidden(hidden), ""] if hidden else []),
        "</details>",
    ]


def _hidden(groups: Sequence[Group]) -> str:
    count = "1 more group" if len(groups) == 1 else f"{len(groups)} more groups"
    return (
        f"… and {count} ({_places(groups)}), not shown to keep within the length of a comment. "
        "All are in results.json and in the other formats."
    )


def _fail_row(group: Group) -> Sequence[str]:
    first = group[0]
    return (*_start(group), link(source_words(first), first.source.url, _SHORT), code(first.key))


def _open_row(group: Group) -> Sequence[str]:
    first = group[0]
    ask = escaped(written(first.ask), _CELL)
    return (*_start(group), escaped(missing_words(first), _CELL), ask, code(first.key))


def _waived_row(group: Group) -> Sequence[str]:
    return (*_start(group), escaped(group[0].waiver, _CELL), code(group[0].key))


def _start(group: Group) -> Sequence[str]:
    """Title, the first place in a sentence, and the next few by name."""
    first, others = group[0], group[1:]
    named = ", ".join(escaped(subject_words(each)) for each in others[:_MOST_NAMED])
    rest = f" and {_more(len(others) - _MOST_NAMED)}" if len(others) > _MOST_NAMED else ""
    also = f"<br>Also: {named}{rest}" if others else ""
    what = f"**{escaped(title_of(first))}**<br>{escaped(heading(first), _CELL)}{also}"
    return what, escaped(strength_words(first), _NAME), str(len(group))


def _foot(result: RunResult) -> str:
    tool = escaped(head_of(result).tool, _SHORT)
    return (
        f"<sub>{tool}. What fails departs from guidance or misses a target: it needs a reason. "
        "A pass is no certificate: rules cover parts of clauses. "
        "`schoolcheck explain KEY --results results.json` shows how a figure came about.</sub>"
    )


def _many(groups: Sequence[Group]) -> str:
    count = "1 group" if len(groups) == 1 else f"{len(groups)} groups"
    return f"{_places(groups)} in {count}"


def _places(groups: Sequence[Group]) -> str:
    count = sum(map(len, groups))
    return "1 place" if count == 1 else f"{count} places"


def _more(count: int) -> str:
    return f"{count} more"


def _size(lines: Sequence[str]) -> int:
    """Bytes of these lines with their ends."""
    return sum(len(line.encode()) + 1 for line in lines)
