"""The papers of the demo, in our own words with the facts of the published ones, frozen as sent."""
