"""For each field: from which confidence of the rules on what share was right; benchmarks/drafting.py makes it."""

Curve = tuple[tuple[float, float], ...]

CURVES: dict[str, Curve] = {
    "language": ((0.66, 0.5), (0.7, 0.96), (0.99, 0.99)),
    "is_agreement": ((0.3, 0.2), (0.5, 0.71), (0.6, 0.83), (0.7, 0.94), (0.9, 0.99)),
    "kind": ((0.5, 0.75), (0.7, 0.87), (0.95, 0.88)),
    "date": ((0.3, 0.25), (0.55, 0.67), (0.7, 0.8)),
    "domains": ((0.3, 0.44), (0.5, 0.63), (0.7, 0.71), (0.9, 0.9)),
    "parties": ((0.53, 0.62), (0.56, 0.67), (0.6, 0.9), (0.79, 0.95)),
    "subject_areas": ((0.3, 0.28), (0.5, 0.53), (0.7, 0.79)),
    "commitments": ((0.5, 0.52), (0.7, 0.7), (0.9, 0.9)),
    "people": ((0.85, 0.98),),
    "valid_from": ((0.75, 0.92),),
    "meeting_cadence": ((0.85, 0.94),),
    "valid_to": ((0.75, 0.9),),
}
