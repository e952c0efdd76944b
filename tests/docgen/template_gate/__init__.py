"""Templates of the clerk: damaged and hostile ones, good ones, and what becomes of them."""
