"""Secrets that open something: 256 random bits each, of which only a digest is kept."""

from hashlib import sha256
from secrets import token_hex, token_urlsafe

PREFIX = "schoolcheck_"
"""What a token begins with, so that scanners of code and people know one when they see it."""
_BYTES = 32


def new_token() -> str:
    """A secret for a program or a person."""
    return PREFIX + token_hex(_BYTES)


def new_secret() -> str:
    """A secret for a cookie or a link."""
    return token_urlsafe(_BYTES)


def digest_of(secret: str) -> str:
    """What is kept of a secret, and what it is found by.

    No salt and no slow hash: nobody can try out 256 random bits. Rows are found by comparing
    digests, so the time that takes tells nothing of a secret.

    >>> digest_of("a")[:8]
    'ca978112'
    """
    return sha256(secret.encode(errors="surrogatepass")).hexdigest()
