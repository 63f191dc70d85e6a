"""The right-hand panel: whatever is selected, what the method finds in it, and what was done lately."""
