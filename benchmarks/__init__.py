"""What Data Planner is measured against: each benchmark runs ours and a peer in turn on the same input."""
