"""Who asks, and what they may do."""

from checker.web.access.actor import LOCAL, Actor, Scope

__all__ = ["LOCAL", "Actor", "Scope"]
