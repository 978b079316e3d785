"""For each field: from which confidence of the rules on what share was right; benchmarks/drafting.py makes it."""

Curve = tuple[tuple[float, float], ...]

CURVES: dict[str, Curve] = {
    "language": ((0.66, 0.5), (0.7, 0.96), (0.99, 0.99)),
    "is_agreement": ((0.5, 0.6), (0.6, 0.83), (0.7, 0.92), (0.8, 0.94), (0.9, 0.99)),
    "kind": ((0.5, 0.71), (0.7, 0.88)),
    "date": ((0.55, 0.67), (0.7, 0.8)),
    "domains": ((0.3, 0.5), (0.5, 0.61), (0.7, 0.72), (0.9, 0.9)),
    "parties": ((0.53, 0.5), (0.56, 0.6), (0.6, 0.95)),
    "people": ((0.85, 0.98),),
    "subject_areas": ((0.3, 0.31), (0.5, 0.49), (0.7, 0.79)),
    "commitments": ((0.5, 0.53), (0.7, 0.7), (0.9, 0.9)),
    "valid_from": ((0.75, 0.94),),
    "valid_to": ((0.75, 0.92),),
    "meeting_cadence": ((0.85, 0.94),),
}
