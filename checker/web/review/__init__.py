"""What people do with the findings of a run: look through them, talk, accept, compare, hand on."""
