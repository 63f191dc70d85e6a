"""What run.py does before Data Planner starts; the standard library only, for any Python from 3.8 on."""


class SetupError(Exception):
    """Why the set-up cannot go on, as a sentence with its remedy."""
