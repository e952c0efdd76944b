"""Tables of a paper: rows of pipes or tabs become `Table`, torn ones are put together again."""

import re

from docgen.reader.lines import Line, bare, has_words
from docgen.reader.markup import CELL_BREAK, PIPE
from models.plan import Table
from models.text import folded, squeeze

_SEPARATOR = re.compile(r":?-{2,}:?|:?-:?|")
_ITEM = re.compile(r"(?:(?<=[.;:,…])|^)\s*(?=[-–+•]\s+[^\W\d_])")
_NUMBER = re.compile(r"\d{1,3}[.)]?")
_MOST_COLUMNS = 40


def with_tables(lines: list[Line]) -> list[Line]:
    """Return `lines` with every run of pipe or tab rows as one line holding a table."""
    found: list[Line] = []
    at = 0
    while at < len(lines):
        end = _end_of_pipes(lines, at)
        table = None
        if end > at:
            table = _from_pipes([line.raw for line in lines[at:end]])
        else:
            end = _end_of_tabs(lines, at)
            if end > at:
                table = table_of([line.raw.strip(" ").split("\t") for line in lines[at:end]])
        if table is None:
            found.append(lines[at])
            at += 1
            continue
        found.append(Line(table=table, gap=True, page=lines[at].page))
        at = end
    return _joined(found)


def table_of(rows: list[list[str]]) -> Table:
    """Return the table of these cell texts; the first full row names the columns."""
    rows = [[_cell(cell) for cell in row] for row in rows if any(map(has_words, row))]
    if not rows:
        return Table()
    count = min(max(map(len, rows)), _MOST_COLUMNS)
    rows = [_padded(row, count) for row in rows]
    first_is_header = count == 1 or sum(map(bool, rows[0])) > 1
    columns = rows[0] if first_is_header else [""] * count
    body = rows[1:] if first_is_header else rows
    return Table(columns=columns, rows=[_grouped(row) for row in body])


def cells_in_order(table: Table) -> list[str]:
    """Return all cell texts, row by row, the column names first."""
    return [cell for row in [table.columns, *table.rows] for cell in row if cell]


def columns_in_order(table: Table) -> list[list[str]]:
    """Return the paragraphs of each column from top to bottom; for heads and tails."""
    rows = [table.columns, *table.rows]
    width = max(map(len, rows), default=0)
    columns = []
    for at in range(width):
        cells = [row[at] for row in rows if at < len(row) and row[at]]
        columns.append([part for cell in cells for part in cell.split("\n") if part.strip()])
    return columns


def _end_of_pipes(lines: list[Line], start: int) -> int:
    """Return the line after the run of pipe rows that begins at `start`.

    A blank line ends it only before a heading of its own or another number of columns.
    """
    end = start
    while end < len(lines) and _is_pipe_row(lines[end]):
        if end > start and lines[end].gap and not _goes_on_below(lines, start, end):
            break
        end += 1
    return end


def _goes_on_below(lines: list[Line], start: int, at: int) -> bool:
    """Tell whether the pipe row at `at`, after a blank line, is of the run that begins above."""
    line = lines[at]
    if line.page or line.text == lines[start].text:
        return False
    row, first = _cells(line.raw), _cells(lines[start].raw)
    has_rule = any(_is_separator(_cells(lines[up].raw)) for up in range(start, min(start + 2, at)))
    if not has_rule and at > start + 1:
        return False
    below = lines[at + 1] if at + 1 < len(lines) else None
    heads = below is not None and _is_pipe_row(below) and _is_separator(_cells(below.raw))
    return not heads and (len(row) == len(first) or sum(map(bool, row)) == 1)


def _is_pipe_row(line: Line) -> bool:
    if line.table is not None or line.rule:
        return False
    return line.text.startswith("|") or (line.text.count("|") >= 2 and " | " in line.text)


def _end_of_tabs(lines: list[Line], start: int) -> int:
    """Return the line after a run of three rows or more with the same number of tabs."""
    tabs = lines[start].raw.strip().count("\t")
    if tabs < 2:
        return start
    end = start
    while end < len(lines) and lines[end].raw.strip(" ").count("\t") == tabs:
        end += 1
    return end if end - start >= 3 else start


def _from_pipes(raws: list[str]) -> Table | None:
    rows = [_cells(raw) for raw in raws]
    separators = [at for at, row in enumerate(rows) if _is_separator(row)]
    head = rows[separators[0] - 1] if separators and separators[0] > 0 else None
    kept = [
        row
        for at, row in enumerate(rows)
        if at not in separators and (row != head or at < separators[0])
    ]
    if not any(has_words(cell) for row in kept for cell in row):
        return None
    return table_of(kept)


