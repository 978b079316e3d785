"""What every test stands on: a database, a closed network, a browser. Loaded by name from pyproject.toml."""
