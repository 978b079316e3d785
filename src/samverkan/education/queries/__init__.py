"""Reading what is taught."""
