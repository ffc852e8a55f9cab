"""Sample school models and the small builders that make them."""
