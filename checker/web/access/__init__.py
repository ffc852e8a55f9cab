"""Who asks, and what they may do."""

from checker.web.access.actor import LOCAL, NOBODY, Actor, Scope

__all__ = ["LOCAL", "NOBODY", "Actor", "Scope"]
