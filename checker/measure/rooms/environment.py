"""What a room's acoustics are declared to be: a model's shapes do not show them."""

from dataclasses import replace

from checker.measure.evidence import where_it_is
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.results.values import Quantity, Unknown, exactly

_OURS = "SchoolCheck_Environment"
_NOISE, _REVERBERATION = "IndoorAmbientNoise_dBA", "ReverberationTime_s"


@measure(
    "room",
    unit="dB",
    lack="the noise level that the room is designed for",
    ask=f"State {_OURS}.{_NOISE}.",
    stated=(f"{_OURS}.{_NOISE}",),
    only_stated=True,
)
def indoor_ambient_noise(subject: Subject) -> Quantity | Unknown:
    """Noise in the empty room from outside and from services, dB(A), as designed or measured.

    As ours `IndoorAmbientNoise_dBA` declares, exact as declared. Unknown when it is not declared.
    Source: SchoolCheck_Environment, for BB93 Table 1 (schools/E01 to E07).
    """
    return _declared(subject, _NOISE, "dB", "the indoor ambient noise level")


@measure(
    "room",
    unit="s",
    lack="the reverberation time that the room is designed for",
    ask=f"State {_OURS}.{_REVERBERATION}.",
    stated=(f"{_OURS}.{_REVERBERATION}",),
    only_stated=True,
)
def reverberation_time(subject: Subject) -> Quantity | Unknown:
    """Mid-frequency reverberation time of the room, seconds, as designed or measured.

    As ours `ReverberationTime_s` declares, exact as declared. Unknown when it is not declared.
    Source: SchoolCheck_Environment, for BB93 Table 6 (schools/E02 to E06).
    """
    return _declared(subject, _REVERBERATION, "s", "the reverberation time")


def _declared(subject: Subject, name: str, unit: str, lack: str) -> Quantity | Unknown:
    said = subject.element.property(name, group=_OURS) or subject.element.property(name)
    value = said.value if said is not None else None
    if said is None or isinstance(value, bool | str | None) or not 0 < value < float("inf"):
        return Unknown(missing=(lack,), ask=f"State {_OURS}.{name}.")
    found = exactly(float(value), unit, origin="declared", method=f"{said.group}.{said.name}")
    return replace(found, evidence=where_it_is(subject, label=f"{float(value):g} {unit}"))
