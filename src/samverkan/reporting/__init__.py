"""Reporting rounds: each owner is asked by one link how its promises stand, and the answers become its party's view."""
