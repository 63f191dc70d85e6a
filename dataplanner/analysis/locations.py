"""Where the data teams stand: which of the method's location models an organisation shows (Data Teams, ch. 7, 10)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dataplanner.analysis.connections import SQUAD, links_of
from dataplanner.analysis.distance import team_distances
from dataplanner.analysis.method import Method
from dataplanner.analysis.organisation_method import LocationModel
from dataplanner.analysis.shape import people_below
from dataplanner.analysis.title_reading import title_words
from dataplanner.analysis.wording import Count
from dataplanner.model.plan import Plan
from dataplanner.model.teams import Team

PLACES: Mapping[str, type] = {
    "people": Count, "all": Count, "leader": str, "count": Count, "teams": str, "hub": str,
}  # fmt: skip
"""What the texts of models may show."""


@dataclass(frozen=True, slots=True)
class Location:
    """A model that is recognised or said: in words, and the teams (ids) it was seen in or somebody has said it of."""

    model: LocationModel
    seen: str
    teams: tuple[str, ...]
    said: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """What speaks for a model: the teams, and values for its text."""

    teams: tuple[str, ...]
    values: Mapping[str, object] = field(default_factory=dict)


def locations(plan: Plan, scenario: str, method: Method) -> list[Location]:
    """The models that a scenario shows, in the sequence of locations.toml; several may, or none.

    A model that somebody has said of teams (``Team.location``) is there as well, after the same as it is recognised.
    """
    case = LocationCase(plan, scenario, method)
    return [location for model in method.organisation.locations.values() for location in _of_model(case, model)]


def _of_model(case: LocationCase, model: LocationModel) -> Iterator[Location]:
    found = None if model.asked else MODELS[model.id](case)
    if found is not None:
        yield Location(model, model.seen.format_map(_values(case, found)), found.teams)
    said = tuple(team.id for team in case.teams if team.location == model.id)
    if said:
        yield Location(model, case.method.organisation.said.format_map(_values(case, Seen(said))), said, said=True)


class LocationCase:
    """A scenario as the models look at it; what several need is worked out once."""

    def __init__(self, plan: Plan, scenario: str, method: Method) -> None:
        self.plan = plan
        self.method = method
        self.numbers = method.organisation.recognising
        self.organisation = plan.organisation(scenario)
        self.teams = self.organisation.sorted_teams()

    @cached_property
    def leads(self) -> Mapping[str, str]:
        """The lead of each data team that has one."""
        found = {
            team.id: self.organisation.team_lead(team) for team in self.teams if team.kind in self.method.data_kinds
        }
        return {team: lead for team, lead in found.items() if lead is not None}

    @cached_property
    def people(self) -> Mapping[str, frozenset[str]]:
        """The positions of each data team."""
        return {id_: frozenset(self.organisation.team_members(self.organisation.team(id_))) for id_ in self.leads}

    @cached_property
    def all_people(self) -> frozenset[str]:
        return frozenset().union(*self.people.values())

    @cached_property
    def embedded(self) -> tuple[str, ...]:
        """The data teams above which no leader's title, the top's aside, speaks of data or technology."""
        return tuple(team for team, lead in self.leads.items() if not self._at_home(lead))

    def _at_home(self, lead: str) -> bool:
        above = self.organisation.chain_up(lead)
        own = above[:1] if sum(other == lead for other in self.leads.values()) > 1 else []
        words = {word for id_ in (*own, *above[1:-1]) for word in title_words(self.organisation.position(id_).title)}
        # Teams right below the top belong to nobody's unit.
        return len(above) <= 2 or not words.isdisjoint(self.numbers.home_words)


def _central(case: LocationCase) -> Seen | None:
    """Most data people stand below one leader who is not at the top, and most who stand there are data people."""
    share, up = case.numbers.share, case.organisation.chain_up
    data_people = Counter(leader for person in case.all_people for leader in up(person))
    for leader in _leaders_upwards(case):
        data, everybody = data_people[leader], 1 + people_below(case.organisation, leader)
        if data >= share * len(case.all_people) and data >= share * everybody:
            teams = tuple(team for team, lead in case.leads.items() if leader in up(lead))
            return Seen(teams, {"people": Count(data), "all": Count(len(case.all_people)), "leader": leader})
    return None


def _leaders_upwards(case: LocationCase) -> list[str]:
    """The leaders above at least two data teams, the top left out, from the lowest layer up."""
    above = [case.organisation.chain_up(lead)[:-1] for lead in case.leads.values()]
    several = {id_ for chain in above for id_ in chain if sum(id_ in other for other in above) > 1}
    return sorted(several, key=lambda id_: (-len(case.organisation.chain_up(id_)), id_))


def _embedded(case: LocationCase) -> Seen | None:
    return Seen(case.embedded) if case.embedded else None


def _dotted_line(case: LocationCase) -> Seen | None:
    """Data teams somebody on which has a dotted line to the lead of another data team, or a leader above that."""
    found = []
    for team, lead in case.leads.items():
        own = case.people[team] | {lead}
        others = {up for other, up in case.leads.items() if other != team and up not in own}
        leaders = {line.leader for line in case.organisation.dotted_lines.values() if line.position in own}
        if any(others & case.organisation.subtree(leader) for leader in leaders - own):
            found.append(team)
    return Seen(tuple(found)) if found else None


def _hub_and_spoke(case: LocationCase) -> Seen | None:
    """A data team at home that is larger than any of several in business units."""
    hubs = [team for team in case.leads if team not in case.embedded]
    if len(case.embedded) < case.numbers.fewest or not hubs:
        return None
    hub = max(hubs, key=lambda team: len(case.people[team]))
    largest = max(len(case.people[team]) for team in case.embedded)
    return Seen(case.embedded, {"hub": case.organisation.team(hub).name}) if len(case.people[hub]) > largest else None


def _centre_of_excellence(case: LocationCase) -> Seen | None:
    named = tuple(team.id for team in case.teams if _says(_names(case, team), case.numbers.centre_names))
    return Seen(named) if named else None


def _product_teams(case: LocationCase) -> Seen | None:
    """Places where data teams of different kinds are next to each other."""
    kind = {team.id: team.kind for team in case.teams}
    pairs = team_distances(case.organisation, [case.organisation.team(team) for team in case.leads])
    near = [
        pair for pair in pairs
        if pair.distance is not None and pair.distance <= case.numbers.near and kind[pair.team_a] != kind[pair.team_b]
    ]  # fmt: skip
    places = {pair.common_leader for pair in near}
    teams = tuple(dict.fromkeys(team for pair in near for team in (pair.team_a, pair.team_b)))
    return Seen(teams, {"count": Count(len(places))}) if len(places) >= case.numbers.fewest else None


def _squads(case: LocationCase) -> Seen | None:
    leads = {link.b for link in links_of(case.organisation, [SQUAD])}
    squads = tuple(team.id for team in case.teams if team.lead in leads and not team.subtree)
    return Seen(squads) if len(squads) >= case.numbers.fewest else None


def _guilds(case: LocationCase) -> Seen | None:
    """Teams that are called guilds, and guilds that dotted lines are noted for."""
    names = case.numbers.guild_names
    teams = [team for team in case.teams if _says(_names(case, team), names)]
    notes = [line.note for line in case.organisation.dotted_lines.values() if _says([line.note], names)]
    called = list(dict.fromkeys([*(f"“{team.name}”" for team in teams), *(f"“{note}”" for note in notes)]))
    values = {"count": Count(len(called)), "teams": case.method.naming.listed(called)}
    return Seen(tuple(team.id for team in teams), values) if called else None


MODELS: Mapping[str, Callable[[LocationCase], Seen | None]] = {
    "central": _central,
    "embedded": _embedded,
    "dotted_line": _dotted_line,
    "hub_and_spoke": _hub_and_spoke,
    "centre_of_excellence": _centre_of_excellence,
    "product_teams": _product_teams,
    "squads": _squads,
    "guilds": _guilds,
}
"""How each model of locations.toml is recognised."""


def _names(case: LocationCase, team: Team) -> list[str]:
    """The texts in which a team says what it is: its name, and its lead's title."""
    lead = case.organisation.team_lead(team)
    return [team.name, case.organisation.position(lead).title if lead else ""]


def _says(texts: Iterable[str], names: Iterable[str]) -> bool:
    """Whether one of the names stands in one of the texts, a plural counting too."""
    words = [f" {' '.join(title_words(text))} " for text in texts]
    forms = [" ".join(title_words(name)) for name in names]
    return any(f" {form}{ending} " in text for form in forms for ending in ("", "s") for text in words)


def _values(case: LocationCase, seen: Seen) -> Mapping[str, object]:
    """All that a model's text may show; the leader by name and title."""
    teams = case.method.naming.listed([f"“{case.organisation.team(team).name}”" for team in seen.teams])
    leader = seen.values.get("leader")
    called = _called(case, str(leader)) if leader else ""
    return {"count": Count(len(seen.teams)), "teams": teams, **seen.values, "leader": called}


def _called(case: LocationCase, position: str) -> str:
    found = case.organisation.position(position)
    return found.title if found.vacant and found.title else case.plan.label(found)
