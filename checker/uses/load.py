"""Reads the vocabulary's files: uses, words by language, DfE and Uniclass codes."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from checker.bundled import bundled_folder
from checker.errors import UsageError
from checker.uses.vocabulary import CodeInfo, Modifier, UseInfo, Vocabulary, Word
from checker.uses.words import phrase, plain, single_words
from checker.yamlsource import read_yaml_file

WEIGHTS = {"sure": 0.9, "likely": 0.75, "weak": 0.5}
_OPEN = 0.5


@cache
def shipped_vocabulary() -> Vocabulary:
    """The vocabulary that comes with the tool, read once in a process.

    Raises:
        FileNotFoundError: when the installation is broken.
    """
    return load_vocabulary(bundled_folder("rules") / "vocabulary")


def load_vocabulary(folder: Path) -> Vocabulary:
    """The vocabulary in a folder such as `rules/vocabulary`.

    Raises:
        UsageError: when a word or code points to a use that `uses.yaml` does not list.
    """
    languages = [_yaml(path) for path in sorted(folder.glob("words_*.yaml"))]
    languages.sort(key=lambda told: told["language"] != "en")  # what English knows stays English
    vocabulary = Vocabulary(
        uses={name: _use(name, told) for name, told in _yaml(folder / "uses.yaml").items()},
        replaced=tuple(pair for each in languages for pair in _replaced(each.get("written", {}))),
        expanded={
            plain(short): full
            for each in languages
            for full, texts in each.get("abbreviations", {}).items()
            for short in _listed(texts)
        },
        ignored=frozenset(plain(w) for each in languages for w in _listed(each, "ignored")),
        cut_before=frozenset(plain(w) for each in languages for w in _listed(each, "cut_before")),
        codes=_codes(folder / "dfe_codes.csv"),
        uniclass=_uniclass(folder / "uniclass.csv"),
    )
    known = replace(vocabulary, known=_known(vocabulary, languages))
    return _checked(_with_words(known, languages))


def _known(bare: Vocabulary, languages: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """Every single word that a phrase, an abbreviation or a rule of reading is made of."""
    texts = [text for told in languages for text, _uses, _weight in _entries(told)]
    texts += [meant for _written, meant in bare.replaced]
    texts += bare.expanded.values()
    texts += [each["when"] for told in languages for each in told.get("modifiers", ())]
    spelled = single_words(" ".join(texts))
    return spelled | frozenset(bare.expanded) | bare.ignored | bare.cut_before


def _with_words(bare: Vocabulary, languages: Iterable[Mapping[str, Any]]) -> Vocabulary:
    """The vocabulary with its phrases, spelled as its own expansions would spell them."""
    words: dict[tuple[str, ...], Word] = {}
    endings: dict[tuple[str, ...], Word] = {}
    modifiers: list[Modifier] = []
    for told in languages:
        head_first = told.get("head") == "first"
        beside = {phrase(text, vocabulary=bare) for text in _listed(told, "beside")}
        for text, uses, weight in _entries(told):
            is_ending = text.startswith("~")
            spelled = (plain(text[1:]),) if is_ending else phrase(text, vocabulary=bare)
            word = Word(
                phrase=spelled,
                likeliest=uses[0],
                uses=frozenset(uses),
                weight=weight,
                head_first=head_first,
                beside=spelled in beside,
            )
            (endings if is_ending else words).setdefault(spelled, word)
        modifiers += [_modifier(each, bare) for each in told.get("modifiers", ())]
    words.pop((), None)
    return replace(
        bare,
        words=words,
        endings={key[0]: word for key, word in endings.items()},
        modifiers=tuple(modifiers),
        sanctions=_phrases(languages, "sanctions", bare),
        perhaps_sanctions=_phrases(languages, "perhaps_sanctions", bare),
        longest=max((len(key) for key in words), default=1),
    )


def _phrases(
    languages: Iterable[Mapping[str, Any]], key: str, bare: Vocabulary
) -> frozenset[tuple[str, ...]]:
    """The phrases that the languages list under a key."""
    found = {phrase(text, vocabulary=bare) for each in languages for text in _listed(each, key)}
    return frozenset(found - {()})


def _entries(told: Mapping[str, Any]) -> Iterable[tuple[str, list[str], float]]:
    """Each phrase with its uses and weight; plain words before those that leave uses open."""
    for use, by_weight in told.get("words", {}).items():
        for weight, texts in by_weight.items():
            for text in _listed(texts):
                yield text, [use], WEIGHTS[weight]
    for each in told.get("open", ()):
        for text in _listed(each, "words"):
            yield text, _listed(each, "uses"), _OPEN


def _modifier(told: Mapping[str, Any], bare: Vocabulary) -> Modifier:
    return Modifier(
        heads=frozenset(_listed(told, "of")),
        when=tuple(phrase(text, vocabulary=bare) for text in _listed(told, "when")),
        uses=tuple(_listed(told, "use")),
    )


def _replaced(told: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Spellings with signs in them, longest first, so that `1:1 room` comes before `1:1`."""
    for written in sorted(told, key=len, reverse=True):
        yield plain(written), f" {told[written]} "


def _use(name: str, told: Mapping[str, Any]) -> UseInfo:
    low, _, high = told.get("area", "0..100000").partition("..")
    return UseInfo(
        name=name,
        family=told["family"],
        label=told.get("label", name[:1].upper() + name[1:]),
        area_band=(float(low), float(high)),
        fittings=tuple(told.get("fittings", ())),
        occupied_by_pupils=told.get("pupils") == "yes",
        outdoor=told.get("outdoor") == "yes",
        is_room=told.get("room") != "no",
        is_service=told.get("service") == "yes",
        kind_of=told.get("kind_of", ""),
    )


def _codes(path: Path) -> Mapping[str, CodeInfo]:
    with path.open(encoding="utf-8", newline="") as lines:
        return {
            row["code"]: CodeInfo(
                code=row["code"],
                use=row["use"],
                qualifier=row["qualifier"],
                nominal_width=float(row["nominal_width_m"]) if row["nominal_width_m"] else None,
                uniclass=row["uniclass"],
            )
            for row in csv.DictReader(lines)
        }


def _uniclass(path: Path) -> Mapping[str, frozenset[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["code"]: frozenset(row["uses"].split("; ")) for row in csv.DictReader(lines)}


def _checked(vocabulary: Vocabulary) -> Vocabulary:
    """The same vocabulary, once every use that it names is one that it lists."""
    named = {use for word in vocabulary.words.values() for use in word.uses}
    named |= {each for m in vocabulary.modifiers for each in (*m.heads, *m.uses)}
    named |= {info.use for info in vocabulary.codes.values()}
    named |= {info.kind_of for info in vocabulary.uses.values() if info.kind_of}
    named |= {use for uses in vocabulary.uniclass.values() for use in uses}
    for name in sorted(named):
        vocabulary.use(name)
    return vocabulary


def _listed(told: Any, key: str = "") -> list[str]:
    """The parts of a list with commas: one YAML scalar reads ten times faster than a sequence."""
    text = told.get(key, "") if key else told
    return [part.strip() for part in text.split(",") if part.strip()]


def _yaml(path: Path) -> Any:
    """Every scalar as text: `off` and `no` are words here, not truths."""
    document = read_yaml_file(path, file=path.name)
    if document.complaints:
        raise UsageError("\n".join(str(each) for each in document.complaints))
    return document.root
