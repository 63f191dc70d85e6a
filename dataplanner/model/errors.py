"""The faults an edit can have. Each says the cause and the remedy in the reader's words."""


class PlanError(ValueError):
    """An edit or a record that the plan refuses; the plan is unchanged.

    ``sentence`` says what is wrong, ``remedy`` what to do about it.
    """

    def __init__(self, sentence: str, remedy: str = "") -> None:
        super().__init__(f"{sentence} {remedy}".strip())
        self.sentence = sentence
        self.remedy = remedy


class WouldMakeCycle(PlanError):
    """A reporting line that would make somebody their own manager, directly or further up."""


class UnknownRecord(PlanError):
    """A reference to a position, person, team, skill or project that the plan does not hold."""


class DuplicateRecord(PlanError):
    """A record whose identity is already taken."""


class StepDoesNotFit(PlanError):
    """A step of the history that is about other records than the plan holds, as in a file that was damaged."""

    def __init__(self) -> None:
        super().__init__(
            "The history of this plan is damaged: that step does not fit it.", "Restore an earlier version."
        )


class InvalidRecord(PlanError):
    """A record whose own values make no sense, such as a negative FTE."""
