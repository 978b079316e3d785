"""What is remembered of indicators."""

from samverkan.indicators.models.indicators import Better, Indicator, IndicatorQuerySet
from samverkan.indicators.models.values import IndicatorValue, Target, ValueQuerySet

__all__ = ["Better", "Indicator", "IndicatorQuerySet", "IndicatorValue", "Target", "ValueQuerySet"]
