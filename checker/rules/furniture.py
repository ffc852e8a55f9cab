"""Whether a requirement depends on furniture being modelled."""

from checker.rules.rule import Check, Fact, Group, Requirement, Table

# Measures of free floor take what stands on it; areas only lose what is fixed.
_STANDING = frozenset({"obstacles", "furniture", "free_floor"})


def depends_on_furniture(requirement: Requirement) -> bool:
    """Whether furniture that is not modelled could turn a pass into a fail."""
    if isinstance(requirement, Check):
        return _is_of_free_floor(requirement.fact)
    if isinstance(requirement, Table):
        return any(
            _is_of_free_floor(check.fact) for row in requirement.rows for check in row.checks
        )
    if isinstance(requirement, Group):
        return any(depends_on_furniture(each) for each in requirement.members)
    return False


def _is_of_free_floor(fact: Fact) -> bool:
    if any(param.name == "clear_of" for param in fact.spec.params):
        return True
    return fact.unit != "m2" and bool(_STANDING & set(fact.spec.asks))
