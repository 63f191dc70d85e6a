"""The .dataplan document on disk: opened, edited through a working copy, published, recovered, migrated."""

from dataplanner.files.plan_file.reading import open_plan
from dataplanner.files.plan_file.writing import save_plan

__all__ = ["open_plan", "save_plan"]
