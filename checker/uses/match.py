"""From words to uses: the longest phrase wins, and the head noun says what a room is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from checker.uses.room_use import SURE
from checker.uses.vocabulary import Modifier, Vocabulary, Word
from checker.uses.words import Text

_TWO_HEADS = 0.6
_AFTER_ALL = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one text or code says: the uses it leaves open, how surely, and by which word.

    `use` is the likeliest of `uses`; `how` is a sentence part for the evidence; `beside` says that
    the word counts only when nothing else names the room.
    """

    use: str
    uses: frozenset[str]
    confidence: float
    how: str
    beside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    start: int
    end: int
    word: Word


def read_words(text: Text, *, vocabulary: Vocabulary) -> Reading | None:
    """What a text says about the use of its room, or nothing."""
    whole = vocabulary.words.get(tuple(word for part in text.parts for word in part))
    if whole is not None and not text.dashed:
        return _narrowed(_modified(_reading(whole), text, vocabulary), text, vocabulary)
    readings = [
        reading
        for part in _orders(text)
        if (reading := _read_part(part, vocabulary=vocabulary)) is not None
    ]
    if not readings:
        bare = _read_part(text.aside, vocabulary=vocabulary) if text.aside else None
        return _modified(bare, text, vocabulary) if bare else None
    naming = [reading for reading in readings if not reading.beside] or readings
    changed = [_modified(reading, text, vocabulary) for reading in naming]
    return _narrowed(
        _together(changed, dashed=text.dashed, vocabulary=vocabulary), text, vocabulary
    )


def _narrowed(reading: Reading, text: Text, vocabulary: Vocabulary) -> Reading:
    """What words in brackets settle of several uses: `Nest (Nursery)` is a nursery.

    Brackets that name another use, as in `Hub (Comms)`, make it a guess.
    """
    aside = _read_part(text.aside, vocabulary=vocabulary) if text.aside else None
    if aside is None or len(reading.uses) == 1 or reading.confidence >= SURE:
        return reading
    if aside.confidence < SURE or aside.beside:
        return reading
    return aside if aside.use in reading.uses else replace(aside, confidence=_AFTER_ALL)


def _orders(text: Text) -> tuple[tuple[str, ...], ...]:
    """The parts to read: with a dash, also all of them back to front, as in `Toilet - Staff`."""
    if not text.dashed:
        return text.parts
    turned = tuple(word for part in reversed(text.parts) for word in part)
    return (*text.parts, turned)


def _read_part(words: tuple[str, ...], *, vocabulary: Vocabulary) -> Reading | None:
    cut = next((i for i, w in enumerate(words) if i and w in vocabulary.cut_before), len(words))
    head = _best(_matches(words[:cut], vocabulary=vocabulary), vocabulary=vocabulary)
    if head is not None or cut == len(words):
        return head
    rest = _best(_matches(words, vocabulary=vocabulary), vocabulary=vocabulary)
    return rest and replace(rest, confidence=min(rest.confidence, _AFTER_ALL))


def _matches(words: tuple[str, ...], *, vocabulary: Vocabulary) -> list[_Match]:
    """The longest phrase that starts at each word."""
    found = []
    for start in range(len(words)):
        for end in range(min(len(words), start + vocabulary.longest), start, -1):
            word = vocabulary.words.get(words[start:end]) or (
                _ending(words[start], vocabulary) if end == start + 1 else None
            )
            if word is not None:
                found.append(_Match(start=start, end=end, word=word))
                break
    return found


def _ending(word: str, vocabulary: Vocabulary) -> Word | None:
    """A compound known by its last part, as `Putzmittellager` is by `lager`."""
    return next(
        (
            vocabulary.endings[word[i:]]
            for i in range(2, len(word) - 2)
            if word[i:] in vocabulary.endings
        ),
        None,
    )


