"""The .dataplan document on disk: opened, edited through a working copy, published, recovered, migrated."""

from dataplanner.files.plan_file.erasing_everywhere import erase_person, traces_in
from dataplanner.files.plan_file.folders import Folders, user_folders
from dataplanner.files.plan_file.opening import new_session, open_session, open_version, recover_session
from dataplanner.files.plan_file.other_drafts import unreached
from dataplanner.files.plan_file.passwords import left_without, set_password
from dataplanner.files.plan_file.reading import open_plan
from dataplanner.files.plan_file.recovery import Recoverable, forget, recoverable
from dataplanner.files.plan_file.session import PlanSession
from dataplanner.files.plan_file.snapshots import Snapshot
from dataplanner.files.plan_file.state import State
from dataplanner.files.plan_file.telling import is_plan
from dataplanner.files.plan_file.versions import restore_version
from dataplanner.files.plan_file.writing import save_plan

__all__ = [
    "Folders",
    "PlanSession",
    "Recoverable",
    "Snapshot",
    "State",
    "erase_person",
    "forget",
    "is_plan",
    "left_without",
    "new_session",
    "open_plan",
    "open_session",
    "open_version",
    "recover_session",
    "recoverable",
    "restore_version",
    "save_plan",
    "set_password",
    "traces_in",
    "unreached",
    "user_folders",
]  # fmt: skip
