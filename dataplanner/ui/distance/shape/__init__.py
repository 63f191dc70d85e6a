"""The page of the organisation's shape, one section a file."""
