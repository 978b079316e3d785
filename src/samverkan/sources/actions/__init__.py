"""What is done with what comes in: taking in a file, asking for a fetch, keeping datasets."""

from samverkan.sources.actions.receiving import LARGEST, receive

__all__ = ["LARGEST", "receive"]
