"""Forms about indicators, their values and targets."""

from samverkan.indicators.forms.following import IndicatorForm, values_of
from samverkan.indicators.forms.searching import IndicatorFilter
from samverkan.indicators.forms.values import TargetForm, ValueForm

__all__ = ["IndicatorFilter", "IndicatorForm", "TargetForm", "ValueForm", "values_of"]
