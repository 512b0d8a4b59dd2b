"""Papers that officers compose: what they gather, how they are numbered, and what leaves with them."""
