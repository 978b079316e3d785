"""How pages look: base templates, components and charts."""
