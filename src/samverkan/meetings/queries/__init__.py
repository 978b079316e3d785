"""Reads of this room: what pages, briefings and calendars show."""
