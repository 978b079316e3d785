"""When a finding is sure enough to be shown as such."""

SURE = 0.95
"""
From this confidence on a finding is called sure; below it a person is asked to check.

A draft's confidences are shares of findings that were right (docs/explanation/drafting.md), so at least nineteen of
twenty sure findings are right. The web and the measuring read this one number.
"""
