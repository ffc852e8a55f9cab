"""What a check or a comparison found, as a notebook or a script takes it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

from checker.errors import ModelUnreadableError, SchoolcheckError, UsageError
from checker.jobs.job import Outcome

if TYPE_CHECKING:
    from checker.results.finding import Finding
    from checker.results.revision import Change
    from checker.results.run import RunResult

_MOST_SHOWN = 10
_WORDS = {
    "outcome": ("pass", "fail", "cannot_tell", "not_applicable"),
    "strength": ("must", "should", "may", "project"),
}
Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True, repr=False)
class Run(Outcome):
    """How a check ended. `code` is the exit code of the command, `message` says what went wrong.

    `answer` holds verdict, counts and the files that were written; it is empty where there is no
    answer about the model: then `verdict` says why, and what was found cannot be asked for. An
    empty list would look like a school without a fault. `files` are the reports by file name,
    where they were not written to a folder.
    """

    model: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)
    results: bytes = b""

    @property
    def has_result(self) -> bool:
        """Whether there are findings to ask for."""
        return bool(self.results)

    @property
    def verdict(self) -> str:
        """The sentence at the top of every report, or why there is none."""
        return str(self.answer.get("verdict") or self.message)

    @property
    def counts(self) -> Mapping[str, int]:
        """Findings by outcome; empty without an answer."""
        counts: Mapping[str, int] = self.answer.get("counts", {})
        return counts

    @property
    def blocking(self) -> int | None:
        """How many findings stop the build; None without an answer."""
        return self.answer.get("blocking")

    @cached_property
    def result(self) -> "RunResult":
        """Everything that was found, read from results.json when it is first asked for.

        Raises:
            SchoolcheckError: when there is none, with the reason.
        """
        from checker.results.codec import result_from_json  # noqa: PLC0415 - imports pydantic

        if self.results:
            return result_from_json(self.results)
        if self.answer:
            raise UsageError(f"{self.model}: no results were asked for. Add json to the formats.")
        error = ModelUnreadableError if self.code == ModelUnreadableError.exit_code else None
        raise (error or SchoolcheckError)(f"{self.model}: {self.message}")

    @property
    def findings(self) -> "tuple[Finding, ...]":
        """All findings, in the order of results.json."""
        return self.result.findings

    @property
    def fails(self) -> "tuple[Finding, ...]":
        """The findings that fail, waived ones among them (`finding.waiver`)."""
        return self.select(outcome="fail")

    @property
    def cannot_tell(self) -> "tuple[Finding, ...]":
        """The findings that the model leaves open; `finding.ask` says what would settle one."""
        return self.select(outcome="cannot_tell")

    @property
    def passes(self) -> "tuple[Finding, ...]":
        """The findings that pass."""
        return self.select(outcome="pass")

    def select(
        self,
        *,
        outcome: str | None = None,
        strength: str | None = None,
        topic: str | None = None,
        rule: str | None = None,
        storey: str | None = None,
        room: str | None = None,
    ) -> "tuple[Finding, ...]":
        """The findings that are all of this; `room` is a number or a name.

        Raises:
            UsageError: when there is no such outcome or strength.
        """
        for name, word in (("outcome", outcome), ("strength", strength)):
            if word is not None and word not in _WORDS[name]:
                told = ", ".join(_WORDS[name])
                raise UsageError(f"{name}={word!r}: not known. Use one of {told}.")
        return tuple(
            each
            for each in self.findings
            if outcome in {None, each.outcome}
            and strength in {None, each.strength}
            and topic in {None, each.topic}
            and rule in {None, each.rule}
            and storey in {None, each.place.storey}
            and room in {None, each.place.number, each.place.name}
        )

    def to_rows(self, findings: "Sequence[Finding] | None" = None) -> list[Row]:
        """A flat dictionary for each finding, or each of those given, as pandas takes it.

        Lengths in m, areas in m2. Text is clean of control characters; what is not known is None.
        """
        return [_finding_row(each) for each in (self.findings if findings is None else findings)]

    def __repr__(self) -> str:
        counts = ", ".join(f"{n} {name.replace('_', ' ')}" for name, n in self.counts.items())
        return f"<Run {_clean(self.model)}: code {self.code}, {counts or _clean(self.message)}>"

    def _repr_html_(self) -> str:
        """A short table for a notebook; whatever the model says in it is escaped."""
        head = f"<p><b>{_html(self.model)}</b>: {_html(self.verdict)}</p>"
        if not self.results:
            return f"<div>{head}</div>"
        shown = (*self.fails, *self.cannot_tell)
        rows = [
            (each.outcome.replace("_", " "), each.strength, _sentence(each), each.rule)
            for each in shown[:_MOST_SHOWN]
        ]
        stops = f" Stopping the build: {self.blocking}." if self.blocking else ""
        told = ", ".join(f"{n} {name.replace('_', ' ')}" for name, n in self.counts.items())
        more = _more(len(shown), "run.to_rows()")
        table = _table(("Outcome", "Strength", "What", "Rule"), rows)
        return f"<div>{head}<p>{_html(told)}.{stops}</p>{table}{more}</div>"


@dataclass(frozen=True, kw_only=True, repr=False)
class Comparison:
    """What changed from one result to the next. `code` is 1 when something that is new stops.

    `new` is the later result with `revision` in it, and `since` on each finding that is new;
    `stops` are the new findings at or above the gate.
    """

    code: int
    old: "RunResult"
    new: "RunResult"
    stops: "tuple[Finding, ...]" = ()

    @property
    def changes(self) -> "tuple[Change, ...]":
        """Each requirement that stands otherwise at its place, the kinds that matter most first."""
        return self.new.revision.changes if self.new.revision else ()

    @property
    def told(self) -> str:
        """How much is new, fixed, worse and so on, in a line."""
        from checker.report.html.revision import revision_view  # noqa: PLC0415 - imports the page

        view = revision_view(self.new.revision, ())
        return f"{view.told}. {view.doubt}".strip() if view else ""

    def to_rows(self) -> list[Row]:
        """A flat dictionary for each change."""
        return [_change_row(each) for each in self.changes]

    def __repr__(self) -> str:
        return f"<Comparison {_clean(self.new.model.file)}: code {self.code}, {self.told}>"

    def _repr_html_(self) -> str:
        """A short table for a notebook; whatever the models say in it is escaped."""
        names = f"<b>{_html(self.new.model.file)}</b> against {_html(self.old.model.file)}"
        rows = [
            (each.kind, each.place.name or each.place.number, each.title, each.before, each.after)
            for each in self.changes[:_MOST_SHOWN]
        ]
        table = _table(("Change", "Place", "What is asked for", "Before", "Now"), rows)
        more = _more(len(self.changes), "comparison.to_rows()")
        return f"<div><p>{names}: {_html(self.told)}</p>{table}{more}</div>"


def _finding_row(each: "Finding") -> Row:
    seen, need, place = each.observed, each.required, each.place
    return _plain(
        outcome=each.outcome, strength=each.strength, topic=each.topic, rule=each.rule,
        title=each.title, sentence=_sentence(each), storey=place.storey, number=place.number,
        name=place.name, use=place.use, x=place.x, y=place.y, ifc_class=each.subject.ifc_class,
        global_id=each.subject.global_id, measure=seen and seen.measure, low=seen and seen.low,
        high=seen and seen.high, unit=seen and seen.unit,
        choice=" or ".join(seen.choice) if seen else None, at_least=need and need.at_least,
        at_most=need and need.at_most, required=need and need.text, shortfall=each.shortfall,
        basis=each.basis, missing="; ".join(each.missing), ask=each.ask, remedy=each.remedy,
        document=each.source.document, clause=each.source.clause, checked=each.source.checked,
        group=each.group, waiver=each.waiver, since=each.since, key=each.key,
    )  # fmt: skip


def _change_row(each: "Change") -> Row:
    place = each.place
    return _plain(
        kind=each.kind, rule=each.rule, title=each.title, strength=each.strength,
        storey=place.storey, number=place.number, name=place.name, was=each.was, now=each.now,
        before=each.before, after=each.after, key=each.key,
    )  # fmt: skip


def _plain(**values: Any) -> Row:
    """Words as plain text, clean of control characters; all else as it is."""
    return {
        name: _clean(value) if isinstance(value, str) else value for name, value in values.items()
    }


def _sentence(finding: "Finding") -> str:
    from checker.report.words import sentence  # noqa: PLC0415 - imports pydantic

    return sentence(finding)


def _clean(text: str) -> str:
    from checker.report.plaintext import clean  # noqa: PLC0415 - imports the report

    return clean(str(text))


def _html(text: str) -> str:
    return escape(_clean(text))


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{each}</th>' for each in heads)
    return (
        f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(map(_cells, rows))}</tbody></table>"
    )


def _cells(row: Sequence[str]) -> str:
    return f"<tr>{''.join(_each_cell(row))}</tr>"


def _each_cell(row: Sequence[str]) -> Iterator[str]:
    return (f'<td style="text-align:left">{_html(each)}</td>' for each in row)


def _more(count: int, how: str) -> str:
    more = count - _MOST_SHOWN
    return f"<p>And {more} more: <code>{how}</code> has all.</p>" if more > 0 else ""
