"""The distance workspace: how far up the chart two teams must go to find one leader."""
