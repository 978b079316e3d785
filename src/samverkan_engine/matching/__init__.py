"""Job ads become mentions of skills and an occupation each; a free label becomes ranked concepts."""
