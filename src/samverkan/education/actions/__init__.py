"""Writing down what is taught: programmes and what is said of them."""

from samverkan.education.actions.programmes import (
    AlreadyThere,
    Description,
    NoReason,
    add,
    archive,
    edit,
    publish,
    restore,
    share,
)

__all__ = ["AlreadyThere", "Description", "NoReason", "add", "archive", "edit", "publish", "restore", "share"]
