"""The first sheet: which school, the verdict, counts, and what the other sheets hold."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from checker.report.figures import written
from checker.report.html.head import head_of
from checker.report.html.schedule import schedule_view
from checker.report.plaintext import shortened
from checker.report.words import STRENGTH_WORDS
from checker.report.xlsx.cells import Cell, Column, Sheet, Value
from checker.report.xlsx.findings import outcome_cell
from checker.results.finding import Finding, Outcome
from checker.results.run import RunResult
from checker.units import counted

Row = tuple[Value, ...]
_OUTCOMES = (Outcome.FAIL, Outcome.CANNOT_TELL, Outcome.PASS, Outcome.NOT_APPLICABLE)
_COUNTS, _COUNT_WIDTH = 5, 17
_STATES = {
    "ready": "ready: no problem of the file itself",
    "limited": "limited: some elements cannot be told; see the sheet Readiness",
    "blocked": "blocked: nothing could be judged; see the sheet Readiness",
}
_READING = """\
A cell says ? cannot tell where the model lacks what an answer needs. It is no pass.
What was measured is an interval where the model leaves a doubt: from and to. Both are the same \
where it leaves none. All of it must meet the limit for a pass, none of it for a fail.
Lengths are in mm and areas in m² under titles that say so. Comparisons forgive 0.5 mm and 0.01 m².
A pass of a rule is no pass of its whole clause: the sheet Coverage lists what no rule judges.
A text that ends in … was cut. All of it, and the way each number came about, stands in \
results.json: schoolcheck explain KEY --results results.json.
Of the sheets Findings and Provision the first columns are printed; filter the rows first.
No cell of this workbook is a formula.""".splitlines()


def summary_sheet(result: RunResult, others: Sequence[Sheet]) -> Sheet:
    """The sheet before the others, which it lists with what they hold."""
    blocks = (
        _heading(result),
        _counts(result.findings),
        _schedule(result),
        _sheets(others),
        _reading(),
    )
    return Sheet(
        name="Summary",
        columns=(
            Column(title="", width=30),
            *(Column(title="", width=_COUNT_WIDTH, kind="count") for _ in range(_COUNTS)),
        ),
        rows=tuple(chain.from_iterable(blocks)),
        is_table=False,
    )


def title_of(result: RunResult) -> str:
    """What the workbook is called inside."""
    return f"{head_of(result).name}: schoolcheck"


def _heading(result: RunResult) -> Iterator[Row]:
    head = head_of(result)
    yield (Cell(value=head.name, look="heading"),)
    yield (Cell(value=head.verdict, look="strong", is_wide=True),)
    yield ()
    for line in head.lines:
        yield ("", _wide(line))
    yield ("Checked", _wide(head.checked))
    yield ("Size", _wide(head.size))
    yield ("The file", _wide(_STATES[result.readiness.state]))
    for each in (result.model, *result.others):
        tool = shortened(each.authoring_tool) or "not said"
        yield ("Model", _wide(shortened(each.file)))
        yield ("", _wide(f"{shortened(each.schema)}, made with: {tool}"))
        yield ("", _wide(f"sha256 {shortened(each.sha256)}"))
    yield ("Judged with", _wide(head.tool))
    yield ()


def _counts(findings: Sequence[Finding]) -> Iterator[Row]:
    """Findings by outcome, then by how binding they are, then by topic."""
    titles = [outcome_cell(outcome) for outcome in _OUTCOMES]
    yield (Cell(value="Findings", look="strong"), *titles, Cell(value="◍ waived", look="waived"))
    yield ("All", *_count(findings))
    for strength, words in STRENGTH_WORDS.items():
        if rows := [each for each in findings if each.strength is strength]:
            yield (words, *_count(rows))
    for topic in sorted({each.topic for each in findings}):
        rows = [each for each in findings if each.topic == topic]
        yield (f"Topic: {shortened(topic).replace('_', ' ')}", *_count(rows))
    yield ("", _wide("Waived findings are counted under their outcome too."))
    yield ()


def _count(findings: Sequence[Finding]) -> Row:
    by_outcome: Mapping[Outcome, int] = Counter(each.outcome for each in findings)
    counts = (by_outcome.get(outcome, 0) for outcome in _OUTCOMES)
    return (*counts, sum(bool(each.waiver) for each in findings))


def _schedule(result: RunResult) -> Iterator[Row]:
    view = schedule_view(result.schedule, {})
    yield (Cell(value="Schedule of accommodation", look="strong"),)
    if view is None:
        yield ("", _wide("None was given, so none was compared with the rooms."))
    else:
        lines = (view.source, view.told, view.beside, *view.notes)
        yield from (("", _wide(written(line))) for line in lines if line)
    yield ()


def _sheets(others: Sequence[Sheet]) -> Iterator[Row]:
    yield (Cell(value="Sheets of this workbook", look="strong"),)
    for sheet in others:
        rows = sheet.rows[:-1] if sheet.left_out else sheet.rows
        left = f" {sheet.left_out} more do not fit." if sheet.left_out else ""
        link = Cell(value=sheet.name, link=f"{sheet.name}!A1")
        yield (link, _wide(f"{sheet.says} {counted(len(rows), 'row')}.{left}"))
    yield ()


def _reading() -> Iterator[Row]:
    yield (Cell(value="How to read this", look="strong"),)
    yield from (("", _wide(text)) for text in _READING)


def _wide(text: str) -> Cell:
    return Cell(value=text, is_wide=True)
