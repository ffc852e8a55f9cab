"""The registry of measures: a measure asks by name, and its parameter names are its dependencies.

A measure is a plain function in a module of this package, marked `@measure("room", unit="m2")`.
Its parameters are filled by name:

* the name of its subject kind (`room`, `door`, `school` ...), or `subject`: the element itself,
  or for `subject` the `Subject`, which also tells kind, id and side;
* `school`, `brief`, `uses`, `vocabulary`: the model, the brief, the uses of its rooms and what is
  known of each use;
* a provider's name (`@provider`): something worked out once per run, such as an index;
* another measure of the same kind: its value. When that value is Unknown it becomes the answer,
  unless the parameter is annotated `Measured`, which says that the measure copes with Unknown;
* `ask`: a function `ask(name, subject, **params)` for values of other subjects;
* keyword-only parameters with a default are parameters that a rule may set (lengths in metres).
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypedDict, TypeVar, Unpack, get_args

from checker.results.values import Unknown

ValueKind = Literal["quantity", "choice", "truth"]
FurnitureWord = Literal["", "here", "on the way"]
DoorsWord = Literal["", "beside", "anywhere", "shorter"]
Function = TypeVar("Function", bound=Callable[..., Any])

SUBJECT_KINDS = (
    "school",
    "storey",
    "zone",
    "cluster",
    "room",
    "opening",
    "door",
    "door side",
    "entrance",
    "stair",
    "stair flight",
    "ramp",
    "ramp flight",
    "landing",
    "lift",
    "sanitary fitting",
    "railing",
    "refuge",
    "outdoor space",
)
PARAMETER_WORDS: Mapping[str, tuple[str, ...]] = {
    "by": ("wall", "door", "above", "below"),
    "clear_of": ("walls", "fittings", "furniture"),
    "may_overlap": ("door swing", "knee space"),
    "route": ("step-free", "walking"),
}
"""The closed lists of words that parameters of these names take, in every measure."""
_MEASURES: dict[tuple[str, str], MeasureSpec] = {}
_PROVIDERS: dict[str, Callable[..., Any]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Param:
    """A parameter that a rule may set; `name` is how rules spell it (`from`, not `from_`)."""

    name: str
    default: Any
    type: str

    @property
    def words(self) -> tuple[str, ...]:
        """The words that it takes, when it takes no others."""
        return PARAMETER_WORDS.get(self.name, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureSpec:
    """What a rule author, the linter and the docs need to know of a measure.

    `unit` is m, m2, count, ratio, degrees, N, s or "" (choices and truths). `choices` is the
    closed list of words of a choice, empty when it is open (names, uses, storeys). `parts` names
    the values of a measure that gives several at once: its function returns a mapping from part
    to value, or a `Frontier` where more of one part is less of another.
    `sums` says that the value adds up or counts rooms, so that overlapping rooms spoil it.
    `lack` says in words what is not known when it is Unknown or open ("what the room is used for")
    and `ask` how to supply it; `several` says of those that do not have it what is wrong with them
    ("are not recognised").
    `furniture` says where furniture that is not modelled could make it worse: at the subject
    (`here`), in rooms that a way leads through (`on the way`), or nowhere.
    `doors` says which doors without a place could change it: those of the subject's storey
    (`beside`), or any (`anywhere`; `shorter` where one more can only shorten or open a way).
    `stated` are the properties (`Group.Name`) in which a model may state it; with `only_stated`
    nothing else in a model tells it.
    `asks` are the parameters filled by name; those in `copes` may be given an Unknown.
    """

    name: str
    kind: str
    value: ValueKind
    choices: tuple[str, ...]
    parts: Mapping[str, str]
    params: tuple[Param, ...]
    doc: str
    function: Callable[..., Any]
    asks: tuple[str, ...]
    copes: frozenset[str]
    unit: str = ""
    sums: bool = False
    lack: str = ""
    ask: str = ""
    several: str = ""
    furniture: FurnitureWord = ""
    doors: DoorsWord = ""
    stated: tuple[str, ...] = ()
    only_stated: bool = False


class Told(TypedDict, total=False):
    """What `measure` takes over into the `MeasureSpec` as it is."""

    unit: str
    sums: bool
    lack: str
    ask: str
    several: str
    furniture: FurnitureWord
    doors: DoorsWord
    stated: tuple[str, ...]
    only_stated: bool


def measure(
    *kinds: str,
    value: ValueKind = "quantity",
    choices: Iterable[str] = (),
    parts: Mapping[str, str] | None = None,
    name: str = "",
    **told: Unpack[Told],
) -> Callable[[Function], Function]:
    """Register a function as the measure of its own name for subjects of `kinds`.

    `name` is needed only where the same measure has one function per kind.

    Raises:
        ValueError: at import, when the name is taken or a kind is not one of ours.
    """

    def register(function: Function) -> Function:
        for kind in kinds:
            spec = _spec(
                function,
                name=name or function.__name__,
                kind=kind,
                value=value,
                choices=tuple(choices),
                parts=dict(parts or {}),
                **told,
            )
            if (spec.name, kind) in _MEASURES or kind not in SUBJECT_KINDS:
                raise ValueError(f"The measure {spec.name!r} of a {kind} cannot be registered.")
            _MEASURES[spec.name, kind] = spec
        return function

    return register


def provider(function: Function) -> Function:
    """Register something that is worked out once per run and handed to measures by name."""
    if function.__name__ in _PROVIDERS:
        raise ValueError(f"The provider {function.__name__!r} is there already.")
    _PROVIDERS[function.__name__] = function
    return function


@cache
def _load() -> None:
    package = importlib.import_module("checker.measure")
    for module in pkgutil.walk_packages(package.__path__, "checker.measure."):
        importlib.import_module(module.name)


def measures() -> Mapping[tuple[str, str], MeasureSpec]:
    """All measures by (name, subject kind); the package's modules are imported on first use."""
    _load()
    return _MEASURES


def providers() -> Mapping[str, Callable[..., Any]]:
    """All providers by name."""
    _load()
    return _PROVIDERS


def _spec(function: Callable[..., Any], **given: Any) -> MeasureSpec:
    params, asks, copes = [], [], []
    for parameter in inspect.signature(function).parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY:
            annotation = parameter.annotation
            params.append(
                Param(
                    name=parameter.name.rstrip("_"),
                    default=parameter.default,
                    type=_type_name(annotation),
                )
            )
        else:
            asks.append(parameter.name)
            if _takes_unknown(parameter.annotation):
                copes.append(parameter.name)
    return MeasureSpec(
        function=function,
        params=tuple(params),
        asks=tuple(asks),
        copes=frozenset(copes),
        doc=inspect.getdoc(function) or "",
        **given,
    )


def _type_name(annotation: Any) -> str:
    """`float`, `Place` or `tuple`: what a parameter takes, `| None` left out."""
    if isinstance(annotation, str):
        return annotation.removesuffix(" | None")
    kinds = [each for each in get_args(annotation) if each is not type(None)]
    named = annotation if hasattr(annotation, "__name__") else kinds[0]
    return str(named.__name__)


def _takes_unknown(annotation: Any) -> bool:
    if isinstance(annotation, str):
        return "Measured" in annotation or "Unknown" in annotation
    return Unknown in get_args(annotation)
