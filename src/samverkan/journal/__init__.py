"""Who did what and when: append-only, chained, plain keys without foreign keys."""
