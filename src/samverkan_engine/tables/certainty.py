"""When a finding is sure enough to be shown as such."""

SURE = 0.95
"""
From this confidence on a finding is called sure; below it a person is asked to check.

A draft's confidences are shares of findings that were right where it was measured (docs/explanation/drafting.md): sure
means nineteen of twenty there. The web and the measuring read this one number.
"""
