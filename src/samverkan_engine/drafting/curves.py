"""For each field: from which confidence of the rules on what share was right; benchmarks/drafting.py makes it."""

Curve = tuple[tuple[float, float], ...]

CURVES: dict[str, Curve] = {
    "language": ((0.66, 0.5), (0.7, 0.95), (0.99, 0.99)),
    "is_agreement": ((0.6, 0.7), (0.7, 0.91), (0.9, 0.98)),
    "kind": ((0.5, 0.67), (0.7, 0.88)),
    "date": ((0.55, 0.5), (0.7, 0.8)),
    "valid_from": ((0.75, 0.91),),
    "valid_to": ((0.75, 0.91),),
    "domains": ((0.3, 0.36), (0.5, 0.59), (0.7, 0.69), (0.9, 0.91)),
    "parties": ((0.53, 0.5), (0.56, 0.6), (0.6, 0.96)),
    "people": ((0.85, 0.97),),
    "subject_areas": ((0.3, 0.41), (0.5, 0.62), (0.7, 0.68), (0.9, 0.91)),
    "commitments": ((0.3, 0.27), (0.5, 0.53), (0.7, 0.67), (0.9, 0.9)),
    "meeting_cadence": ((0.85, 0.9),),
}
