"""A second process on the same plan: told so at once, harmless, and not locked out by one that was killed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import Folders, open_plan, open_session, save_plan, sign
from dataplanner.files.plan_file.errors import PlanInUse
from dataplanner.files.plan_json import plan_text
from dataplanner.model.edits import RenamePlan
from dataplanner.model.plan import Plan
from tests.torture.figures import Figures

LONGEST = 1.0  # seconds until the second one is offered to read


def open_twice(root: Path, cases: int) -> Figures:
    """Open a plan that another process has, kill that process, and open the plan again, ``cases`` times."""
    figures, plan, longest = Figures("second instance"), root / "Plan.dataplan", 0.0
    save_plan(Plan("Start"), plan)
    for number in range(cases):
        with _holding(root, number) as holder:
            began = time.monotonic()
            figures.case(_fault_while_held(plan, _folders(root, number)))
            longest = max(longest, time.monotonic() - began)
            holder.send_signal(signal.SIGKILL)
        figures.case(_fault_after_its_end(plan, root, number))
    figures.count("longest ms", round(1000 * longest))
    if longest > LONGEST:
        figures.bad.append("it took more than a second to say so")
    return figures


def _folders(root: Path, number: int) -> Folders:
    """The private folder of the same machine, or every other time of another one."""
    return Folders(root / ("this machine" if number % 2 == 0 else "another machine"))


def _holding(root: Path, number: int) -> subprocess.Popen[bytes]:
    """A process that has the plan open, with an edit that it has not saved."""
    process = subprocess.Popen([sys.executable, "-m", "tests.torture.windows", str(root), str(number)], stdout=-1)
    assert process.stdout is not None
    assert process.stdout.readline() == b"open\n"
    return process


def _fault_while_held(plan: Path, folders: Folders) -> str | None:
    before = plan.read_bytes()
    second = open_session(plan, folders)
    try:
        second.document.do(RenamePlan("Mine"))
    except PlanInUse as error:
        said = bool(error.sentence and error.remedy)
    except FileError:
        said = False
    else:
        return "two could edit it"
    second.close()
    return None if said and plan.read_bytes() == before else "it was not said, or the file was changed"


def _fault_after_its_end(plan: Path, root: Path, number: int) -> str | None:
    """What is wrong on the machine of the process that was killed; on others its sign has to grow old first."""
    if number % 2:
        _age(sign.sign_path(plan))
        if (elsewhere := open_session(plan, _folders(root, number))).state.read_only is not None:
            return "a sign that nobody renews keeps others out"
        elsewhere.close()
    again = open_session(plan, Folders(root / "this machine"))
    if again.state.read_only is not None:
        return "locked out by a dead process"
    if again.document.plan.name != f"By the first {number}":
        return "an edit was lost"
    again.close()
    return None if plan_text(open_plan(plan)) == plan_text(again.document.plan) else "it could not be saved"


def _age(path: Path) -> None:
    """Let it be long ago that the sign was renewed."""
    holder = json.loads(path.read_bytes())
    path.write_text(json.dumps(holder | {"renewed": holder["renewed"] - sign.STALE_AFTER - 1}))


if __name__ == "__main__":
    held = open_session(Path(sys.argv[1]) / "Plan.dataplan", Folders(Path(sys.argv[1]) / "this machine"))
    held.document.do(RenamePlan(f"By the first {sys.argv[2]}"))
    print("open", flush=True)
    time.sleep(60)
