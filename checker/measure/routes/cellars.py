"""Storeys that lie in the ground, by what they are called.

Words are plain; a short code is not. `B1`, `UG` and `- 1` are cellars in one school and names of
blocks, of the upper ground floor or of levels in metres in another.
"""

import re
from collections.abc import Iterable

_WORD = re.compile(
    r"\bbasement|\bcellar|keller|kelder|untergescho(?:ss|ß)|\bsous-sol|подвал|\blower ground",
    re.IGNORECASE,
)
_GROUND = re.compile(
    r"(?<!lower )(?<!below )(?<!under )\bground|\berdgescho|\bobergescho|(?:\b|\d)[eo]g\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\bfirst\b", re.IGNORECASE)
"""With `_GROUND`, what no storey in the ground is called as well, as in `B1 Ground Floor`."""
_LEVEL = r"(?:level|lvl|ebene|storey|story|floor|etage|gescho(?:ss|ß)|niveau|verdieping)"
_CODE = r"(?:-0?[1-9]|b0?[1-9]|lg\d*|kg\d*|ug\d*|\d\.\s?[uk]g)"
_ALONE = re.compile(rf"{_CODE}(?:\W+{_CODE})?\W*{_LEVEL}?", re.IGNORECASE)
_AFTER_LEVEL = re.compile(rf"(?:^|.*\s){_LEVEL}\s?{_CODE}(?!\w)\D*", re.IGNORECASE)
"""No figure follows: `Level -1.20` is a level in metres, `Level B1 00` the lowest of a block."""
_SORT = re.compile(r"(?<![\w.])-(?=\s?0?[1-9]\b)|\bb(?=0?[1-9]\b)|\b(?:lg|kg|ug)(?=\d*\b)")
_COUNTED = re.compile(r"\b\d\.\s?[uk]g\b")
_OF_TWO_MINDS = {"ug", "kg"}
"""Untergeschoss or upper ground floor; Kellergeschoss or Kindergarten."""
_ZERO = re.compile(rf"(?:^|\b{_LEVEL}\s?|\b[el])0+(?![\w]|[.,]\d)", re.IGNORECASE)


def is_cellar(
    name: str, *, at_door: Iterable[str], lower: Iterable[str], higher: Iterable[str]
) -> bool:
    """Whether a name surely is that of a storey under the ground.

    Not where the storeys `at_door`, on which people come in, bear the same word or sort of code:
    then it names the block. A code counts only as the whole name, or after a word such as Level;
    `UG` and `KG` only where a `higher` storey is called the ground floor and no `lower` one `LG`.
    """
    said = name.strip()
    if _GROUND.search(said) or _FIRST.search(said):
        return False
    words, beside = _words(said), list(at_door)
    if words:
        return not any(words & _words(each) for each in beside)
    if not (_ALONE.fullmatch(said) or _AFTER_LEVEL.fullmatch(said)):
        return False
    sorts = _sorts(said)
    if any(sorts & _sorts(each) for each in beside):
        return False
    return not sorts <= _OF_TWO_MINDS or _is_german(said, lower=lower, higher=higher)


def _words(name: str) -> set[str]:
    return {each.casefold() for each in _WORD.findall(name)}


def _sorts(name: str) -> set[str]:
    """The letters of the codes in a name: of `B1` and `B2` the same."""
    return set(_SORT.findall(name.casefold())) | {
        each[-2:] for each in _COUNTED.findall(name.casefold())
    }


def _is_german(name: str, *, lower: Iterable[str], higher: Iterable[str]) -> bool:
    """Whether `UG` or `KG` is the floor under a ground floor, or counted as those are."""
    if any("lg" in _sorts(each) for each in lower):
        return False
    return bool(_COUNTED.search(name.casefold())) or any(
        _GROUND.search(each) or _ZERO.search(each.strip()) for each in higher
    )
