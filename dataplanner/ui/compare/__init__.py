"""Two scenarios side by side: before, what changes, after."""
