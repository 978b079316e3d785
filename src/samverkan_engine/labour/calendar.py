"""What the terms of a case are called."""

from samverkan_engine.labour.case import Case


def terms(case: Case) -> list[str]:
    """Return the names of the terms from t = 0 to T: HT2026, VT2027, HT2027, …"""
    names = []
    for t in range(case.terms + 1):
        halves = t + case.autumn
        names.append(f"{'HT' if halves % 2 else 'VT'}{case.first_year + halves // 2}")
    return names
