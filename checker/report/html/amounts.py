"""Amounts of the provision in words: an interval, none with its reason, or what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.report.figures import span, written
from checker.report.html.anchors import Numbered
from checker.report.plaintext import clean, shortened
from checker.results.finding import Outcome
from checker.results.provision import Amount, Limit, ProvidedRoom

_IN_METRES = 10.0
_MOST_NAMED = 6
_NOT_TOLD = "cannot be told"
_STOREY = "IfcBuildingStorey"
_MORE = "and"
_WORSE = (Outcome.NOT_APPLICABLE, Outcome.PASS, Outcome.CANNOT_TELL, Outcome.FAIL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What a rule made of it: an outcome for the chip, and where its finding stands."""

    outcome: str = ""
    anchor: str = ""


class Findings:
    """The findings by rule and subject, to say of a figure what its rule said of it."""

    def __init__(self, rows: Iterable[Numbered]) -> None:
        """From all findings with their anchors; of several of one rule and place the worst."""
        self.rows = tuple(rows)
        self._by_place: dict[tuple[str, str], Numbered] = {}
        for row in sorted(self.rows, key=_badness, reverse=True):
            self._by_place.setdefault((row[0].rule, row[0].subject.global_id), row)

    def of(self, rule: str, subject: str, *, otherwise: str = "") -> Judged:
        """The finding of a rule on a subject; without one what our own arithmetic says."""
        if (rule, subject) not in self._by_place:
            return Judged(outcome=otherwise)
        finding, anchor = self._by_place[rule, subject]
        return Judged(outcome=finding.outcome.value, anchor=anchor)

    def of_storey(self, storey: str, topic: str) -> Judged:
        """The worst finding of a topic on a storey as a whole."""
        for finding, anchor in self._by_place.values():
            subject = finding.subject
            named = storey in {subject.storey, subject.name}
            if finding.topic == topic and subject.ifc_class == _STOREY and named:
                return Judged(outcome=finding.outcome.value, anchor=anchor)
        return Judged()

    def about(self, subject: str) -> list[Numbered]:
        """All findings on a subject, in the order of the result."""
        return [row for row in self.rows if row[0].subject.global_id == subject]


def _badness(row: Numbered) -> int:
    return _WORSE.index(row[0].outcome)


def amount_words(amount: Amount, *, against: float | None = None, why: bool = True) -> str:
    """An amount as a table says it; walking distances are metres, also below ten.

    >>> amount_words(Amount(low=8.63, high=8.67, unit="m"))
    '8.6 to 8.7 m'
    >>> amount_words(Amount(unit="m2", missing=("the number of pupils",)))
    'cannot be told: the number of pupils'
    """
    low, high = amount.low, amount.high
    if low is None or high is None:
        lack = "; ".join(written(clean(text)) for text in amount.missing)
        return f"{_NOT_TOLD}: {lack}" if lack and why else _NOT_TOLD if amount.missing else ""
    reason = f": {shortened(amount.reason)}" if amount.reason and why else ""
    if low == float("inf"):
        return f"none{reason}"
    if high == float("inf"):
        return f"{span(low, low, amount.unit, like=_IN_METRES)} or more{reason}"
    beside = None if low == high == 0 else against
    return span(low, high, amount.unit, against=beside, like=_like(amount.unit))


def width_words(amount: Amount, *, against: float | None = None, why: bool = True) -> str:
    """A width as drawings have it: in millimetres.

    >>> width_words(Amount(low=2.4, high=2.4, unit="m"))
    '2400 mm'
    """
    if amount.low is None or amount.high is None:
        return amount_words(amount, why=why)
    return span(amount.low, amount.high, amount.unit, against=against)


def limit_figure(limit: Limit) -> str:
    """A limit as short as its author wrote it: metres for ways, not 30.0.

    >>> limit_figure(Limit(figure=30.0, rule="R"))
    '30 m'
    """
    return f"{limit.figure:g} m"


def plan_words(amount: Amount) -> str:
    """A distance short enough for a plan: whole metres, both ends where they differ.

    >>> plan_words(Amount(low=8.6, high=8.7, unit="m")), plan_words(Amount(low=8.6, high=12.0))
    ('9 m', '9 to 12 m')
    """
    low, high = amount.low, amount.high
    if low is None or high is None:
        return "?"
    if low == float("inf"):
        return "no way"
    if high == float("inf"):
        return f"{low:.0f} m or more"
    ends = dict.fromkeys((f"{low:.0f}", f"{high:.0f}"))
    return f"{' to '.join(ends)} m"


def room_words(room: ProvidedRoom, *, with_area: bool = False, gross: float | None = None) -> str:
    """A room by name, a question mark before one that may be meant, its net area behind.

    Where its `gross` area reads otherwise both are told: the plan and some rules have that one.

    >>> room_words(ProvidedRoom(id="a", name="00-05 Den", sure=False))
    'perhaps 00-05 Den'
    >>> den = ProvidedRoom(id="a", name="Den", area=Amount(low=7.9, high=7.9, unit="m2"))
    >>> room_words(den, with_area=True, gross=8.4)
    'Den (8.4 m², 7.9 m² net)'
    """
    name = shortened(room.name) or "a room without a name"
    area = amount_words(room.area, why=False) if with_area else ""
    if area and room.area.low is not None and gross is not None:
        whole = span(gross, gross, room.area.unit)
        area = area if whole == area else f"{whole}, {area} net"
    told = f"{name} ({area})" if area else name
    return told if room.sure else f"perhaps {told}"


def names(rooms: Iterable[str], *, most: int = _MOST_NAMED) -> str:
    """Some names and how many more.

    >>> names(["a", "b", "c"], most=2)
    'a, b and 1 more'
    """
    *told, last = some(rooms, most=most) or ("",)
    lead = ", ".join(told)
    return f"{lead} {last}" if last.startswith(_MORE) else f"{lead}, {last}" if lead else last


def some(rooms: Iterable[str], *, most: int = _MOST_NAMED) -> tuple[str, ...]:
    """Some names one by one, and how many more as the last.

    >>> some(["a", "b", "c"], most=2)
    ('a', 'b', 'and 1 more')
    """
    every = tuple(rooms)
    more = (f"{_MORE} {len(every) - most} more",) if len(every) > most else ()
    return every[:most] + more


def _like(unit: str) -> float:
    return _IN_METRES if unit == "m" else 0.0
