"""What is measured, one module a kind. Each ``measure(place, scale)`` gives its findings."""
