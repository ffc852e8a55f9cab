"""An IDS file (buildingSMART, version 1.0) of what the chosen rules want a model to state.

Authors test their export with it before they send it. It can ask for names, codes, sizes and
properties only: that rooms and walls have bodies, an IDS cannot say.
"""

from collections.abc import Iterable, Mapping
from typing import Literal
from xml.etree import ElementTree as ET

from checker.rules.information import Wanted, information, wants_doors
from checker.rules.rule import RuleSet
from checker.uses import Vocabulary
from checker.version import __version__

Labels = Literal["names", "dfe"]
LABELS: tuple[Labels, ...] = ("names", "dfe")
_IDS = "http://standards.buildingsmart.org/IDS"
_XS = "http://www.w3.org/2001/XMLSchema"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_LOCATION = f"{_IDS} http://standards.buildingsmart.org/IDS/1.0/ids.xsd"
_ALL, _NEWER = "IFC2X3 IFC4 IFC4X3_ADD2", "IFC4 IFC4X3_ADD2"
_OPERATIONS = (
    "SINGLE_SWING_LEFT",
    "SINGLE_SWING_RIGHT",
    "DOUBLE_DOOR_SINGLE_SWING",
    "DOUBLE_DOOR_SINGLE_SWING_OPPOSITE_LEFT",
    "DOUBLE_DOOR_SINGLE_SWING_OPPOSITE_RIGHT",
    "DOUBLE_SWING_LEFT",
    "DOUBLE_SWING_RIGHT",
    "DOUBLE_DOOR_DOUBLE_SWING",
    "SLIDING_TO_LEFT",
    "SLIDING_TO_RIGHT",
    "DOUBLE_DOOR_SLIDING",
    "FOLDING_TO_LEFT",
    "FOLDING_TO_RIGHT",
    "DOUBLE_DOOR_FOLDING",
    "REVOLVING",
    "ROLLINGUP",
)
_DOOR_TYPES = (
    ("SC-05", "type", _NEWER),
    ("SC-06", "style", "IFC2X3"),
)
"""A door takes its operation from its type: a door of its own may leave the attribute out."""
_FEW = 6


def ids_file(ruleset: RuleSet, vocabulary: Vocabulary, *, labels: Labels = "names") -> bytes:
    """The XML of an IDS for these rules, the same bytes each time.

    With `labels` "dfe", rooms are asked for what the DfE's rules for models ask: the words in
    Description and a code of its list; otherwise for the words in LongName.
    """
    ET.register_namespace("", _IDS)
    ET.register_namespace("xs", _XS)
    root = ET.Element(_of("ids"), {f"{{{_XSI}}}schemaLocation": _LOCATION})
    _info(root, ruleset)
    book = ET.SubElement(root, _of("specifications"))
    _rooms(book, labels)
    if wants_doors(ruleset):
        _doors(book)
    for each in information(ruleset):
        _property(book, each, _codes(each.uses, vocabulary))
    ET.indent(root)
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _info(root: ET.Element, ruleset: RuleSet) -> None:
    info = ET.SubElement(root, _of("info"))
    packs = "; ".join(f"{pack.title}, {pack.edition}".rstrip(", ") for pack in ruleset.packs)
    texts = {
        "title": "What schoolcheck wants a school model to state",
        "version": __version__,
        "description": (
            f"For {len(ruleset.rules)} rules ({packs}). Rooms, doors, walls, stairs and furniture "
            "have to be exported with their bodies too: an IDS cannot ask for those."
        ),
        "purpose": "Design checks of small-group space, inclusion bases and access",
    }
    for name, text in texts.items():
        ET.SubElement(info, _of(name)).text = text


def _rooms(book: ET.Element, labels: Labels) -> None:
    made = _specification(
        book,
        name="Every room has a number",
        identifier="SC-01",
        instructions="IfcSpace.Name is the number of the room, each once.",
        ifc_class="IFCSPACE",
    )
    _attribute(made, "Name")
    words = "LongName" if labels == "names" else "Description"
    made = _specification(
        book,
        name="Every room says what it is for",
        identifier="SC-02",
        instructions=f"IfcSpace.{words} holds the room's name in words, such as Small group room.",
        ifc_class="IFCSPACE",
    )
    _attribute(made, words)
    if labels == "dfe":
        made = _specification(
            book,
            name="Every room has a DfE code",
            identifier="SC-03",
            instructions="A classification whose system is named DfE ADS, with a code of its list.",
            ifc_class="IFCSPACE",
        )
        facet = ET.SubElement(made, _of("classification"), {"cardinality": "required"})
        _restricted(facet, "system", "pattern", [".*[Dd][Ff][Ee].*"])


