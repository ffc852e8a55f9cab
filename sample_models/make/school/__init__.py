"""Oakfield Primary, an invented two-storey school for 420 pupils with an inclusion base."""
