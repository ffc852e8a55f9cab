"""How reading a body can end early: ask the engine, refuse it, or admit that it is lost."""


class NeedsEngineError(Exception):
    """The direct reader does not know this kind of geometry; the engine may."""


class RefusedError(Exception):
    """The geometry is broken or dangerous and must not reach the engine; says why in a sentence."""


class LostError(Exception):
    """No engine could build this part of a body."""

    def __init__(self) -> None:
        """The sentence for the report."""
        super().__init__("No geometry engine could build its body.")


FAR_AWAY = "Its body has coordinates that are not numbers or absurdly far away."
FARTHEST = 1e7
"""Metres from the model's middle beyond which nothing is believed."""
