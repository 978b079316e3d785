"""Gap cases: a gap that is taken up, with its options, whose decision it is, the decision, and what came of it."""
