"""What a command answers the shell."""

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
