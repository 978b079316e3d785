"""What actions are called."""

import re
from pathlib import Path

import pytest
from django.utils.translation import gettext_lazy, override

from samverkan.journal import sentences


def test_an_offered_action_is_called_what_its_room_says():
    sentences.offer({"tests.wave": gettext_lazy("waved")})
    assert sentences.words("tests.wave") == "waved"


def test_an_unknown_action_is_named_by_its_code():
    with override("en"):
        assert sentences.words("tests.unknown") == "did “tests.unknown”"


def test_offering_the_same_again_changes_nothing():
    sentences.offer({"tests.nod": "nodded"})
    sentences.offer({"tests.nod": "nodded"})
    assert sentences.words("tests.nod") == "nodded"


def test_two_rooms_cannot_call_one_action_differently():
    sentences.offer({"tests.bow": "bowed"})
    with pytest.raises(sentences.SaidTwice):
        sentences.offer({"tests.bow": "knelt"})


def test_every_recorded_action_has_words(root: Path):
    code = [path.read_text() for path in (root / "src" / "samverkan").rglob("*.py")]
    recorded = {action for text in code for action in re.findall(r'\brecord\(\s*"([a-z_]+\.[a-z_]+)"', text)}
    silent = sorted(action for action in recorded if not sentences.is_known(action))
    assert recorded
    assert not silent, f"Offer words for these in the sentences.py of their rooms: {', '.join(silent)}."
