"""Which walls are declared external, found from their common property sets, not wall by wall."""

from collections.abc import Iterable, Mapping

from checker.read.opening import Entity, Model

_COMMON = {"Pset_WallCommon", "Pset_CurtainWallCommon"}
_WORDS = {"true": True, "yes": True, "false": False, "no": False}


def declared_external(model: Model) -> Mapping[int, bool]:
    """What IsExternal says in the common set of a wall, else in that of its type, by step id.

    Elements that say nothing are absent. The other properties are not read: a model holds
    thousands, and few of them are this one.
    """
    own: dict[int, bool] = {}
    inherited: dict[int, bool] = {}
    for each in model.by_type("IfcPropertySet"):
        if each.get_argument(2) not in _COMMON:
            continue
        value = _is_external(each)
        if value is None:
            continue
        for user in model.get_inverse(each):
            if user.is_a("IfcRelDefinesByProperties"):
                own.update(dict.fromkeys(_related(user), value))
            elif user.is_a("IfcTypeObject"):
                inherited.update(dict.fromkeys(_typed(model, user), value))
    return inherited | own


def _typed(model: Model, kind: Entity) -> Iterable[int]:
    """The step ids of all elements of a type."""
    for user in model.get_inverse(kind):
        if user.is_a("IfcRelDefinesByType"):
            yield from _related(user)


def _related(relation: Entity) -> Iterable[int]:
    return (entity.id() for entity in relation.get_argument(4) or () if entity is not None)


def _is_external(common: Entity) -> bool | None:
    """A yes or no in a property set, whether written as a truth value or as a word."""
    for prop in common.get_argument(4) or ():
        if prop.get_argument(0) == "IsExternal" and prop.is_a("IfcPropertySingleValue"):
            value = getattr(prop.get_argument(2), "wrappedValue", None)
            if isinstance(value, str):
                value = _WORDS.get(value.casefold())
            if isinstance(value, bool):
                return value
    return None
