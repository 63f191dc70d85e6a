"""All positions as a table to sort, filter, edit and paste into."""
