"""What the File menu does for people's privacy: copies without names, erasure, and a list of plans that can go."""
