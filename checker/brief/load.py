"""Finds and reads `schoolcheck.yaml`: all its mistakes at once, each with line and column."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from checker.brief.model import Brief, Profile
from checker.errors import UsageError
from checker.units import CUT_FIGURE
from checker.yamlsource import Complaint, Document, read_yaml_file

FILE_NAME = "schoolcheck.yaml"
_Read = TypeVar("_Read", bound=BaseModel)
_MOST_FOLDERS_UP = 12
_LONGEST_QUOTE = 40
_ALSO_CALLED = {
    "asd": "autism",
    "asc": "autism",
    "autistic": "autism",
    "sebd": "SEMH",
    "besd": "SEMH",
    "speech and language": "SLCN",
    "dyslexia": "SpLD",
    "deaf": "HI",
    "hearing": "HI",
    "sight": "VI",
    "vision": "VI",
    "deafblind": "MSI",
    "physical": "PD",
}
"""Needs as schools write them too, by the word that the brief knows: ASD is no slip for SLD."""
_PLAIN = (
    ("int_", "a whole number"),
    ("float_", "a number"),
    ("finite_number", "a number"),
    ("less_than_equal", "a believable number"),
    ("date_", "a date such as 2026-11-01"),
    ("tuple_type", "a list: write [a, b]"),
    ("dict_type", "a list of keys with values"),
    ("mapping_type", "a list of keys with values"),
    ("model_", "a list of keys with values"),
    ("string_type", "plain text"),
    ("string_too_short", "text: say something here or leave the line out"),
    ("string_too_long", "short enough: 500 characters are the most"),
)


def load_brief(path: Path) -> Brief:
    """Read a brief. An empty file is an empty brief.

    Raises:
        UsageError: listing every mistake with file, line, column and the nearest known word.
    """
    return read_brief(path)[0]


def read_brief(path: Path) -> tuple[Brief, Document]:
    """The same with the text that it was read from, for `said_in`.

    Raises:
        UsageError: as `load_brief` does.
    """
    return _loaded(path, Brief, "brief")


def said_in(document: Document, part: str) -> Mapping[str, Complaint]:
    """Where each name of a part of a brief stands, as complaints that say nothing yet."""
    found = document.root.get(part) if isinstance(document.root, dict) else None
    names = found if isinstance(found, dict) else ()
    return {name: document.complain((part, name), "", key=True) for name in names}


def load_profile(path: Path) -> Profile:
    """Read a need profile to try; without a name it is called by its file.

    Raises:
        UsageError: listing every mistake with file, line, column and the nearest known word.
    """
    profile, _ = _loaded(path, Profile, "need profile")
    return profile if profile.name else profile.model_copy(update={"name": path.stem})


def _loaded(path: Path, model: type[_Read], what: str) -> tuple[_Read, Document]:
    if not path.exists():
        raise UsageError(f"The {what} {path.name} is not there.")
    document = read_yaml_file(path, file=path.name)
    return checked(document, model, what), document


def checked(document: Document, model: type[_Read], what: str) -> _Read:
    """What a document says, as `model` has it; `what` it is called in complaints.

    Raises:
        UsageError: listing every mistake with file, line, column and the nearest known word.
    """
    complaints = list(document.complaints)
    if not complaints:
        try:
            return model.model_validate(_long_form(document.root))
        except ValidationError as error:
            complaints += _complaints(document, error, model)
    lines = "\n".join(f"  {each}" for each in sorted(complaints))
    raise UsageError(f"The {what} has {_count(complaints)}:\n{lines}")


def find_brief(model_path: Path) -> Path | None:
    """The `schoolcheck.yaml` beside a model, or the nearest one in a folder above it."""
    return next((each for each in brief_places(model_path) if each.is_file()), None)


def brief_places(model_path: Path) -> tuple[Path, ...]:
    """Where the brief of a model may lie, the nearest first."""
    folder = model_path.resolve().parent
    return tuple(each / FILE_NAME for each in (folder, *folder.parents)[:_MOST_FOLDERS_UP])


def listed_files(brief: Brief, folder: Path, model: Path) -> tuple[tuple[Path, str], ...]:
    """The files that the brief, which lies in `folder`, says are one school with this model.

    Each with what it holds, the architecture first and this model too; none when it is not one of
    the brief's `models`: the brief then tells of other files.
    """
    listed = [(folder / each.file, each.part) for each in brief.models]
    if model.resolve() not in {path.resolve() for path, _ in listed}:
        return ()
    return tuple(sorted(listed, key=lambda each: each[1].casefold() != "architecture"))


def brief_schema() -> dict[str, Any]:
    """The JSON Schema (draft-07) of the brief, for editors."""
    schema = Brief.model_json_schema()
    short = {"description": "Short for `bases` with one entry."}
    schema["properties"]["base"] = schema["properties"]["bases"]["items"] | short
    schema["$schema"] = "http://json-schema.org/draft-07/schema#"
    schema["title"] = "schoolcheck brief"
    schema["definitions"] = schema.pop("$defs")
    return {key: _renamed(value) for key, value in schema.items()}


def _long_form(root: Any) -> Any:
    """`base:` with one entry is short for `bases:`; nothing at all is an empty brief."""
    if root in (None, ""):
        return {}
    if isinstance(root, dict) and "base" in root and "bases" not in root:
        rest = {key: value for key, value in root.items() if key != "base"}
        return {**rest, "bases": [root["base"]]}
    return root


def _complaints(
    document: Document, error: ValidationError, model: type[BaseModel]
) -> Iterable[Complaint]:
    for each in error.errors():
        place = _in_file(document, tuple(each["loc"]))
        unknown = each["type"] == "extra_forbidden" or each["loc"][-1:] == ("[key]",)
        yield document.complain(place, _message(each, model), key=unknown)


def _in_file(document: Document, place: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Where pydantic's path stands in the file: `bases.0` may be written as `base`."""
    is_short = isinstance(document.root, dict) and "bases" not in document.root
    if is_short and place[:1] == ("bases",):
        return ("base", *place[2:])
    return tuple(step for step in place if step != "[key]")


