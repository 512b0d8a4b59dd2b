"""What the reports are put together from: pure functions from facts to parts and blocks."""
