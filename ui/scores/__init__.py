"""Chấm điểm: score sheets of the clusters, on the page “Khen thưởng”."""
