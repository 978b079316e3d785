"""The matching as a piece of work for many processes: made once in each, then given one batch after another."""

from collections.abc import Callable, Mapping

import pyarrow as pa

from samverkan_engine.matching.matcher import Matched, Matcher, Parameters, match


def matching_of(shared: tuple[Mapping[str, pa.Table], Parameters]) -> Callable[[pa.Table], Matched]:
    """Return the function that matches a batch of ADS."""
    prepared, params = shared
    matcher = Matcher(prepared)

    def matched(ads: pa.Table) -> Matched:
        return match(ads, matcher, params)

    return matched
