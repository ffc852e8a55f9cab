"""Which IFC editions can be read, and how the parser spells them."""

# The parser knows three spellings; editions that differ by corrections only are read as those.
# Drafts (IFC4X1, IFC4X2, release candidates) ordered attributes differently: they are refused.
_SPELLED = {
    "IFC2X3": "IFC2X3",
    "IFC2X3_TC1": "IFC2X3",
    "IFC2X3_FINAL": "IFC2X3",
    "IFC4": "IFC4",
    "IFC4_ADD1": "IFC4",
    "IFC4_ADD2": "IFC4",
    "IFC4_ADD2_TC1": "IFC4",
    "IFC4X3": "IFC4X3_ADD2",
    "IFC4X3_ADD1": "IFC4X3_ADD2",
    "IFC4X3_ADD2": "IFC4X3_ADD2",
    "IFC4X3_TC1": "IFC4X3_ADD2",
}


def parser_spelling(schema: str) -> str | None:
    """How the parser spells a schema; nothing for one that cannot be read.

    >>> parser_spelling("ifc4x3"), parser_spelling("IFC2X2_FINAL")
    ('IFC4X3_ADD2', None)
    """
    return _SPELLED.get(schema.upper())
