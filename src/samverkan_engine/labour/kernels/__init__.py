"""
The equations of `reference` as loops, compiled by Numba.

Imported when one is first called, for Numba takes half a second to load. Each works on one block of groups of
occupations (`ways`), over all draws: the inner loop always runs along the draws. They hold no lock of Python's and
share nothing that is written, so blocks may run in threads; what is summed is summed in the same order whatever the
number of threads.
"""
