"""Tiny models for each rule, named for the outcome that they must have.

Every module of this package that holds a tuple named `..._CASES` is found by itself.
"""

from importlib import import_module
from pkgutil import iter_modules

from sample_models.make.cases.case import Case, write_cases

CASES: tuple[Case, ...] = tuple(
    case
    for module in iter_modules(__path__)
    for name, found in vars(import_module(f"{__name__}.{module.name}")).items()
    if name.endswith("_CASES")
    for case in found
)

__all__ = ["CASES", "Case", "write_cases"]
