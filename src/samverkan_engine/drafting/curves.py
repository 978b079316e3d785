"""For each field: from which confidence of the rules on what share was right; benchmarks/drafting.py makes it."""

Curve = tuple[tuple[float, float], ...]

CURVES: dict[str, Curve] = {
    "language": ((0.66, 0.91), (0.99, 0.98)),
    "is_agreement": ((0.6, 0.67), (0.7, 0.83), (0.8, 0.94), (0.9, 0.98)),
    "kind": ((0.7, 0.9), (0.95, 0.97)),
    "date": ((0.55, 0.67), (0.7, 0.94), (0.85, 0.96)),
    "domains": ((0.3, 0.67), (0.45, 0.87), (0.9, 0.94)),
    "parties": ((0.64, 0.75), (0.66, 0.99)),
    "people": ((0.85, 0.98),),
    "subject_areas": ((0.5, 0.67), (0.55, 0.8), (0.6, 0.9), (0.75, 0.93)),
    "commitments": ((0.45, 0.75), (0.6, 0.88), (0.7, 0.92)),
    "meeting_cadence": ((0.85, 0.94),),
    "valid_from": ((0.75, 0.92),),
    "valid_to": ((0.75, 0.93),),
}
