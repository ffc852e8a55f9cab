"""From pydantic's errors to sentences that name the nearest known word."""

import inspect
from collections.abc import Iterable
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from checker.rules import words as rule_words
from checker.rules.desk import Desk
from checker.spelling import near
from checker.units import CUT_FIGURE
from checker.yamlsource import Path


def complain_about(desk: Desk, error: ValidationError, path: Path, model: type[BaseModel]) -> None:
    """Note every mistake that pydantic found in what stands at `path`."""
    for each in error.errors(include_url=False, include_context=True):
        loc: Path = each["loc"]
        key = each["type"] in {"extra_forbidden", "missing"}
        desk.complain((*path, *loc), _sentence(dict(each), loc, model), key=key)


def words_of(model: type[BaseModel]) -> list[str]:
    """The words that a model knows, as rules spell them."""
    return [info.alias or name for name, info in model.model_fields.items()]


def _sentence(error: dict[str, Any], loc: Path, model: type[BaseModel]) -> str:
    kind, last = error["type"], str(loc[-1]) if loc else ""
    context = error.get("ctx") or {}
    if kind == "extra_forbidden":
        return f"the word {last!r} is not known here{near(last, _neighbours(loc, model))}"
    if kind == "missing":
        return f"{last!r} is missing"
    if kind == "literal_error":
        given = str(error["input"])
        expected = str(context.get("expected", ""))
        choices = expected.replace(" or ", ", ").replace("'", "").split(", ")
        return f"{given!r} is not one of {', '.join(choices)}{_close(given, choices)}"
    cut = next((str(step) for step in loc if CUT_FIGURE.fullmatch(str(step))), "")
    if kind == "string_too_short" and cut:
        return f"{cut!r} stands alone after a comma: a figure takes a point, as in 12.5 m2"
    if kind == "value_error":
        return str(context.get("error", error["msg"]))
    return _PLAIN.get(kind, str(error["msg"]))


_PLAIN = {
    "string_type": "one word or sentence belongs here, not a list or a mapping",
    "dict_type": "facts are written as name: value",
    "mapping_type": "names with values belong here, written as name: value",
    "model_type": "words with values belong here, written as word: value",
    "model_attributes_type": "words with values belong here, written as word: value",
    "tuple_type": "a list belongs here",
    "string_too_short": "nothing is written here",
    "too_short": "the list is empty",
    "string_pattern_mismatch": "letters, digits, dots and dashes only",
}


_MEANT = {
    "unknown": "cannot tell",
    "cannot_tell": "cannot tell",
    "undecided": "cannot tell",
    "n/a": "not applicable",
    "na": "not applicable",
    "not_applicable": "not applicable",
    "ok": "pass",
    "error": "fail",
    "mandatory": "must",
    "shall": "must",
    "recommended": "should",
    "optional": "may",
    "true": "yes",
    "false": "no",
}
"""Words of other tools, and what they are called here."""


def _close(given: str, choices: Iterable[str]) -> str:
    meant = _MEANT.get(given.casefold(), "")
    if meant in [*choices]:
        return f"; did you mean {meant!r}?"
    hint = near(given, choices)
    return hint if hint.startswith("; did") else ""


def _neighbours(loc: Path, model: type[BaseModel]) -> list[str]:
    """The words known where the unknown one stands; all words when that cannot be told."""
    here: type[BaseModel] | None = model
    for step in loc[:-1]:
        if here is None or not isinstance(step, str):
            continue
        field = next(
            (info for name, info in here.model_fields.items() if (info.alias or name) == step), None
        )
        if field is not None:
            here = _model_within(field.annotation)
    return words_of(here) if here else sorted(_all_words())


def _model_within(annotation: Any) -> type[BaseModel] | None:
    if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_within(each) for each in get_args(annotation))
    return next((model for model in found if model), None)


def _all_words() -> set[str]:
    models = (
        model
        for _name, model in inspect.getmembers(rule_words, inspect.isclass)
        if issubclass(model, BaseModel)
    )
    return {word for model in models for word in words_of(model)}
