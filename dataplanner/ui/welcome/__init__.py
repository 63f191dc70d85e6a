"""The first page: open a plan, import an export, or play with a sample."""
