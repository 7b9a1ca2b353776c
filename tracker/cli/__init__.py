"""Commands: stdout holds only the result, exit 0 done, 1 refused, 2 usage."""

from tracker.cli.deadlines import deadline
from tracker.cli.moving import move_to
from tracker.cli.office import backup, create_admin, doctor
from tracker.cli.work import deliver, import_annex_file, remind, report

COMMANDS = (deadline, report, remind, deliver, import_annex_file, doctor, create_admin, backup, move_to)
