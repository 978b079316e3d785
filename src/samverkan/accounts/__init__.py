"""People, organisations, roles, circles, permissions, the one function that decides, sign-in."""
