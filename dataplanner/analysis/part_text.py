"""What the fields of a project's parts say, in words: for lists, forms and sheets alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dataplanner.analysis.method import Method
from dataplanner.analysis.parts import parts_of
from dataplanner.model.days import iso_words, month_words
from dataplanner.model.holds import Holds, holdings
from dataplanner.model.outcomes import Metric
from dataplanner.model.people import Person
from dataplanner.model.plan import TABLES, Plan
from dataplanner.model.projects import PHASES, Entry, ProjectPart

Option = tuple[str, str]
"""The id of something that can be chosen, and what it is called."""


class PartWords:
    """The words for the parts of a plan in one scenario."""

    def __init__(self, plan: Plan, scenario: str, method: Method) -> None:
        self._plan, self._scenario, self._method = plan, scenario, method

    def name(self, part: Entry) -> str:
        """What a part is called: its name, else what it is about, such as a phase or a month of a team."""
        if named := getattr(part, "name", ""):
            return str(named)
        keys = [key for key in part.key_fields if key != "project"]
        return " ".join(filter(None, (self._key_word(part, key) for key in keys)))

    def field(self, part: Entry, name: str) -> str:
        """What a field says; nothing where nobody has said anything."""
        held = holdings(type(part))[name]
        value = getattr(part, name)
        if name == "risk":
            return self._method.projects.choice("risk", value).name
        beside = next((other for other, one in holdings(type(part)).items() if one.of == name), "")
        if beside and (person := self._plan.find(Person, getattr(part, beside))) is not None:
            return person.name or str(value)
        return self._said(part, held, value)

    def brief(self, part: ProjectPart) -> str:
        """The few fields that stand beside its name; of a metric how it has come along."""
        if isinstance(part, Metric):
            return metric_brief(part)
        fields = self._method.projects.forms[part.table].brief
        return " · ".join(text for text in (self.field(part, name) for name in fields) if text)

    def options(self, project: str, held: Holds) -> list[Option]:
        """What can be chosen for a field, in its sequence; nothing for fields that are typed."""
        method = self._method
        if held.what == "phase":
            return [(phase, method.phases[phase].name) for phase in PHASES]
        if held.what == "team":
            return [(team.id, team.name) for team in self._plan.organisation(self._scenario).sorted_teams()]
        if held.what == "parts":
            kind: Any = TABLES[held.of]
            return [(part.key[-1], part.called) for part in parts_of(self._plan, project, kind)]
        if held.what == "choice":
            return [(id_, one.name) for id_, one in self._catalogue(held.of).items()]
        return []

    def _catalogue(self, name: str) -> Mapping[str, Any]:
        known: Mapping[str, Mapping[str, Any]] = {"step": self._method.steps, "level": self._method.levels}
        return known.get(name) or self._method.projects.choices.get(name, {})

    def _said(self, part: Entry, held: Holds, value: Any) -> str:
        if held.what in ("phase", "team", "choice", "parts"):
            return ", ".join(self._names(part, held, (value,) if isinstance(value, str) else value))
        if held.what == "person":
            person = self._plan.find(Person, value) if value else None
            return person.name if person else value
        if held.what == "answers":
            return "\n".join(self._answers(part, held, value))
        if held.what == "figures":
            return "\n".join(f"{iso_words(day)}: {figure}" for day, figure in sorted(value.items()))
        if held.what in ("day", "month"):
            return iso_words(value) if held.what == "day" else month_words(value)
        if held.what == "lines":
            return "\n".join(value)
        if held.what in ("amount", "days", "scale"):
            return f"{value:,.10g}" if value else ""
        return str(value)

    def _names(self, part: Entry, held: Holds, ids: Iterable[str]) -> list[str]:
        known = dict(self.options(getattr(part, "project", ""), held))
        return [known.get(id_, id_.replace("_", " ")) for id_ in ids if id_]

    def _answers(self, part: Entry, held: Holds, answers: Mapping[str, str]) -> list[str]:
        """Each answer with its question; answers to questions that are asked no more stand last."""
        of = getattr(part, "step", held.of) if held.of == "step" else held.of
        asked = {question.id: question.text for question in self._method.projects.questions_of(of)}
        told = [f"{text} {answers[id_]}" for id_, text in asked.items() if answers.get(id_)]
        return told + [answer for id_, answer in answers.items() if answer and id_ not in asked]

    def _key_word(self, part: Entry, key: str) -> str:
        if key == "team":
            teams = self._plan.organisation(self._scenario).teams
            value = getattr(part, key)
            return teams[value].name if value in teams else value
        if key == "phase":
            return self._method.phases[getattr(part, key)].name
        if key == "step":
            step = self._method.steps.get(getattr(part, key))
            return step.name if step else getattr(part, key)
        return self.field(part, key)


def metric_brief(metric: Metric) -> str:
    """What a metric was, what was read last, its aim and unit: “41 → 37, aim 30 tonnes a week”."""
    last = metric.values[max(metric.values)] if metric.values else ""
    way = " → ".join(text for text in (metric.baseline, last) if text)
    aim = f"aim {metric.target}" if metric.target else ""
    return f"{', '.join(text for text in (way, aim) if text)} {metric.unit}".strip()
