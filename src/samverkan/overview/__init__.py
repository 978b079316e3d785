"""Pages that put rooms side by side: my work, the agreement at a glance, the portfolio."""
