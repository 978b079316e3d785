"""Who belongs with whom, one to one, so that the whole fits best."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

LARGEST = 60
"""Within a cluster of more rows or columns than this the best pairs are simply taken first."""
Pair = tuple[int, int]


def assigned(weights: Mapping[Pair, float]) -> list[Pair]:
    """
    Return pairs (row, column), no row and no column twice, with the greatest sum of weights above zero.

    Rows and columns that no weight ties together are solved apart: by the Hungarian method (Kuhn 1955, with
    potentials), or, in clusters too large for it, the heaviest pair first.
    """
    return sorted(pair for cluster in _clusters(weights) for pair in _solved(cluster, weights))


def _clusters(weights: Mapping[Pair, float]) -> Iterator[list[Pair]]:
    of_row: dict[int, list[Pair]] = defaultdict(list)
    of_column: dict[int, list[Pair]] = defaultdict(list)
    for pair in sorted(pair for pair, weight in weights.items() if weight > 0):
        of_row[pair[0]].append(pair)
        of_column[pair[1]].append(pair)
    seen: set[Pair] = set()
    for row in sorted(of_row):
        waiting, cluster = [pair for pair in of_row[row] if pair not in seen], []
        seen.update(waiting)
        while waiting:
            pair = waiting.pop()
            cluster.append(pair)
            near = [each for each in (*of_row[pair[0]], *of_column[pair[1]]) if each not in seen]
            seen.update(near)
            waiting += dict.fromkeys(near)
        if cluster:
            yield sorted(cluster)


def _solved(cluster: Sequence[Pair], weights: Mapping[Pair, float]) -> list[Pair]:
    rows, columns = sorted({row for row, _ in cluster}), sorted({column for _, column in cluster})
    if len(cluster) == 1:
        return list(cluster)
    if max(len(rows), len(columns)) > LARGEST:
        return _heaviest_first(cluster, weights)
    if len(rows) > len(columns):
        turned = {(column, row): weights[row, column] for row, column in cluster}
        return [(row, column) for column, row in _solved(sorted(turned), turned)]
    costs = [[-weights.get((row, column), 0.0) for column in columns] for row in rows]
    pairs = [(rows[row], columns[column]) for row, column in enumerate(_hungarian(costs))]
    return [pair for pair in pairs if weights.get(pair, 0.0) > 0]


def _heaviest_first(cluster: Sequence[Pair], weights: Mapping[Pair, float]) -> list[Pair]:
    rows: set[int] = set()
    columns: set[int] = set()
    taken = []
    for row, column in sorted(cluster, key=lambda pair: (-weights[pair], pair)):
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            taken.append((row, column))
    return taken


def _hungarian(costs: Sequence[Sequence[float]]) -> list[int]:
    """Return the column of each row with the least sum of costs; there are at least as many columns as rows."""
    height, width = len(costs), len(costs[0])
    of_row, of_column = [0.0] * (height + 1), [0.0] * (width + 1)  # the potentials
    row_at = [0] * (width + 1)  # the row, counted from 1, that has each column; column 0 is the one being placed
    for row in range(1, height + 1):
        row_at[0], column = row, 0
        least, came_from, done = [float("inf")] * (width + 1), [0] * (width + 1), [False] * (width + 1)
        while row_at[column]:
            column = _next_column(costs, row_at[column], column, of_row, of_column, row_at, least, came_from, done)
        while column:
            row_at[column] = row_at[came_from[column]]
            column = came_from[column]
    chosen = [0] * height
    for column in range(1, width + 1):
        if row_at[column]:
            chosen[row_at[column] - 1] = column - 1
    return chosen


def _next_column(
    costs: Sequence[Sequence[float]],
    row: int,
    column: int,
    of_row: list[float],
    of_column: list[float],
    row_at: list[int],
    least: list[float],
    came_from: list[int],
    done: list[bool],
) -> int:
    """Grow the tree of alternating paths by the nearest column, and return it."""
    done[column] = True
    step, nearest = float("inf"), 0
    for other in range(1, len(of_column)):
        if done[other]:
            continue
        slack = costs[row - 1][other - 1] - of_row[row] - of_column[other]
        if slack < least[other]:
            least[other], came_from[other] = slack, column
        if least[other] < step:
            step, nearest = least[other], other
    for other in range(len(of_column)):
        if done[other]:
            of_row[row_at[other]] += step
            of_column[other] -= step
        else:
            least[other] -= step
    return nearest
