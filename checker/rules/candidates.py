"""Which kinds of candidates a rule looks for: in what it requires, and in whom it is about."""

from checker.rules.rule import AllOf, AnyOf, Group, Holds, Not, Requirement, Total, Where


def kinds_found(requirement: Requirement) -> tuple[str, ...]:
    """The kinds of candidates that a requirement looks for, in order."""
    if isinstance(requirement, Group):
        kinds = [kind for each in requirement.members for kind in kinds_found(each)]
        return tuple(dict.fromkeys(kinds))
    return (requirement.selection.kind,) if isinstance(requirement, Total) else ()


def kinds_asked_for(requirement: Requirement, where: Where) -> tuple[str, ...]:
    """The kinds of candidates of a rule: those that it looks for, then those its `where` finds."""
    return tuple(dict.fromkeys((*kinds_found(requirement), *_kinds_in(where))))


def _kinds_in(where: Where) -> tuple[str, ...]:
    if isinstance(where, Holds):
        return kinds_found(where.requirement)
    if isinstance(where, Not):
        return _kinds_in(where.condition)
    if isinstance(where, AllOf | AnyOf):
        return tuple(kind for each in where.conditions for kind in _kinds_in(each))
    return ()
