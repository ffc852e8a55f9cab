"""Classification references of elements: system, code and title, however they were written."""

import re
from collections import defaultdict
from collections.abc import Mapping

from checker.model import Classification
from checker.read.opening import Entity, Model
from checker.read.plaintext import plain

_CODE_AND_TITLE = re.compile(r"\s*([^:\s][^:]*?)\s*:\s*(.+?)\s*$", re.DOTALL)
_LONGEST_CHAIN = 20


def classifications_by_element(model: Model) -> Mapping[int, tuple[Classification, ...]]:
    """Step id of an element or type to its classifications, in file order, each once."""
    found: dict[int, list[Classification]] = defaultdict(list)
    known: dict[int, Classification | None] = {}
    for relation in model.by_type("IfcRelAssociatesClassification"):
        reference = relation.get_argument(5)
        if reference is None:
            continue
        step = reference.id()
        if step not in known:
            known[step] = read_reference(reference)
        code = known[step]
        for element in relation.get_argument(4) or ():
            if code is not None and element is not None and code not in found[element.id()]:
                found[element.id()].append(code)
    return {step: tuple(codes) for step, codes in found.items()}


def read_reference(reference: Entity) -> Classification | None:
    """One reference; nothing when it names no code.

    IFC2X3 calls the code ItemReference, IFC4 Identification: both stand second. Where code and
    title share one field they are split at the colon.
    """
    if not reference.is_a("IfcClassificationReference"):
        return None
    code, title = plain(reference.get_argument(1)), plain(reference.get_argument(2))
    system = _system(reference)
    code, title = split_code(code or title, title)
    return Classification(system=system, code=code, title=title) if code else None


def split_code(code: str, title: str) -> tuple[str, str]:
    """Code and title apart.

    >>> split_code("S3001 : Group Room", "")
    ('S3001', 'Group Room')
    >>> split_code("S3001", "S3001 : Group Room")
    ('S3001', 'Group Room')
    """
    together = _CODE_AND_TITLE.match(code)
    if together:
        code, rest = together.groups()
        title = rest if not title or ":" in title else title
    within = _CODE_AND_TITLE.match(title)
    if within and within.group(1) == code:
        title = within.group(2)
    return code, title if title != code else ""


def _system(reference: Entity) -> str:
    """The name of the system at the end of the chain of sources."""
    source = reference.get_argument(3)
    for _ in range(_LONGEST_CHAIN):
        if source is None:
            return ""
        if source.is_a("IfcClassification"):
            return plain(source.Name)
        source = source.get_argument(3)
    return ""
