"""The same work on many batches, by the processes of this machine or by a cluster; where it ran never shows in it."""

from samverkan_engine.running.interface import Broken, Make, Runner
from samverkan_engine.running.local import LocalRunner

__all__ = ["Broken", "LocalRunner", "Make", "Runner"]
