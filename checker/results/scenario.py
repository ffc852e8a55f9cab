"""The same design judged for other pupils, and what is short then in one sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from pydantic import ConfigDict

from checker.results.finding import JSON_CONFIG, Observed, Outcome, Strength, SubjectRef
from checker.units import either


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioRow:
    """A requirement at a place as the profile of need changes; `before` is None where it is new.

    `of` says what may be short: rooms, m2, places or none of them. `short` is in its unit, None
    when nothing is, or nobody can tell.
    """

    __pydantic_config__: ClassVar[ConfigDict] = JSON_CONFIG
    key: str
    rule: str
    title: str
    strength: Strength
    subject: SubjectRef
    of: str = ""
    before: Outcome | None = None
    after: Outcome
    required_before: str = ""
    required_after: str = ""
    there_is: Observed | None = None
    short: float | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """The same design judged for other pupils: every requirement that depends on their needs."""

    __pydantic_config__: ClassVar[ConfigDict] = JSON_CONFIG
    name: str
    needs: Mapping[str, int | str] = field(default_factory=dict)
    rows: tuple[ScenarioRow, ...] = ()
    rooms_short: float = 0.0
    area_short: float = 0.0
    places_short: float = 0.0


def scenario_sentence(scenario: Scenario) -> str:
    """What is short for these pupils, and how much of it nobody can tell, in one line.

    >>> scenario_sentence(Scenario(name="more autism"))
    "No rule of this run depends on the pupils' needs, so nothing changes."
    """
    if not scenario.rows:
        return "No rule of this run depends on the pupils' needs, so nothing changes."
    changed, of = sum(map(changes, scenario.rows)), len(scenario.rows)
    change = f"{changed} of {of} requirements {'changes' if changed == 1 else 'change'}"
    unsure = sum(row.after is Outcome.CANNOT_TELL for row in scenario.rows)
    told = "none of them can be told" if unsure == of else f"{_lacks(scenario)} short"
    open_ = f" {unsure} cannot be told." if 0 < unsure < of else ""
    return f"{change}; {told}.{open_}"


def changes(row: ScenarioRow) -> bool:
    """Whether other pupils change what is asked for, or how it comes out."""
    return row.required_before != row.required_after or row.before is not row.after


def _lacks(scenario: Scenario) -> str:
    """`3 rooms, 11.5 m² and 5 base places are`, with what stands for nothing short."""
    rooms, places, area = scenario.rooms_short, scenario.places_short, scenario.area_short
    parts = [
        f"{rooms:g} {'room' if rooms == 1 else 'rooms'}" if rooms else "",
        f"{area:.1f} m²" if area else "",
        f"{places:g} {'place' if places == 1 else 'places'} in a base" if places else "",
    ]
    parts = [each for each in parts if each]
    if not parts:
        return "nothing that can be told is"
    one = len(parts) == 1 and 1 in {rooms, places}
    return f"{either(parts, 'and')} {'is' if one else 'are'}"