def _doors(book: ET.Element) -> None:
    made = _specification(
        book,
        name="Every door states its size",
        identifier="SC-04",
        instructions="IfcDoor.OverallWidth and OverallHeight, the outer size with the frame.",
        ifc_class="IFCDOOR",
    )
    _attribute(made, "OverallWidth")
    _attribute(made, "OverallHeight")
    for identifier, word, versions in _DOOR_TYPES:
        made = _specification(
            book,
            name=f"Every door {word} states how it opens",
            identifier=identifier,
            instructions="OperationType: without it nobody knows where the leaf swings.",
            ifc_class=f"IFCDOOR{word.upper()}",
            versions=versions,
        )
        _restricted(_attribute(made, "OperationType"), "value", "enumeration", _OPERATIONS)


def _property(book: ET.Element, wanted: Wanted, codes: tuple[str, ...]) -> None:
    """One property; needed only of elements that can be told from others."""
    narrowed = bool(wanted.uses)
    needed = wanted.needed and (bool(codes) or not narrowed)
    where = f" (of {' or '.join(sorted(wanted.uses))})" if narrowed else ""
    made = _specification(
        book,
        name=f"{wanted.group}.{wanted.name}{where}",
        identifier=f"{wanted.group}.{wanted.name}",
        instructions=f"Says {wanted.why}. {_rules(wanted.rules)}",
        ifc_class=wanted.ifc_class,
        codes=codes if needed else (),
    )
    cardinality = "required" if needed else "optional"
    facet = ET.SubElement(made, _of("property"), {"cardinality": cardinality})
    _simple(facet, "propertySet", wanted.group)
    _simple(facet, "baseName", wanted.name)


def _rules(ids: tuple[str, ...]) -> str:
    more = f" and {len(ids) - _FEW} more" if len(ids) > _FEW else ""
    return f"For {', '.join(ids[:_FEW])}{more}."


def _codes(uses: Iterable[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """DfE codes of these uses, and the Uniclass codes that stand for no other use."""
    wanted = frozenset(uses)
    dfe = [code for code, info in vocabulary.codes.items() if info.use in wanted]
    uniclass = [code for code, found in vocabulary.uniclass.items() if found <= wanted]
    return tuple(sorted([*dfe, *uniclass]))


def _specification(
    book: ET.Element,
    *,
    name: str,
    identifier: str,
    instructions: str,
    ifc_class: str,
    versions: str = _ALL,
    codes: tuple[str, ...] = (),
) -> ET.Element:
    """A specification for all elements of a class that there are; gives its requirements."""
    facts: Mapping[str, str] = {
        "name": name,
        "ifcVersion": versions,
        "identifier": identifier,
        "instructions": instructions,
    }
    made = ET.SubElement(book, _of("specification"), dict(facts))
    applies = {"minOccurs": "0", "maxOccurs": "unbounded"}
    applicability = ET.SubElement(made, _of("applicability"), applies)
    _simple(ET.SubElement(applicability, _of("entity")), "name", ifc_class)
    if codes:
        classification = ET.SubElement(applicability, _of("classification"))
        _restricted(classification, "value", "enumeration", codes)
        _restricted(classification, "system", "pattern", [".*"])
    return ET.SubElement(made, _of("requirements"))


def _attribute(requirements: ET.Element, name: str) -> ET.Element:
    facet = ET.SubElement(requirements, _of("attribute"), {"cardinality": "required"})
    _simple(facet, "name", name)
    return facet


def _simple(parent: ET.Element, name: str, text: str) -> None:
    holder = ET.SubElement(parent, _of(name))
    ET.SubElement(holder, _of("simpleValue")).text = text


def _restricted(parent: ET.Element, name: str, kind: str, values: Iterable[str]) -> None:
    holder = ET.SubElement(ET.SubElement(parent, _of(name)), f"{{{_XS}}}restriction")
    holder.set("base", "xs:string")
    for value in values:
        ET.SubElement(holder, f"{{{_XS}}}{kind}", {"value": value})


def _of(name: str) -> str:
    return f"{{{_IDS}}}{name}"
