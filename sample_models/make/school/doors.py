"""The doors of Oakfield with what their makers state: forces, glass, hold-open devices, cover."""

from dataclasses import replace

from sample_models.make.doors import KINDS
from sample_models.make.plan import DoorKind

_LIGHT = (("OpeningForceInitial", 25.0), ("OpeningForceLater", 18.0))
_SEEN_THROUGH = (("VisionPanel", True),)
_MARKED = (("GlassMarked", True),)
_COVERED = (("WeatherCover", True),)
_HELD = (("HoldOpenDevice", "electromagnetic"),)
_FREE = (("HoldOpenDevice", "swing free"),)
_STATED: dict[str, tuple[float, tuple[tuple[str, object], ...]]] = {
    "classroom": (0.15, (*_LIGHT, *_SEEN_THROUGH, *_FREE)),
    "wide": (0.15, (*_LIGHT, *_SEEN_THROUGH, *_FREE)),
    "exactly 800": (0.15, (*_LIGHT, *_SEEN_THROUGH, *_FREE)),
    "corridor pair": (0.2, (*_LIGHT, *_SEEN_THROUGH, *_HELD)),
    "narrow pair": (0.2, (*_LIGHT, *_SEEN_THROUGH, *_HELD)),
    "entrance": (0.6, (*_LIGHT, *_MARKED, *_COVERED)),
    "external": (0.3, (*_LIGHT, *_COVERED)),
    "automatic": (0.8, _MARKED),
    "store": (0.0, _LIGHT),
    "narrow": (0.0, _LIGHT),
    "810 clear": (0.15, _LIGHT),
}


def school_kinds() -> tuple[DoorKind, ...]:
    """Every kind of door; those that the school uses state what a model does not show."""
    return tuple(_of(kind) for kind in KINDS)


def _of(kind: DoorKind) -> DoorKind:
    glass, stated = _STATED.get(kind.name, (kind.glass, kind.stated))
    return replace(kind, glass=glass, stated=stated)
