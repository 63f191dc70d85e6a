"""Small plans for tests: an organisation drawn as text, one line a position, indented under its manager."""

from dataplanner.model.document import Document
from dataplanner.model.edits import AddPosition, AddTeam
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS


def document_of(chart: str, name: str = "Test") -> Document:
    """A document whose *as is* is drawn in ``chart``: ``id: Title`` a line, two spaces of indent a layer."""
    document = Document(Plan(name))
    chain: list[str] = []
    for line in filter(str.strip, chart.splitlines()):
        depth = (len(line) - len(line.lstrip())) // 2
        position, _, title = line.strip().partition(": ")
        del chain[depth:]
        document.do(
            AddPosition(AS_IS, title, chain[-1] if chain else None, position.capitalize(), position, f"p-{position}")
        )
        chain.append(position)
    return document


def mark(document: Document, name: str, kind: str, subtree: str | None = None, *members: str) -> str:
    """Mark a team and return its id, the name in small letters."""
    team = name.lower().replace(" ", "-")
    document.do(AddTeam(AS_IS, name, kind, subtree, members, id=team))
    return team


HANSA = """
ceo: Chief Executive Officer
  cfo: Chief Financial Officer
    bauer: Head of Analytics
      mori: Data Scientist
      roth: Data Analyst
  cto: Chief Technology Officer
    dana: VP Data Platform
      ravi: Data Engineer
      uma: Data Engineer
"""
