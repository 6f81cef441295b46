"""The domain: needs, areas, periods, figures, comparisons, checks. No library but msgspec."""
