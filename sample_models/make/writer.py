"""Writes a plan as an IFC file in any of several equivalent ways, the same bytes every time."""

import random
import re
from pathlib import Path
from typing import Literal, TypedDict, Unpack

from sample_models.make.building import add_columns, add_roof, add_slabs, add_walls
from sample_models.make.climbs import add_climbs, add_rails
from sample_models.make.cubicles import add_cubicles
from sample_models.make.fitout import add_lifts, add_things
from sample_models.make.pen import Body, Options, Part, Pen, Schema, Unit
from sample_models.make.plan import Plan, mirrored
from sample_models.make.project import begin
from sample_models.make.rooms import add_groups, add_rooms
from sample_models.make.site import Site

_TIME = "2026-01-01T00:00:00"
_STRING_OR_ID = re.compile(r"('(?:[^']|'')*')|#(\d+)")


class How(TypedDict, total=False):
    """The choices of `Options`, as keyword arguments."""

    schema: Schema
    unit: Unit
    body: Body
    rotate_deg: float
    offset: tuple[float, float, float]
    baked: bool
    labels: Literal["plain", "dfe"]
    datum: float
    part: Part


def write_ifc(
    plan: Plan,
    path: Path,
    *,
    mirror: bool = False,
    shuffle_seed: int | None = None,
    **how: Unpack[How],
) -> Path:
    """Writes `plan` to `path`; parent folders are made.

    `rotate_deg` and `offset` (metres) move the site's placement, or every element's own with
    `baked=True`. `shuffle_seed` renumbers and reorders the records. `datum` lifts all storeys.
    `part` leaves out the furniture and fittings, or everything else but the storeys.
    """
    text = ifc_text(plan, mirror=mirror, shuffle_seed=shuffle_seed, **how)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="ascii", newline="\n")
    return path


def ifc_text(
    plan: Plan, *, mirror: bool = False, shuffle_seed: int | None = None, **how: Unpack[How]
) -> str:
    """The text of the file that `write_ifc` writes."""
    pen = _drawn(mirrored(plan) if mirror else plan, Options(**how))
    text = str(pen.file.to_string())
    return text if shuffle_seed is None else _shuffled(text, shuffle_seed)


def _drawn(plan: Plan, options: Options) -> Pen:
    pen = Pen(key=plan.key, options=options)
    site = Site(pen=pen, plan=plan, ground=begin(pen, plan))
    if options.part != "furniture":
        _add_rooms_and_walls(site)
    if options.part != "architecture":
        add_things(site)
    if options.part != "furniture":
        add_climbs(site)
        add_lifts(site)
        add_rails(site)
    site.finish()
    _stamp(pen)
    return pen


def _add_rooms_and_walls(site: Site) -> None:
    plan = site.plan
    add_rooms(site)
    add_groups(site)
    if plan.walls:
        add_walls(site)
    if plan.slabs:
        add_slabs(site)
    if plan.roof:
        add_roof(site)
    add_cubicles(site)
    add_columns(site)


def _stamp(pen: Pen) -> None:
    """A header without clock, machine or library version."""
    header = pen.file.header
    header.file_description.description = ("ViewDefinition [DesignTransferView_V1.0]",)
    header.file_name.name = "sample.ifc"
    header.file_name.time_stamp = _TIME
    header.file_name.author = ("",)
    header.file_name.organization = ("schoolcheck samples",)
    header.file_name.preprocessor_version = "schoolcheck sample maker"
    header.file_name.originating_system = "schoolcheck sample maker"
    header.file_name.authorization = ""


def _shuffled(text: str, seed: int) -> str:
    """The same records under other numbers and in another order."""
    head, rest = text.split("DATA;\n", 1)
    data, tail = rest.split("ENDSEC;", 1)
    lines = data.splitlines()
    chance = random.Random(seed)  # noqa: S311 an order, not a secret
    numbers = list(range(1, len(lines) + 1))
    chance.shuffle(numbers)
    fresh = {line.split("=", 1)[0][1:]: number for line, number in zip(lines, numbers, strict=True)}

    def renumber(match: re.Match[str]) -> str:
        return match.group(1) or f"#{fresh[match.group(2)]}"

    moved = [_STRING_OR_ID.sub(renumber, line) for line in lines]
    chance.shuffle(moved)
    return head + "DATA;\n" + "\n".join(moved) + "\nENDSEC;" + tail
