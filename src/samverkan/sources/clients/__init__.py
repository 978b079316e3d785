"""
Asking outside sources over the network.

`asking` asks politely, one address at a time, and says in a sentence why there was no answer; `plans` says which
addresses a source is asked in turn; `bringing` carries a plan out, from where it was interrupted, into a file.
"""
