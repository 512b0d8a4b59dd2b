"""What a file of minutes gives: lines with what they looked like, and what its reader leaves out."""
