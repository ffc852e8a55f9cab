"""The width that a corridor is labelled with, and how its measured width differs from that."""

import math
import re
from collections.abc import Iterable
from dataclasses import replace

from checker.measure.evidence import length_text
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.results.values import Evidence, Measured, Quantity, Truth, Unknown
from checker.units import SLACK
from checker.uses import RoomUses

_TITLE = re.compile(
    r"(?<![\d.,])(?P<figure>\d+(?:[.,]\d+)?)\s*(?P<unit>mm|m)\b[\s-]*(?:wide\s+)?corridor",
    re.IGNORECASE,
)


@measure("room", unit="m", lack="the width that the corridor is labelled with")
def nominal_width(subject: Subject, uses: RoomUses) -> Quantity | Unknown:
    """The width in the room's DfE corridor code, or in the title of its classification, m.

    A claim, never a measure: `1.65m Corridor` for S7002. Exact as labelled; an interval where code
    and title differ. Unknown when no code or title of the room names a width. Source: the model's
    classifications; DfE labels corridors by their width (schools/D01).
    """
    told: dict[float, str] = {}
    found = uses.of(subject.id)
    if found.nominal_width is not None:
        told[found.nominal_width] = f"code {found.code}"
    for each in subject.element.classifications:
        for match in _TITLE.finditer(f"{each.code} {each.title}"):
            figure = float(match["figure"].replace(",", "."))
            width = figure / 1000 if match["unit"].casefold() == "mm" else figure
            if not any(abs(width - known) < SLACK for known in told):
                told[width] = f"title {match[0]!r}"
    if not told:
        return Unknown(
            missing=("a corridor code or title with a width",),
            ask="Classify the corridor with its DfE code, such as S7002 1.65m Corridor.",
        )
    return Quantity(
        low=min(told),
        high=max(told),
        unit="m",
        origin="declared",
        method=" and ".join(told.values()),
        steps=("the label names more than one width",) if len(told) > 1 else (),
    )


@measure("room", value="truth", lack="whether it is labelled by its width")
def is_width_labelled(nominal_width: Measured) -> Truth:
    """Whether the room's code or the title of its classification names a width.

    As `nominal_width` tells: no where that is Unknown; never Unknown. Source: ours, for the DfE's
    labels (schools/D01).
    """
    known = not isinstance(nominal_width, Unknown)
    method = nominal_width.method if isinstance(nominal_width, Quantity) else "no label names one"
    return Truth(possible=frozenset({known}), origin="declared", method=method)


@measure("room", unit="m", lack="how its width compares with its label", furniture="here")
def nominal_width_gap(clear_width: Quantity, nominal_width: Quantity) -> Quantity:
    """Clear width less the width that the corridor is labelled with, m; below 0 it is narrower.

    Both as `clear_width` and `nominal_width` have them, and as exact as the clear width. Unknown
    when either is. Source: ours, for the DfE's labels (schools/D01).
    """
    low, high = clear_width.low - nominal_width.high, clear_width.high - nominal_width.low
    return Quantity(
        low=low,
        high=high,
        unit="m",
        method="clear width less the width on its label",
        steps=(
            f"clear width {clear_width.low:.3f} m to {clear_width.high:.3f} m",
            f"labelled {nominal_width.best:.3f} m by {nominal_width.method}",
            *clear_width.steps,
        ),
        evidence=_drawn(clear_width.evidence, nominal_width.best),
    )


def _drawn(evidence: Iterable[Evidence], labelled: float) -> tuple[Evidence, ...]:
    """The labelled width dashed along the line of the clear one, and the rest up to that."""
    shown = []
    for each in evidence:
        if each.role != "measured" or each.shape != "line":
            shown.append(each)
            continue
        (x0, y0), (x1, y1) = each.coords[0], each.coords[-1]
        share = labelled / max(math.dist((x0, y0), (x1, y1)), SLACK)
        end = (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share)
        label = f"labelled {length_text(labelled)}"
        shown.append(replace(each, role="required", coords=((x0, y0), end), label=label))
        rest = length_text(math.dist(end, (x1, y1)))
        shown.append(replace(each, coords=(end, (x1, y1)), label=rest))
    return tuple(shown)
