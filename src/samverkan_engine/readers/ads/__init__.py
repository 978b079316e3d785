"""
Job ads as the employment service publishes them become ADS.

`read` takes a file at a time; `to_parquet` a file of a million ads under a memory limit, with the same result; `kept`
what has been gathered before, with a window of the stream or a new snapshot laid over it.
"""

from samverkan_engine.readers.ads.counts import JobCounts, read_counts
from samverkan_engine.readers.ads.reading import AdsReading, Source, read

__all__ = ["AdsReading", "JobCounts", "Source", "read", "read_counts"]
