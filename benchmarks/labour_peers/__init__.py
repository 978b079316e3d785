"""The labour model written for other tools, to see how fast each is and that all give the same."""
