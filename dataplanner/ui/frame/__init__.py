"""The frame around the workspaces: rail, top bar, inspector, notice and status bar."""
