"""The domain: needs, areas, periods, figures, comparisons, checks. Standard library only."""
