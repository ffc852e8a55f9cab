"""The families of rules in a reader's words."""

from checker.report.plaintext import shortened

_WORDS = {
    "access": "Access for everyone",
    "small_group": "Small-group space",
    "inclusion_base": "Inclusion base",
    "neuro_inclusive": "Neuro-inclusive design",
    "schools": "School premises and areas",
    "escape": "Escape and refuges",
    "readiness": "The model itself",
}
"""The order is that of the report, too."""


def topic_words(topic: str) -> str:
    """What a family of rules is called; one of a project's own by its id.

    >>> topic_words("small_group"), topic_words("our_office")
    ('Small-group space', 'Our office')
    """
    named = shortened(topic).replace("_", " ")
    return _WORDS.get(topic) or named[:1].upper() + named[1:] or "Other rules"


def topic_order(topic: str) -> tuple[int, str]:
    """Sorts families: ours first, as listed, then those of projects by name."""
    known = list(_WORDS)
    return (known.index(topic) if topic in _WORDS else len(known), topic)
