"""`python -m checker` is `schoolcheck`."""

from checker.cli import main

main()
