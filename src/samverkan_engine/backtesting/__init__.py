"""What the years that were say of a case: its parameters, and how well it would have foretold them."""

from samverkan_engine.backtesting.backtest import Backtest, backtest
from samverkan_engine.backtesting.calibrating import Calibrated, calibrate
from samverkan_engine.backtesting.parameters import Parameters
from samverkan_engine.backtesting.tabulating import table

__all__ = ["Backtest", "Calibrated", "Parameters", "backtest", "calibrate", "table"]
