"""The year of an agreement: its steps from real dates, drawn as a wheel and written as a list."""

from samverkan.overview.queries.wheel.page import WheelPage, wheel_page
from samverkan.overview.queries.wheel.steps import WheelStep, steps_of

__all__ = ["WheelPage", "WheelStep", "steps_of", "wheel_page"]
