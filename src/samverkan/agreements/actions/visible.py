"""Setting what a thing is tied to when the one who sets it may not see everything it is tied to."""

from collections.abc import Collection
from typing import Any

from samverkan.accounts.actor import Actor


def replace_visible(things: Any, model: Any, chosen: Collection[Any], by: Actor) -> None:
    """Let `chosen` take the place of what the actor sees, and leave what it cannot see untouched."""
    unseen = things.exclude(pk__in=model.objects.visible_to(by).values("pk"))
    things.set([*unseen, *chosen])
