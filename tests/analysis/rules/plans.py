"""What the tests of the rules share: organisations with teams, and the findings of one rule."""

from __future__ import annotations

from datetime import date

from dataplanner.analysis.findings import Finding, findings
from dataplanner.analysis.method import Method
from dataplanner.model.document import Document
from dataplanner.model.positions import AS_IS
from tests.model.builders import HANSA, document_of, mark

TODAY = date(2026, 11, 21)


def found(document: Document, rule: str, method: Method) -> list[Finding]:
    return [finding for finding in findings(document.plan, AS_IS, method, TODAY) if finding.rule == rule]


def only(document: Document, rule: str, method: Method) -> Finding:
    (finding,) = found(document, rule, method)
    return finding


def hansa(*kinds: str) -> Document:
    """The Hansa chart with its teams of these kinds marked: science, engineering, operations."""
    document = document_of(HANSA)
    places = {"science": "bauer", "engineering": "dana", "operations": "uma"}
    for kind in kinds:
        mark(document, kind.capitalize(), kind, places[kind])
    return document


def padded(chart: str, size: int) -> str:
    """The chart with clerks below its top until it has ``size`` positions."""
    have = sum(bool(line.strip()) for line in chart.splitlines())
    return "\n".join([chart.rstrip(), *(f"  clerk{i}: Clerk" for i in range(size - have))])
