"""Tables: columns are data, rows arrive already fetched."""
