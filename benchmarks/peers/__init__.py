"""Peers written here because no library offers them: the plain way of doing what ours does."""
