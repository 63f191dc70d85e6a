"""The import page: what an HR export holds, what is unclear in it, and the way into a plan."""
