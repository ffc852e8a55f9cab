"""schoolcheck: does this school design give every pupil the space and the access they need?"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from checker.version import __version__

if TYPE_CHECKING:
    from checker.api import check, compare
    from checker.errors import SchoolcheckError, UsageError
    from checker.found import Comparison, Run

__all__ = [
    "Comparison",
    "Run",
    "SchoolcheckError",
    "UsageError",
    "__version__",
    "check",
    "compare",
]

_WHERE = {
    "check": "checker.api",
    "compare": "checker.api",
    "Comparison": "checker.found",
    "Run": "checker.found",
    "SchoolcheckError": "checker.errors",
    "UsageError": "checker.errors",
}


def __getattr__(name: str) -> Any:
    """The Python API, imported when it is first asked for: importing checker stays cheap."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_WHERE[name]), name)
