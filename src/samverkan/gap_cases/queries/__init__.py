"""Reading gap cases."""