def _cells(raw: str) -> list[str]:
    inside = raw.strip().removeprefix("|")
    inside = inside[:-1] if inside.endswith("|") else inside
    return [cell.replace(PIPE, "|").strip() for cell in inside.split("|")]


def _is_separator(row: list[str]) -> bool:
    return any(row) and all(_SEPARATOR.fullmatch(cell.replace(" ", "")) for cell in row)


def _cell(text: str) -> str:
    """Return one cell: paragraphs parted by "\n", a run of "- A. - B." split into its items."""
    parts = [squeeze(part) for part in re.split(f"[\n{CELL_BREAK}]", text)]
    items = [item.strip() for part in parts for item in _ITEM.split(part)]
    return "\n".join(item for item in items if item)


def _padded(row: list[str], count: int) -> list[str]:
    if len(row) > count:
        return [*row[: count - 1], "\n".join(filter(None, row[count - 1 :]))]
    return [*row, *[""] * (count - len(row))]


def _grouped(row: list[str]) -> list[str]:
    """Return a row that names a group as its one cell; any other row as it is."""
    filled = [cell for cell in row if cell]
    if len(row) > 1 and len(set(filled)) == 1 and filled[0] == row[0]:
        alone = len(filled) == 1 or len(filled) == len(row)  # merged cells are often repeated
        if alone and not _NUMBER.fullmatch(bare(row[0])):
            return [row[0]]
    return row


def _joined(lines: list[Line]) -> list[Line]:
    """Put together a table that goes on after a page's end."""
    found: list[Line] = []
    for line in lines:
        before = found[-1].table if found else None
        if line.table is not None and before is not None and _goes_on(before, line.table):
            _append(before, line.table)
        else:
            found.append(line)
    for line in found:
        if line.table is not None:
            _mend(line.table)
    return found


def _goes_on(before: Table, after: Table) -> bool:
    """Tell whether `after` is the rest of `before`: the same columns, or the next number."""
    if len(before.columns) != len(after.columns):
        return False
    if _same_columns(before, after) or not any(before.columns):
        return True
    first = after.columns[0]
    if not first or not any(after.columns):
        return True
    numbers = [bare(row[0]) for row in before.rows if _NUMBER.fullmatch(bare(row[0]))]
    return bool(numbers and _NUMBER.fullmatch(first) and _value(first) == _value(numbers[-1]) + 1)


def _value(number: str) -> int:
    return int(re.sub(r"\D", "", number))


def _same_columns(before: Table, after: Table) -> bool:
    return [folded(name) for name in before.columns] == [folded(name) for name in after.columns]


def _append(before: Table, after: Table) -> None:
    """Add the rows of `after`; a first row that goes on in mid-sentence joins the last one.

    A row torn between two sentences stays a row of its own without a number: the words keep
    the order they have on paper, and the task still gets both parts.
    """
    rows = list(after.rows)
    if not _same_columns(before, after) and any(after.columns):
        rows.insert(0, _grouped(list(after.columns)))
    if rows and before.rows and _is_torn_in_sentence(rows[0], before.rows[-1]):
        before.rows[-1] = _merged(before.rows[-1], rows.pop(0))
    before.rows.extend(rows)


def _is_torn_in_sentence(row: list[str], above: list[str]) -> bool:
    if not _is_rest(row, above):
        return False
    return all(
        up and _is_mid_sentence(up, down) for up, down in zip(above, row, strict=True) if down
    )


def _is_rest(row: list[str], above: list[str]) -> bool:
    return len(row) > 1 and not row[0] and len(above) == len(row) and any(row)


def _merged(above: list[str], row: list[str]) -> list[str]:
    return [_cell_joined(*pair) for pair in zip(above, row, strict=True)]


def _cell_joined(above: str, below: str) -> str:
    if not above or not below:
        return above or below
    return above + (" " if _is_mid_sentence(above, below) else "\n") + below


def _is_mid_sentence(above: str, below: str) -> bool:
    first = below.lstrip('*“"(')[:1]
    return above[-1] not in ".;:!?" and (first.islower() or above[-1] in ",-–(")


def _mend(table: Table) -> None:
    """Join rows that only carry on one cell of the row above in mid-sentence."""
    rows: list[list[str]] = []
    for row in table.rows:
        if rows and _is_rest(row, rows[-1]) and _carries_on(row, rows[-1]):
            rows[-1] = _merged(rows[-1], row)
        else:
            rows.append(row)
    table.rows = rows


def _carries_on(row: list[str], above: list[str]) -> bool:
    pairs = [(up, down) for up, down in zip(above, row, strict=True) if down]
    return (len(pairs) == 1 and bool(pairs[0][0])) or all(
        up and up[-1] not in ".;:" and down.lstrip("*(“")[:1].islower() for up, down in pairs
    )
