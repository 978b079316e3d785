"""How well a case would have foretold its own past, and what its history says of its parameters."""

import pyarrow as pa

from samverkan_engine.tables.declared import Column, Declared

BACKTEST = Declared(
    "BACKTEST",
    "How far forecasts of the gap, made from each earlier year with what was known then, were from what came",
    (
        Column("version", pa.string(), "register and classification of the counts; forecasts never cross two",
               needed=True),
        Column("year", pa.int32(), "the forecasts were made from its autumn", "year", needed=True),
        Column("ahead", pa.int32(), "years", "years", needed=True),
        Column("cells", pa.int32(), "occupations that were counted then", "occupations", needed=True),
        Column("crps", pa.float64(), "of the model's draws, mean; less is better", "people", needed=True),
        Column("off", pa.float64(), "how far its median was off, mean", "people", needed=True),
        Column("last", pa.float64(), "how far off it was to hold the gap for what it was", "people", needed=True),
        Column("growth", pa.float64(), "how far off it was to let the gap go on changing as before", "people",
               needed=True),
        Column("in_half", pa.float64(), "cells that came to lie within half of the draws", "share 0 to 1",
               needed=True),
        Column("in_nine", pa.float64(), "cells that came to lie within nine draws in ten", "share 0 to 1",
               needed=True),
    ),
)  # fmt: skip

CALIBRATED = Declared(
    "CALIBRATED",
    "Every uncertain parameter as it was thought and as the history has it",
    (
        Column("figure", pa.string(), "applicants, show, finish, stay, routes, exits, growth, base_in, pull, leaving",
               needed=True),
        Column("subject", pa.string(), "occupation, programme, or programme → occupation; empty for the region",
               needed=True),
        Column("unit", pa.string(), "what it counts", needed=True),
        Column("thought", pa.float64(), "its middle before", "unit", needed=True),
        Column("thought_low", pa.float64(), "lower end of its 90 % band before", "unit", needed=True),
        Column("thought_high", pa.float64(), "upper end", "unit", needed=True),
        Column("middle", pa.float64(), "its middle with the history", "unit", needed=True),
        Column("low", pa.float64(), "lower end of its 90 % band", "unit", needed=True),
        Column("high", pa.float64(), "upper end", "unit", needed=True),
        Column("counts", pa.float64(), "observations behind it: people, person-terms, years or intakes; 0 for none",
               needed=True),
        Column("observed", pa.bool_(), "the history says something of it; else it is as thought", needed=True),
        Column("place", pa.string(), "where in the case file it comes from", needed=True),
        Column("source", pa.string(), "where the counts were read; missing where there are none"),
    ),
)  # fmt: skip
