"""Settings, root addresses and the `samverkan` command. Nobody imports this room."""
