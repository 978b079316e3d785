"""What things of the invented region are called today: its dates move with the calendar, and so do years in titles."""

from django.utils import timezone

from samverkan.config.examples.region.book import read
from samverkan.config.examples.region.rounds import title_of

REGION, ROUNDS = (read(name, timezone.now()) for name in ("region.yaml", "rounds.yaml"))
AGREEMENT = f"Avsiktsförklaring {REGION['agreement']['signed'].year}"
LAST_MEETING, MEETING = (f"Ledningsmöte {one['at'].year}" for one in REGION["meetings"][:2])
ROUND = title_of(ROUNDS["rounds"][1])
