"""The disk fails at the n-th thing that a password or erasing somebody asks of it: nothing is lost, and it can be done."""
