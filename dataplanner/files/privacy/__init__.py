"""What keeps people's data to those whom it concerns: copies without names, erasure, and traces that say nothing."""
