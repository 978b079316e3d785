"""A folder of documents: taken in, read one by one, corrected in place, registered several at once."""

from samverkan.agreements.actions.batches.correcting import RowGiven, correct_row
from samverkan.agreements.actions.batches.reading import read_next
from samverkan.agreements.actions.batches.registering import Outcome, register_rows
from samverkan.agreements.actions.batches.taking_in import CannotTakeIn, take_in

__all__ = ["CannotTakeIn", "Outcome", "RowGiven", "correct_row", "read_next", "register_rows", "take_in"]