def _message(error: Mapping[str, Any], read: type[BaseModel]) -> str:
    word = str(error["loc"][-1]) if error["loc"] else ""
    cut = next((s for s in error["loc"] if isinstance(s, str) and CUT_FIGURE.fullmatch(s)), "")
    if cut and error["type"] in {"extra_forbidden", "string_too_short"}:
        return f"{cut!r} stands alone after a comma: a figure takes a point and no comma."
    if error["type"] == "extra_forbidden" and error["loc"] == ("base",):
        return "'base' is short for 'bases' with one entry: use one of the two."
    if error["type"] == "extra_forbidden":
        known = _known_words(error["loc"][:-1], read)
        return f"{word!r} is not known here.{_nearest(word, known)} Known: {', '.join(known)}."
    if error["type"] == "literal_error":
        known = [
            part.strip(" '") for part in error["ctx"]["expected"].replace(" or ", ",").split(",")
        ]
        given = str(error["input"])
        return f"{given!r} is not one of {', '.join(known)}.{_nearest(given, known)}"
    if error["type"] == "missing":
        return f"{word!r} is missing."
    if error["type"] == "too_short":
        return "nothing stands here: say {autism: 24}, or leave the line out."
    if error["type"] == "greater_than_equal":
        return f"{_shown(error['input'])} is not a number from {error['ctx']['ge']:g} up."
    plain = next((text for kind, text in _PLAIN if error["type"].startswith(kind)), "")
    if plain:
        return f"{_shown(error['input'])} is not {plain}."
    return f"{str(error['msg']).removeprefix('Value error, ')}."


def _shown(value: Any) -> str:
    """A value as it may be quoted in one line."""
    if isinstance(value, dict | list):
        return "What stands here"
    text = str(value)
    return repr(text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}...")


def _nearest(word: str, known: list[str]) -> str:
    also = _ALSO_CALLED.get(word.casefold())
    near = [also] if also in known else get_close_matches(word, known, n=1)
    return f" Did you mean {near[0]!r}?" if near else ""


def _known_words(place: tuple[str | int, ...], read: type[BaseModel]) -> list[str]:
    """The keys that the brief knows at a place."""
    model: Any = read
    for step in place:
        if isinstance(step, str) and _is_model(model) and step in model.model_fields:
            model = _inner(model.model_fields[step].annotation)
    known = list(model.model_fields) if _is_model(model) else []
    return [*known, "base"] if model is Brief else known


def _inner(annotation: Any) -> Any:
    """The part that a field holds, alone, in a list or in a mapping."""
    found = [each for each in getattr(annotation, "__args__", ()) if _is_model(each)]
    return found[0] if found else annotation


def _is_model(what: Any) -> bool:
    return isinstance(what, type) and issubclass(what, BaseModel)


def _count(complaints: list[Complaint]) -> str:
    return "one mistake" if len(complaints) == 1 else f"{len(complaints)} mistakes"


def _renamed(value: Any) -> Any:
    """The same schema with the references that draft-07 uses."""
    if isinstance(value, dict):
        return {
            key: each.replace("#/$defs/", "#/definitions/")
            if key == "$ref" and isinstance(each, str)
            else _renamed(each)
            for key, each in value.items()
        }
    return [_renamed(each) for each in value] if isinstance(value, list) else value
