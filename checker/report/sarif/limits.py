"""What GitHub code scanning takes and shows of a SARIF file, as documented in 2026.

A file of more than 10 MB when it is compressed is refused as well; 25 000 results of ours have
less than half of that.
"""

MOST_RESULTS = 24_999
"""A run with more than 25 000 is refused; one place is kept for what is said of the whole model."""
SHOWN_RESULTS = 5_000
"""Of these the most serious are shown."""
MOST_RULES = 24_999
"""A run with more than 25 000 is refused."""
MOST_RELATED = 100
"""Locations of a result that are shown; more than 1 000 are refused."""
LONGEST_TEXT = 1_024
"""Characters of a rule's descriptions."""
