"""What a project has accepted: the waivers in its document, and what became of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from checker.brief.waivers import waivers_in
from checker.errors import UsageError
from checker.report.html.accepted import lapsed_lines
from checker.results.acceptance import WaiverUse
from checker.results.finding import Finding
from checker.results.waivers import Waiver, names_of
from checker.web.documents import latest
from checker.web.tables import WAIVERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A waiver and where it stands in the document, from 0."""

    position: int
    waiver: Waiver

    @property
    def is_in_time(self) -> bool:
        """Whether its last day is not over."""
        return first_day() <= self.waiver.until

    def means(self, finding: Finding) -> bool:
        """Whether it is of this finding: by its key, else its GlobalId, else by name."""
        waiver = self.waiver
        if waiver.rule != finding.rule:
            return False
        if waiver.key or waiver.global_id:
            return waiver.key == finding.key or waiver.global_id == finding.subject.global_id
        names = {each.casefold() for each in names_of(finding)}
        storeys = {"", finding.place.storey.casefold()}
        return waiver.place.casefold() in names and waiver.storey.casefold() in storeys


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """All waivers of a project as its document stands: which version, and what is wrong with it."""

    lines: Sequence[Line] = ()
    document_id: str | None = None
    number: int = 0
    wrong: str = ""

    def of(self, finding: Finding) -> Sequence[Line]:
        """Those of one finding."""
        return [each for each in self.lines if each.means(finding)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What became of a waiver in the last run of a model."""

    model: str
    run_id: str
    key: str
    state: str
    told: str

    @property
    def holds(self) -> bool:
        """Whether it keeps its finding from blocking."""
        return self.state == "holds"


def first_day() -> date:
    """Today, wherever the server stands: the day of a waiver has begun everywhere."""
    now = datetime.now().astimezone()
    return min(now.date(), now.astimezone(UTC).date())


def waivers_of(session: Session, project_id: str) -> Listed:
    """The waivers of a project; a document with mistakes says which."""
    document = latest(session, project_id).get(WAIVERS)
    if document is None:
        return Listed()
    listed = Listed(document_id=document.id, number=document.number)
    try:
        waivers = waivers_in(document.text.encode(), file=WAIVERS)
    except UsageError as error:
        return replace(listed, wrong=str(error))
    lines = [Line(position=n, waiver=each) for n, each in enumerate(waivers)]
    return replace(listed, lines=lines)


def standings(
    line: Line, uses: Iterable[tuple[str, str, Sequence[WaiverUse]]]
) -> Sequence[Standing]:
    """What became of a waiver in each of these models, of which it is at home in one.

    `uses` are models by name, the id of their last run, and what that says of its waivers.
    """
    found = [
        _standing(model, run_id, each, line)
        for model, run_id, several in uses
        for each in several
        if _is_same(line.waiver, each)
    ]
    return [each for each in found if each.key] or found


def _standing(model: str, run_id: str, use: WaiverUse, line: Line) -> Standing:
    told = next(iter(lapsed_lines([use], [])), None)
    state = told.state if told else "holds"
    if told is None and not line.is_in_time:
        state = "expired"  # since that run
    return Standing(
        model=model, run_id=run_id, key=use.key, state=state, told=told.told if told else ""
    )


def _is_same(waiver: Waiver, use: WaiverUse) -> bool:
    written = (waiver.rule, waiver.place, waiver.because, waiver.by, waiver.clause)
    days = (waiver.on.isoformat(), waiver.until.isoformat())
    return (written, days) == (
        (use.rule, use.place, use.because, use.by, use.clause),
        (use.on, use.until),
    )
