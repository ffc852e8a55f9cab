"""Where furniture that is not modelled could turn a pass into a fail."""

from checker.measure.registry import FurnitureWord
from checker.rules.rule import Check, Fact, Group, Requirement, Table, Total


def where_furniture_counts(requirement: Requirement) -> frozenset[FurnitureWord]:
    """`here` and `on the way`, as the measures say that are asked of the subject.

    What a total asks of other subjects is not `here`: their furniture stands somewhere else.
    """
    match requirement:
        case Check():
            return _of(requirement.fact)
        case Table():
            checks = [check for row in requirement.rows for check in row.checks]
            return frozenset[FurnitureWord]().union(*(_of(check.fact) for check in checks))
        case Group():
            members = requirement.members
            return frozenset[FurnitureWord]().union(*map(where_furniture_counts, members))
        case Total():
            inner = [where_furniture_counts(each) for each in requirement.such_that]
            return frozenset({"on the way"}) if any(inner) else frozenset()


def _of(fact: Fact) -> frozenset[FurnitureWord]:
    return frozenset({fact.spec.furniture} if fact.spec.furniture else set())
