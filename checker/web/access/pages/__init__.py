"""Pages on which people sign in, make tokens and links, and see who did what."""
