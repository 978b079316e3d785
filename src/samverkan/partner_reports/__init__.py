"""Each party's yearly report to each other party, what was answered to it, and what is still seen differently."""
