"""Small-group space and inclusion bases put together from what is measured, for their pages."""
