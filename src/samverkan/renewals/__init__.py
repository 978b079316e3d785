"""Renewing an agreement: from the day its dates come near until it is renewed, prolonged, replaced or let end."""
