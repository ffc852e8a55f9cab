"""The drawing of one finding as a file of its own: style, title, description, and words below."""

from collections.abc import Sequence

from markupsafe import Markup

from checker.report.drawing import Detail, finding_drawing, shared_patterns
from checker.report.drawing.detail import WIDTH
from checker.report.drawing.lettering import wrapped
from checker.report.drawing.svg import joined, number, tag
from checker.report.explain.comparison import comparison
from checker.report.explain.style import drawing_style, page_style
from checker.report.html.places import Draughtsman, is_spread
from checker.report.naming import subject_words
from checker.report.plaintext import shortened
from checker.report.words import OUTCOME_MARKS, OUTCOME_WORDS, heading, sentence, strength_words
from checker.results.finding import Finding, Outcome
from checker.results.run import RunResult

_LETTERS, _LINE, _PAD, _MOST_LINES = 52, 17.0, 12.0, 14
_INKS = {
    Outcome.FAIL: "ink-fail",
    Outcome.CANNOT_TELL: "ink-tell",
    Outcome.PASS: "ink-pass",
    Outcome.NOT_APPLICABLE: "ink-none",
}
_NAME = "d"


def drawing_file(finding: Finding, result: RunResult) -> bytes | None:
    """The SVG; None where no plan shows the place: `undrawn` says why."""
    drawn = _drawn(finding, result)
    if drawn is None:
        return None
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_file(drawn, finding, result)}\n'.encode()


def undrawn(finding: Finding, result: RunResult) -> str:
    """Why there is no drawing; empty where there is one."""
    if not result.plans:
        return "these results hold no plans"
    if is_spread(finding) and not finding.evidence:
        return "it is about the whole, and no one place on a plan shows it"
    return "" if _drawn(finding, result) else "no plan of these results shows its place"


def _drawn(finding: Finding, result: RunResult) -> Detail | None:
    if is_spread(finding) and not finding.evidence:
        return None
    lies_on = Draughtsman(result.plans).plan_of(finding)
    return finding_drawing(lies_on[0], finding, name=_NAME) if lies_on else None


def _file(drawn: Detail, finding: Finding, result: RunResult) -> Markup:
    """The plan above, the words below, in one frame with its own style."""
    words = _words(drawn, finding, result)
    whole = drawn.high + 2 * _PAD + _LINE * len(words)
    body = joined(
        [
            tag("rect", width=WIDTH, height=whole, class_="paper"),
            shared_patterns(),
            tag("svg", drawn.body, width=WIDTH, height=drawn.high),
            *(
                tag("text", text, x=_PAD, y=drawn.high + _PAD + _LINE * (row + 0.7), class_=kind)
                for row, (text, kind) in enumerate(words)
            ),
        ]
    )
    style = drawing_style(body, page_style())
    return tag(
        "svg",
        tag("title", f"Plan: {subject_words(finding)}", id="title"),
        tag("desc", sentence(finding), id="desc"),
        tag("style", Markup(style)),  # noqa: S704 - our own style sheet
        body,
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        aria_labelledby="title desc",
        viewBox=f"0 0 {number(WIDTH)} {number(whole)}",
        width=f"{number(drawn.printed)}mm",
        height=f"{number(drawn.printed * whole / WIDTH)}mm",
    )


def _words(drawn: Detail, finding: Finding, result: RunResult) -> Sequence[tuple[str, str]]:
    """Outcome, sentence, comparison and whence it is, in lines with their classes."""
    outcome = f"{OUTCOME_MARKS[finding.outcome]} {OUTCOME_WORDS[finding.outcome]}"
    scale = f"1:{drawn.scale} when printed {number(drawn.printed)} mm wide"
    model = shortened(result.model.file, _LETTERS)
    return [
        (f"{outcome} · {strength_words(finding)}", f"bold {_INKS[finding.outcome]}"),
        *((line, "") for line in _lines(heading(finding))),
        *((line, "") for line in _lines(f"Compared: {comparison(finding)}")),
        (f"{scale} · {shortened(finding.key, 20)}", "small"),
        *([(model, "small")] if model else []),
    ]


def _lines(text: str) -> Sequence[str]:
    """Lines that fit below a plan; words longer than a line are broken."""
    short = " ".join(
        word[at : at + _LETTERS]
        for word in text.split(" ")
        for at in range(0, max(len(word), 1), _LETTERS)
    )
    lines = wrapped(short, _LETTERS)
    if len(lines) <= _MOST_LINES:
        return lines
    return [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1][: _LETTERS - 1]}…"]
