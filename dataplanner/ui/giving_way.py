"""A plan that gave way to another is freed once its pages are gone: a large one part by part, off the UI thread."""

from __future__ import annotations

from dataplanner.analysis.index import let_go_of_index
from dataplanner.collector import at_rest, more_at_rest
from dataplanner.model.document import Document
from dataplanner.model.people import Person
from dataplanner.ui.latest import MANY
from dataplanner.ui.tasks import Tasks


def settle(tasks: Tasks, before: Document | None, now: Document) -> None:
    """Free what was open ``before``, and leave what is open ``now`` to itself."""
    if before is None or before.plan is now.plan or len(before.plan.ids(Person)) < MANY:
        at_rest(garbage=before is not None)
    else:
        tasks.run("Letting go", lambda _handle: _empty(before), _rest, _rest, quiet=True)


def _empty(document: Document) -> None:
    for organisation in document.plan.organisations.values():
        let_go_of_index(organisation)
    document.let_go()


def _rest(*_: object) -> None:
    more_at_rest()
