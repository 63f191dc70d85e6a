"""The command line: one module a verb, over the same layers as the window and without it."""
