"""What shipped rules may speak of: the registered measures and the room uses."""

from datetime import date
from functools import cache

from checker.errors import SchoolcheckError
from checker.measure.registry import measures
from checker.rules.desk import Known
from checker.uses import shipped_vocabulary


def known_words(*, as_of: date | None = None) -> Known:
    """The registry of measures, and the uses of the vocabulary when it is there."""
    families, uses = _uses()
    return Known(registry=measures(), uses=uses, families=families, as_of=as_of)


@cache
def _uses() -> tuple[frozenset[str], frozenset[str]]:
    """The families of uses, and the uses themselves."""
    try:
        uses = shipped_vocabulary().uses
    except (SchoolcheckError, OSError):
        return frozenset(), frozenset()
    return frozenset(use.family for use in uses.values()), frozenset(uses)
