"""Medians of interleaved runs, and the table they are shown in."""

import platform
import statistics
import time
from collections.abc import Callable, Mapping

RUNS = 7


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call takes, in seconds of the wall clock."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def interleaved(
    measured: Mapping[str, Callable[[], float]], runs: int = RUNS
) -> dict[str, list[float]]:
    """Return for each name the seconds of `runs` measurements, taken turn by turn.

    One round before them warms up and is thrown away. Turns even out what else the machine does.
    """
    for measure in measured.values():
        measure()
    found: dict[str, list[float]] = {name: [] for name in measured}
    for _ in range(runs):
        for name, measure in measured.items():
            found[name].append(measure())
    return found


def show(title: str, found: Mapping[str, list[float]], baseline: str) -> None:
    """Print one line a name: median, least and most in ms, and the ratio to `baseline`."""
    base = statistics.median(found[baseline])
    print(f"{title}  ({platform.machine()}, Python {platform.python_version()})")
    print("| variant | median ms | min–max ms | × baseline |")
    print("|---|---:|---:|---:|")
    for name, taken in found.items():
        middle = statistics.median(taken)
        spread = f"{1000 * min(taken):.1f}–{1000 * max(taken):.1f}"
        label = f"**{name}** (baseline)" if name == baseline else name
        print(f"| {label} | {1000 * middle:.1f} | {spread} | {middle / base:.2f} |")
    print()
