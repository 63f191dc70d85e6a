"""Everything that touches a disk: imports, plan files, workbooks and resources. No Qt."""
