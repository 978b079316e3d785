"""The minutes of a meeting: writing them, sending them, adjusting them, reading them."""
