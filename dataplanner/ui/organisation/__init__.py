"""The organisation on the screen and on paper: the chart, its painter and what it is painted from."""
