"""What a room's air is declared to be like: a model's shapes do not show it."""

from dataclasses import replace

from checker.measure.evidence import where_it_is
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.results.values import Choice, Quantity, Unknown, exactly, one_of

_OURS = "SchoolCheck_Environment"
_WAYS = ("natural", "mechanical", "mixed")
_LACK = "how the room is ventilated"
_ASK = f"State {_OURS}.Ventilation (natural, mechanical or mixed)."
_LACK_CO2 = "the carbon dioxide that the room is designed for"
_ASK_CO2 = f"State {_OURS}.CO2Mean_ppm."


@measure(
    "room",
    unit="ppm",
    lack=_LACK_CO2,
    ask=_ASK_CO2,
    stated=("SchoolCheck_Environment.CO2Mean_ppm",),
    only_stated=True,
)
def mean_co2(subject: Subject) -> Quantity | Unknown:
    """Carbon dioxide in the room, mean of an occupied day, parts per million, designed or measured.

    As ours `CO2Mean_ppm` declares, exact as declared. Unknown when it is not declared. Source:
    SchoolCheck_Environment, for BB101 (schools/E10, E11).
    """
    said = subject.element.property("CO2Mean_ppm", group=_OURS)
    value = said.value if said is not None else None
    if isinstance(value, bool | str | None) or not 0 < value < float("inf"):
        return Unknown(missing=(_LACK_CO2,), ask=_ASK_CO2)
    found = exactly(float(value), "ppm", origin="declared", method=f"{_OURS}.CO2Mean_ppm")
    return replace(found, evidence=where_it_is(subject, label=f"{float(value):g} ppm"))


@measure(
    "room",
    value="choice",
    choices=_WAYS,
    lack=_LACK,
    ask=_ASK,
    stated=("SchoolCheck_Environment.Ventilation",),
    only_stated=True,
)
def ventilation(subject: Subject) -> Choice | Unknown:
    """How fresh air gets into the room: `natural`, `mechanical` or `mixed`.

    As ours `Ventilation` declares. Unknown when it declares none of these words. Source:
    SchoolCheck_Environment, for BB101 (schools/E10, E11), which asks for less carbon dioxide where
    fans bring the air.
    """
    said = subject.element.property("Ventilation", group=_OURS)
    word = str(said.value).strip().casefold() if said is not None else ""
    if word in _WAYS:
        return one_of(word, origin="declared", method=f"{_OURS}.Ventilation")
    return Unknown(missing=(_LACK,), ask=_ASK)
