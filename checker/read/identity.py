"""Who is who: one id per element, also where a file uses a GlobalId twice."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checker.read.opening import Entity
from checker.read.plaintext import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Identities:
    """Step id to the element's id and GlobalId; `repeated` are GlobalIds used more than once."""

    ids: Mapping[int, str]
    global_ids: Mapping[int, str]
    repeated: frozenset[str]


def identify(entities: Iterable[Entity]) -> Identities:
    """Give each element its GlobalId as id, or `GlobalId~step` where it is missing or repeated."""
    given = {entity.id(): plain(entity.get_argument(0)) for entity in entities}
    count = Counter(given.values())
    repeated = frozenset(global_id for global_id, times in count.items() if times > 1)
    return Identities(
        ids={
            step: f"{global_id}~{step}" if global_id in repeated or not global_id else global_id
            for step, global_id in given.items()
        },
        global_ids=given,
        repeated=repeated - {""},
    )
