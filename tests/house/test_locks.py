"""The locks hold every package that the project declares, with hashes, for every supported Python and system."""

import itertools
import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement

PROJECT = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
DECLARED = {
    "run": PROJECT["project"]["dependencies"],
    "dev": PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"],
}
PLACES = list(itertools.product(["3.11", "3.12", "3.13"], ["linux", "win32", "darwin"]))


@pytest.mark.parametrize("kind", DECLARED)
@pytest.mark.parametrize(("python", "system"), PLACES)
def test_a_lock_holds_what_the_project_declares(kind: str, python: str, system: str) -> None:
    locked = {wanted.name: wanted.specifier for wanted in requirements(kind) if applies(wanted, python, system)}
    for declared in filter(lambda each: applies(each, python, system), map(Requirement, DECLARED[kind])):
        version = str(locked[normal(declared.name)]).removeprefix("==")
        assert declared.specifier.contains(version), f"{declared} is locked as {version}"


@pytest.mark.parametrize("kind", DECLARED)
def test_every_package_has_one_version_and_a_hash(kind: str) -> None:
    for entry in entries(kind):
        assert re.match(r"[a-z0-9-]+==[^ ]+ ", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_the_tests_run_what_users_run() -> None:
    assert set(entries("run")) <= set(entries("dev"))


@pytest.mark.parametrize("kind", DECLARED)
def test_a_lock_names_no_address(kind: str) -> None:
    assert not re.search(r"://|index-url|find-links", lock(kind))


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_the_binding_that_aborts_is_shut_out(system: str) -> None:
    bindings = [each for each in map(Requirement, DECLARED["run"]) if each.name.startswith("PySide6")]
    assert not any(each.specifier.contains("6.12.0") for each in bindings if applies(each, "3.11", system))


def lock(kind: str) -> str:
    """The text of a lock."""
    return Path("requirements", f"{kind}.txt").read_text(encoding="ascii")


def entries(kind: str) -> list[str]:
    """A lock's packages, each with its hashes on one line."""
    text = re.sub(r"^ *#.*\n", "", lock(kind), flags=re.MULTILINE)
    return text.replace("\\\n", "").splitlines()


def requirements(kind: str) -> list[Requirement]:
    """A lock's packages without their hashes."""
    return [Requirement(entry.split(" --hash")[0]) for entry in entries(kind)]


def applies(wanted: Requirement, python: str, system: str) -> bool:
    """Whether the requirement holds for that Python on that system."""
    environment = {**default_environment(), "python_version": python, "sys_platform": system}
    return wanted.marker is None or wanted.marker.evaluate(environment)


def normal(name: str) -> str:
    """A package's name as locks write it."""
    return re.sub(r"[-_.]+", "-", name).lower()
