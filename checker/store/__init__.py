"""Facts files: a school as read, kept so that it can be judged again without its IFC file.

Beside them the cache of earlier runs. That is asked before anything heavy is imported, so facts,
which import Shapely, are imported when they are asked for.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.store.facts import Facts, facts_from_json, facts_to_json

__all__ = ["Facts", "facts_from_json", "facts_to_json"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from checker.store import facts  # noqa: PLC0415 - imports Shapely

    return getattr(facts, name)
