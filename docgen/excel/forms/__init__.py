"""Report forms: one workbook for a unit and a period, written blank and read back filled."""
