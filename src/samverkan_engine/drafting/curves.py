"""For each field: from which confidence of the rules on what share was right; benchmarks/drafting.py makes it."""

Curve = tuple[tuple[float, float], ...]

CURVES: dict[str, Curve] = {
    "language": ((0.66, 0.89), (0.99, 0.97)),
    "is_agreement": ((0.6, 0.67), (0.7, 0.78), (0.8, 0.92), (0.9, 0.97)),
    "kind": ((0.7, 0.85), (0.95, 0.96)),
    "date": ((0.55, 0.5), (0.7, 0.95)),
    "domains": ((0.3, 0.5), (0.45, 0.87), (0.9, 0.93)),
    "parties": ((0.53, 0.4), (0.56, 0.5), (0.64, 0.6), (0.66, 0.99)),
    "people": ((0.85, 0.98),),
    "subject_areas": ((0.5, 0.62), (0.55, 0.79), (0.6, 0.91)),
    "commitments": ((0.45, 0.5), (0.6, 0.88), (0.7, 0.89)),
    "meeting_cadence": ((0.85, 0.92),),
    "valid_from": ((0.75, 0.9),),
    "valid_to": ((0.75, 0.9),),
}
