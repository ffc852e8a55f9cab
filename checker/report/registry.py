"""Which formats there are: every module of this package that marks a function with `@writer`."""

import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import MappingProxyType, ModuleType

from checker.errors import UsageError
from checker.results.run import RunResult

Render = Callable[[RunResult], bytes]
_MARK = "schoolcheck_writer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finish:
    """An outside program that makes the file from what the writer rendered.

    It does not start within the limits of the child that judges a model, so whoever started the
    child runs it afterwards. `ready` raises UsageError when the program is not there.
    """

    ready: Callable[[], None]
    run: Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """A format: its name on the command line, the file it becomes, and how it is made."""

    format_name: str
    file_name: str
    render: Render
    finish: Finish | None = None

    @property
    def draft_name(self) -> str:
        """The file that `render` becomes: the format's own, or a hidden one to be finished."""
        return f".{self.file_name}.draft" if self.finish else self.file_name


def writer(
    format_name: str, *, file_name: str, finish: Finish | None = None
) -> Callable[[Render], Render]:
    """Make a pure function `RunResult -> bytes` known as a format.

    It is found by where it stands, a module or package directly in `checker/report`; there is
    no list to keep. `finish` is for a format that needs an outside program.
    """

    def mark(render: Render) -> Render:
        entry = Writer(format_name=format_name, file_name=file_name, render=render, finish=finish)
        setattr(render, _MARK, entry)
        return render

    return mark


@cache
def formats() -> Mapping[str, Writer]:
    """All formats by name, in alphabetical order."""
    found = [entry for module in _modules() for entry in _marked(module)]
    by_name = {entry.format_name: entry for entry in sorted(found, key=lambda e: e.format_name)}
    if len(by_name) < len(found):
        raise ValueError("Two writers share the name of a format.")
    return MappingProxyType(by_name)


def write(result: RunResult, format_name: str) -> bytes:
    """The result as a file of this format.

    Raises:
        UsageError: when there is no such format; the sentence lists those there are.
        SchoolcheckError: when the format needs an outside program that is missing or fails.
    """
    format_ = _known(format_name)
    made = format_.render(result)
    return format_.finish.run(made) if format_.finish else made


def draft(result: RunResult, format_name: str) -> tuple[str, bytes]:
    """Name and bytes of what can be made without an outside program: nearly always the file.

    Raises:
        UsageError: when there is no such format.
    """
    format_ = _known(format_name)
    return format_.draft_name, format_.render(result)


def unfinished(format_names: Iterable[str]) -> list[Writer]:
    """Those of the formats whose draft an outside program has to finish."""
    return [each for each in map(_known, format_names) if each.finish]


def refuse_unready(format_names: Iterable[str]) -> None:
    """Tell before long work that an outside program is missing.

    Raises:
        UsageError: with a sentence on what to install, or when there is no such format.
    """
    for each in unfinished(format_names):
        if each.finish:
            each.finish.ready()


def file_name(format_name: str) -> str:
    """What the file of this format is called.

    Raises:
        UsageError: when there is no such format.

    >>> file_name("html")
    'report.html'
    """
    return _known(format_name).file_name


def _known(format_name: str) -> Writer:
    if format_name not in formats():
        raise UsageError(f"{format_name!r} is not a format; use one of {', '.join(formats())}.")
    return formats()[format_name]


def _modules() -> list[ModuleType]:
    package = import_module("checker.report")
    names = [info.name for info in pkgutil.iter_modules(package.__path__)]
    return [import_module(f"checker.report.{name}") for name in names]


def _marked(module: ModuleType) -> list[Writer]:
    """Entries of functions defined in this module, not of those it imports from a neighbour."""
    found = [
        getattr(value, _MARK)
        for value in vars(module).values()
        if callable(value)
        and hasattr(value, _MARK)
        and str(getattr(value, "__module__", "")).startswith(module.__name__)
    ]
    return [entry for entry in found if isinstance(entry, Writer)]
