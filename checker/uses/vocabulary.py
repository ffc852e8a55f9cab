"""The vocabulary of room uses: what each use is, and which words and codes stand for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from checker.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class UseInfo:
    """One room use.

    `area_band` (m2, low and high) is generous: outside it a name is doubted. `fittings` are kinds
    of `Fitting` that a furnished room of this use has; empty when the use is not known by them.
    `kind_of` is the wider use that this is a kind of, empty when there is none.
    """

    name: str
    family: str = "other"
    label: str = ""
    area_band: tuple[float, float] = (0.0, 100_000.0)
    fittings: tuple[str, ...] = ()
    occupied_by_pupils: bool = False
    outdoor: bool = False
    is_room: bool = True
    is_service: bool = False
    kind_of: str = ""

    def admits(self, area: float) -> bool:
        """Whether a room of this area (m2) is of a believable size for the use."""
        low, high = self.area_band
        return low <= area <= high


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A phrase, the uses it leaves open (one when it is plain), and how far it is to be trusted.

    `likeliest` is the first of the uses as they are listed.
    `head_first` tells languages in which the first noun of a name says what the room is.
    `beside` tells words that name a room only when nothing else does: "Girls" is a toilet,
    "Changing Girls" is none.
    """

    phrase: tuple[str, ...]
    likeliest: str
    uses: frozenset[str]
    weight: float
    head_first: bool = False
    beside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Modifier:
    """A use that becomes another when one of these phrases stands anywhere beside it.

    Several `uses`, the likeliest first, are all that is then left open.
    """

    heads: frozenset[str]
    when: tuple[tuple[str, ...], ...]
    uses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeInfo:
    """What a DfE code says: use, qualifier in our words, and for corridors a nominal width, m."""

    code: str
    use: str
    qualifier: str = ""
    nominal_width: float | None = None
    uniclass: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All uses, words and codes.

    `known` are all single words that mean something. `longest` is the length of the longest
    phrase, in words. `sanctions` are names of punishment, `perhaps_sanctions` those that schools
    give to rooms for calm as well.
    """

    uses: Mapping[str, UseInfo]
    words: Mapping[tuple[str, ...], Word] = field(default_factory=dict)
    endings: Mapping[str, Word] = field(default_factory=dict)
    modifiers: tuple[Modifier, ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()
    expanded: Mapping[str, str] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()
    cut_before: frozenset[str] = frozenset()
    sanctions: frozenset[tuple[str, ...]] = frozenset()
    perhaps_sanctions: frozenset[tuple[str, ...]] = frozenset()
    codes: Mapping[str, CodeInfo] = field(default_factory=dict)
    uniclass: Mapping[str, frozenset[str]] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    longest: int = 1

    def use(self, name: str) -> UseInfo:
        """What is known of a use.

        Raises:
            UsageError: when there is no use of that name; names the nearest one.
        """
        if name in self.uses:
            return self.uses[name]
        near = get_close_matches(name, self.uses, n=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        raise UsageError(f"There is no room use called {name!r}.{hint}")

    def wider(self, name: str) -> frozenset[str]:
        """The uses that a use is a kind of: a primary classroom and a classroom, for an infant one.

        Empty for a use that is not known.
        """
        found: set[str] = set()
        while (info := self.uses.get(name)) and info.kind_of and info.kind_of not in found:
            name = info.kind_of
            found.add(name)
        return frozenset(found)

    def admitting(self, area: float | None, *, outdoor: bool = False) -> frozenset[str]:
        """Every use of a room, or of an outdoor place, whose usual area admits this area (m2)."""
        return frozenset(
            info.name
            for info in self.uses.values()
            if info.is_room and info.outdoor == outdoor and (area is None or info.admits(area))
        )
