"""The schedule of accommodation beside the model, in the shape of results.json."""

from dataclasses import dataclass
from typing import Literal

State = Literal["found", "undersized", "cannot_tell", "extra"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconciledRoom:
    """A room of the model and what the schedule makes of it; net area in m2 as an interval.

    `low` and `high` are None when it was not measured. `short` is what it surely lacks, m2; only
    of an undersized room. `renamed` says that the schedule calls it something else. `missing` is
    what would settle a room that cannot be told.
    """

    global_id: str
    name: str = ""
    long_name: str = ""
    storey: str = ""
    use: str = ""
    state: State
    low: float | None = None
    high: float | None = None
    short: float | None = None
    renamed: bool = False
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconciledRow:
    """A row of the schedule: how many rooms it wants, and how many are there in which state.

    `wanted` is the sum of `found`, `undersized`, `cannot_tell` and `missing`. `area_each` is in
    m2, None where the row gives none; `short` is the area lacking in all, m2. `line` is the row
    of the file, `use` what its code or title says that the rooms are for.
    """

    line: int = 0
    code: str = ""
    title: str = ""
    use: str = ""
    wanted: int = 1
    area_each: float | None = None
    found: int = 0
    undersized: int = 0
    cannot_tell: int = 0
    missing: int = 0
    short: float = 0.0
    rooms: tuple[ReconciledRoom, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconciledSchedule:
    """The whole schedule: counts of rooms, each row, and the rooms that no row wants.

    `slack` is the m2 by which a room may be smaller. `beside` counts rooms of kinds that the
    schedule does not list (circulation, WCs, plant, outdoors), which are not called extra.
    `notes` are sentences on what was not taken from the file as it stands.
    """

    file: str = ""
    sheet: str = ""
    slack: float = 0.0
    wanted: int = 0
    found: int = 0
    undersized: int = 0
    cannot_tell: int = 0
    missing: int = 0
    renamed: int = 0
    beside: int = 0
    short: float = 0.0
    rows: tuple[ReconciledRow, ...] = ()
    extra: tuple[ReconciledRoom, ...] = ()
    notes: tuple[str, ...] = ()


def schedule_sentence(schedule: ReconciledSchedule) -> str:
    """How many of the rooms are there, and what is amiss with the others, in one line.

    >>> schedule_sentence(ReconciledSchedule(wanted=3, found=1, undersized=1, missing=1, short=9.2))
    '1 of 3 rooms found; 1 undersized, 1 missing; 9.2 m2 short in all.'
    """
    others = (
        (schedule.undersized, "undersized"),
        (schedule.missing, "missing"),
        (schedule.cannot_tell, "cannot be told"),
        (len(schedule.extra), "extra"),
        (schedule.renamed, "called something else"),
    )
    amiss = ", ".join(f"{count} {words}" for count, words in others if count)
    short = f"{schedule.short:.1f} m2 short in all" if schedule.short else ""
    found = f"{schedule.found} of {schedule.wanted} rooms found"
    return "; ".join(part for part in (found, amiss, short) if part) + "."
