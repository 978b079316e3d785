"""
A case file part by part, as it is changed on pages.

`cells` says what a part holds, `parts` which cells each part of the file has, `applying` puts what was written into
the file, and `labels` what everything is called.
"""
