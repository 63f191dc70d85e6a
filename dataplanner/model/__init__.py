"""The plan and its rules: no Qt, no files, no pandas."""
