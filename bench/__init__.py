"""What ``make bench`` runs: our pages beside their peers, in one run, as ratios."""
