"""Text out of a model: always a str that can be stored and printed, never longer than is sane."""

from typing import Any

LONGEST = 2000


def plain(value: Any) -> str:
    r"""The value as text without blanks around it; empty for nothing.

    Broken halves of letters become a question mark, control letters a blank, and a text over
    2000 letters is cut with an ellipsis: model text is hostile.

    >>> plain("  Group room\n ")
    'Group room'
    >>> plain(None)
    ''
    """
    if value is None:
        return ""
    text = value if isinstance(value, str) else str(value)
    if len(text) > LONGEST:
        text = text[:LONGEST] + "…"
    if not text.isprintable():
        text = text.encode("utf-8", "replace").decode("utf-8")
        text = "".join(letter if letter.isprintable() else " " for letter in text)
    return text.strip()


def enumerated(value: Any) -> str:
    """An IFC enumeration value in capitals; empty for NOTDEFINED, USERDEFINED and nothing.

    >>> enumerated("single_swing_left"), enumerated("NOTDEFINED")
    ('SINGLE_SWING_LEFT', '')
    """
    text = plain(value).upper()
    return "" if text in {"NOTDEFINED", "USERDEFINED", "UNDEFINED", "UNSET"} else text
