"""How a room is to sound and breathe: figures that only its properties can tell."""

from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.results.values import Choice, Measured, Unknown, exactly, one_of

OURS = "SchoolCheck_Environment"
_VENTILATION = ("natural", "mechanical", "mixed")


@measure("room", unit="dB")
def indoor_ambient_noise(subject: Subject) -> Measured:
    """Noise level in the empty room from outside, services and neighbours, dB LAeq,30min.

    As SchoolCheck_Environment.IndoorAmbientNoise_dBA declares, exact as declared: a model does not
    show it, and a target counts as well as a result. Unknown when it is not declared. Serves BB93
    Table 1 (schools/E01, ACO-01).
    """
    return _figure(subject, "IndoorAmbientNoise_dBA", "dB", "the noise level of the room")


@measure("room", unit="s")
def reverberation_time(subject: Subject) -> Measured:
    """How long sound lingers in the room: the mean of its bands from 125 Hz to 4 kHz, seconds.

    As SchoolCheck_Environment.ReverberationTime_s declares, exact as declared: a model does not
    show it, and a target counts as well as a result. Unknown when it is not declared. Serves BB93
    Table 6 (schools/E02, ACO-02).
    """
    return _figure(subject, "ReverberationTime_s", "s", "the reverberation time of the room")


@measure("room", unit="ppm")
def mean_co2(subject: Subject) -> Measured:
    """Carbon dioxide in the air of the room, mean of an occupied day, parts per million.

    As SchoolCheck_Environment.CO2Mean_ppm declares, exact as declared: a model does not show it,
    and a target counts as well as a result. Unknown when it is not declared. Serves BB101
    (schools/E10, E11).
    """
    return _figure(subject, "CO2Mean_ppm", "ppm", "the carbon dioxide in the room")


@measure(
    "room",
    value="choice",
    choices=_VENTILATION,
    lack="how the room is ventilated",
    ask=f"State {OURS}.Ventilation (natural, mechanical or mixed).",
)
def ventilation(subject: Subject) -> Choice | Unknown:
    """How fresh air gets into the room: `natural`, `mechanical` or `mixed`.

    As SchoolCheck_Environment.Ventilation declares. Unknown when it declares none of these words.
    Serves BB101 (schools/E10, E11), which asks for less carbon dioxide where fans bring the air.
    """
    prop = subject.element.property("Ventilation", group=OURS)
    word = str(prop.value).strip().casefold() if prop is not None else ""
    if word in _VENTILATION:
        return one_of(word, origin="declared", method=f"{OURS}.Ventilation")
    return Unknown(
        missing=("how the room is ventilated",),
        ask=f"State {OURS}.Ventilation (natural, mechanical or mixed).",
    )


def _figure(subject: Subject, name: str, unit: str, lack: str) -> Measured:
    """A declared number; what is no number, or none that a room can have, declares nothing."""
    prop = subject.element.property(name, group=OURS)
    value = prop.value if prop is not None else None
    if isinstance(value, bool | str | None) or not 0 < value < float("inf"):
        return Unknown(missing=(lack,), ask=f"State {OURS}.{name} ({unit}).")
    return exactly(float(value), unit, origin="declared", method=f"{OURS}.{name}")
