"""Commissioned education: what employers ask for, who answers, and what became of it."""
