"""The two ways in which reading a body directly can end: ask the engine, or refuse it."""


class NeedsEngineError(Exception):
    """The direct reader does not know this kind of geometry; the engine may."""


class RefusedError(Exception):
    """The geometry is broken or dangerous and must not reach the engine; says why in a sentence."""
