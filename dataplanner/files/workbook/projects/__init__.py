"""The sheets of projects: a page that sums each up, its steps and answers, needs, backlog, time, waits and outcomes."""
