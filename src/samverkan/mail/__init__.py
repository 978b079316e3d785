"""The outbox: every mail that was to be sent, when it was, and why not."""
