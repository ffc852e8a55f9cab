"""What a property of a thing states: yes or no, or a length in metres."""

from checker.measure.subjects import Subject
from checker.model import Property
from checker.results.values import Quantity, Truth, Unknown, exactly, surely

_YES = frozenset({"yes", "true", "y", "t", "1", "ja", "oui", "да"})
_NO = frozenset({"no", "false", "n", "f", "0", "none", "nein", "nee", "non", "нет"})
_MM, _FEW_METRES = 0.001, 20.0


def yes_or_no(prop: Property | None) -> bool | None:
    """What a property says; None where it says neither.

    >>> yes_or_no(Property(group="g", name="Mirror", value="Yes"))
    True
    """
    value = prop.value if prop else None
    if isinstance(value, str):
        word = value.strip().casefold()
        return True if word in _YES else False if word in _NO else None
    return value if isinstance(value, bool) else None


def length(prop: Property) -> float | None:
    """A property's value in metres; exporters that state plain numbers mean millimetres.

    None for what is no length, and for 0.

    >>> length(Property(group="g", name="Clear Width", value=830.0))
    0.83
    """
    value = prop.value
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    if not 0 < value < float("inf"):
        return None
    return round(value * _MM, 6) if value > _FEW_METRES else float(value)


def stated_truth(subject: Subject, name: str, *, group: str) -> Truth:
    """The yes or no that a property of ours states; open where it says neither, never Unknown."""
    told = yes_or_no(subject.element.property(name, group=group))
    if told is None:
        method = f"{group}.{name} is not stated"
        return Truth(possible=frozenset({True, False}), origin="assumed", method=method)
    return surely(told, origin="declared", method=f"{group}.{name}")


def stated_length(
    subject: Subject, name: str, lack: str, *, group: str, or_none: bool = False
) -> Quantity | Unknown:
    """The length that a property of ours states, m, exact as stated; Unknown without one.

    With `or_none` a 0 says that there is none of the thing, and is 0 m.
    """
    prop = subject.element.property(name, group=group)
    is_none = or_none and prop is not None and prop.value == 0 and prop.value is not False
    value = 0.0 if is_none else length(prop) if prop else None
    if value is None:
        return Unknown(missing=(lack,), ask=f"State {group}.{name} (mm).")
    return exactly(value, "m", origin="declared", method=f"{group}.{name}")
