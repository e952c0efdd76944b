"""The parts of the page "Báo cáo": what stands beside the matrix, and the deeds done from it."""
