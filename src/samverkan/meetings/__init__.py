"""Forums, agenda, inbox, briefing, minutes, decisions."""