def _best(found: list[_Match], *, vocabulary: Vocabulary) -> Reading | None:
    if not found:
        return None
    if any(match.word.head_first for match in found):
        return _reading(min(found, key=lambda m: (m.start, -m.end)).word)
    found = [match for match in found if not match.word.beside] or found
    last = max(found, key=lambda m: (m.end, m.end - m.start))
    first = min(found, key=lambda m: (m.start, -m.end))
    settled = _settled(last.word, found, vocabulary)
    if settled:
        return _reading(settled)
    service = _only(first.word)
    if (
        first is not last
        and service
        and vocabulary.uses[service].is_service
        and not _is_service(last.word.uses, vocabulary)
    ):
        both = _reading(first.word)
        return replace(
            both,
            uses=first.word.uses | last.word.uses,
            confidence=min(_TWO_HEADS, both.confidence),
            how=f"{both.how} or {_spelled(last.word)}",
        )
    return _reading(last.word)


def _settled(last: Word, found: list[_Match], vocabulary: Vocabulary) -> Word | None:
    """The word before that settles a vague last one: `Nursery Hive`, `WC Pod`."""
    if last.weight >= SURE:
        return None
    sure = [each.word for each in found if each.word.weight >= SURE and _only(each.word)]
    if _only(last):
        return next((word for word in sure if _is_service(word.uses, vocabulary)), None)
    return next((word for word in reversed(sure) if word.uses <= last.uses), None)


def _reading(word: Word) -> Reading:
    return Reading(
        use=word.likeliest,
        uses=word.uses,
        confidence=word.weight,
        how=f"word: {_spelled(word)}",
        beside=word.beside,
    )


def _modified(reading: Reading, text: Text, vocabulary: Vocabulary) -> Reading:
    """The use after what stands beside it: an accessible toilet is not just a toilet."""
    row = text.in_row
    for modifier in vocabulary.modifiers:
        if reading.use in modifier.heads:
            by = next((p for p in modifier.when if _holds(row, p)), None)
            if by is not None:
                reading = _changed(reading, modifier, by=" ".join(by))
    return reading


def _changed(reading: Reading, modifier: Modifier, *, by: str) -> Reading:
    """The reading once a word beside it made its use another, or one of several others."""
    use, *others = modifier.uses
    is_open = bool(others)
    return replace(
        reading,
        use=use,
        uses=frozenset(modifier.uses) if is_open else reading.uses - {reading.use} | {use},
        confidence=min(_AFTER_ALL, reading.confidence) if is_open else reading.confidence,
        how=f"{reading.how}, with {by}",
    )


def _holds(row: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    size = len(wanted)
    return any(row[i : i + size] == wanted for i in range(len(row) - size + 1))


def _together(readings: list[Reading], *, dashed: bool, vocabulary: Vocabulary) -> Reading:
    """One reading of several parts: all the same, or the more telling, or each of them possible.

    Beside a dash the plainer of two equally telling parts counts: `Inclusion Base - Calm Room`.
    """
    if dashed:
        first = min(_rank(reading, vocabulary) for reading in readings)
        readings = [r for r in readings if _rank(r, vocabulary) == first]
        plainest = max(reading.confidence for reading in readings)
        readings = [r for r in readings if r.confidence == plainest]
    kinds = {reading.uses for reading in readings}
    best = max(readings, key=lambda r: r.confidence)
    if len(kinds) == 1:
        return best
    return Reading(
        use=best.use,
        uses=frozenset[str]().union(*kinds),
        confidence=min(_TWO_HEADS, best.confidence),
        how="; ".join(dict.fromkeys(reading.how for reading in readings)),
    )


def _rank(reading: Reading, vocabulary: Vocabulary) -> int:
    """What counts beside a dash: `KS1 - Group Room` is no class, `Classroom - Store` a store."""
    if _is_service(reading.uses, vocabulary):
        return 0
    family = vocabulary.uses[reading.use].family
    telling = {"small group": 1, "base": 1, "calm": 1, "teaching": 3}
    return telling.get(family, 2) + 3 * (reading.confidence < SURE)


def _is_service(uses: Iterable[str], vocabulary: Vocabulary) -> bool:
    return all(vocabulary.uses[use].is_service for use in uses)


def _only(word: Word) -> str:
    return next(iter(word.uses)) if len(word.uses) == 1 else ""


def _spelled(word: Word) -> str:
    return " ".join(word.phrase)
