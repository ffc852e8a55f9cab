"""JSON Schema (draft-07) of rule files, so that an editor completes and checks them."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from checker.measure.registry import MeasureSpec, measures
from checker.rules.desk import Registry
from checker.rules.nouns import capital
from checker.rules.words import PackWords, RuleWords
from checker.units import either, plural

DRAFT = "http://json-schema.org/draft-07/schema#"
# An editor's YAML reader sees 3, 4.10 and no as numbers and truths; the loader sees text.
_SCALAR = {"type": ["string", "number", "boolean"]}
_PARAMETER = {"type": ["string", "number", "boolean", "array"]}
_NAMED = 3
_OPEN_MODELS = ("RuleWords", "RequirementWords", "TermWords")


def rule_schema(*, registry: Registry | None = None) -> dict[str, Any]:
    """The schema of a rule file: a list of rules, every word with its meaning."""
    # In the order of names, whichever module was imported first.
    known = dict(sorted((registry or measures()).items()))
    made = TypeAdapter(list[RuleWords]).json_schema(by_alias=True)
    definitions = {name: _plain(each) for name, each in made.pop("$defs").items()}
    for name in _OPEN_MODELS:
        _close(definitions[name], known)
    _describe_references(definitions["RuleWords"])
    _name_measures(definitions, known)
    _name_facts(definitions, known)
    return {
        "$schema": DRAFT,
        "$id": "urn:schoolcheck:schema:rules",
        "title": "schoolcheck rules",
        "description": "A file of rules. See docs for every word.",
        **_plain(made),
        "definitions": definitions,
    }


def pack_schema() -> dict[str, Any]:
    """The schema of pack.yaml."""
    made = PackWords.model_json_schema(by_alias=True)
    definitions = {name: _plain(each) for name, each in made.pop("$defs").items()}
    return {"$schema": DRAFT, **_plain(made), "definitions": definitions}


def _plain(node: Any) -> Any:
    """Draft-07, without nulls, defaults and discriminators."""
    if isinstance(node, list):
        return [_plain(each) for each in node]
    if not isinstance(node, Mapping):
        return node
    kept = {
        key: _plain(value)
        for key, value in node.items()
        if key not in {"default", "discriminator", "title"} or isinstance(value, Mapping)
    }
    kept.pop("discriminator", None)
    if "$ref" in kept:
        reference = {"$ref": kept.pop("$ref").replace("#/$defs/", "#/definitions/")}
        # Draft-07 ignores what stands beside a reference.
        return {**kept, "allOf": [reference]} if kept else reference
    for word in ("anyOf", "oneOf"):
        if word in kept:
            kept = _without_null(kept, word)
    if kept.get("type") == "string" and "enum" not in kept and "const" not in kept:
        kept = {**{k: v for k, v in kept.items() if not k.endswith("Length")}, **_SCALAR}
    if "prefixItems" in kept:
        kept["items"] = kept.pop("prefixItems")
    return kept


def _without_null(node: dict[str, Any], word: str) -> dict[str, Any]:
    options = [each for each in node.pop(word) if each != {"type": "null"}]
    if len(options) == 1 and "$ref" not in options[0]:
        return {**options[0], **node}
    return {**node, "anyOf": options}


def _close(model: dict[str, Any], known: Registry) -> None:
    """Parameters of measures are the only other words that may stand here."""
    for spec in known.values():
        for param in spec.params:
            text = f"Parameter of {spec.name}."
            model["properties"].setdefault(param.name, {**_PARAMETER, "description": text})
    model["additionalProperties"] = False


def _describe_references(model: dict[str, Any]) -> None:
    """Pydantic leaves the description of a field out where its type is another model."""
    for name, field in RuleWords.model_fields.items():
        word = field.alias or name
        if "$ref" in model["properties"][word]:
            reference = model["properties"][word]
            model["properties"][word] = {"allOf": [reference], "description": field.description}


def _name_measures(definitions: dict[str, Any], known: Registry) -> None:
    names = sorted({name for name, _kind in known})
    for name in ("RuleWords", "RequirementWords", "TermWords", "TotalWords"):
        measure = definitions[name]["properties"]["measure"]
        measure.pop("type", None)
        measure["enum"] = names


def _name_facts(definitions: dict[str, Any], known: Registry) -> None:
    """`where`, `when` and rows: facts to choose from, each with what it means."""
    by_name: dict[str, dict[str, MeasureSpec]] = {}
    for (name, kind), spec in sorted(known.items()):
        by_name.setdefault(name, {})[kind] = spec
    facts = {name: _fact(by_kind) for name, by_kind in by_name.items()}
    parts = {part for spec in known.values() for part in spec.parts}
    definitions["Facts"] = {
        "type": "object",
        "properties": {
            **facts,
            **{part: dict(_PARAMETER) for part in sorted(parts)},
            "not": {"description": "None of these holds."},
            "in": {"enum": ["this"], "description": "Inside the subject that is judged."},
        },
    }
    reference = {"$ref": "#/definitions/Facts"}
    for model, word in (
        ("AppliesToWords", "where"),
        ("SelectionWords", "where"),
        ("FindWords", "where"),
        ("TotalWords", "where"),
        ("UnlessWords", "when"),
        ("UnlessWords", "fails_anyway"),
    ):
        if model in definitions:
            listed = {"type": "array", "items": reference}
            old = definitions[model]["properties"][word]
            new = {"anyOf": [reference, listed], "description": old.get("description", "")}
            definitions[model]["properties"][word] = new


def _fact(by_kind: Mapping[str, MeasureSpec]) -> dict[str, Any]:
    specs = list(by_kind.values())
    words = ["yes", "no"] if specs[-1].value == "truth" else list(specs[-1].choices)
    found: dict[str, Any] = {"description": _meaning(by_kind)}
    if words:
        listed = {"type": "array", "items": {"enum": words}}
        found["anyOf"] = [{"enum": [*words, "same as this"]}, {"type": "boolean"}, listed]
    return found


def _meaning(by_kind: Mapping[str, MeasureSpec]) -> str:
    """What a fact means: of each kind of subject where it means something else of each.

    The meaning that most kinds share comes last, as that of all others.
    """
    kinds: dict[str, list[str]] = {}
    for kind, spec in by_kind.items():
        first = spec.doc.split("\n\n", maxsplit=1)[0].replace("\n", " ")
        kinds.setdefault(first, []).append(plural(kind, 0))
    ordered = sorted(kinds.items(), key=lambda each: (len(each[1]), each[1]))
    if len(ordered) == 1:
        return ordered[0][0]
    told = [f"{capital(either(named, 'and'))}: {text}" for text, named in ordered]
    last, named = ordered[-1]
    if len(named) > _NAMED:
        told[-1] = f"Others: {last}"
    return " ".join(told)
