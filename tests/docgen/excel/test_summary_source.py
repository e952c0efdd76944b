"""From matrices to the values of a summary, with records that were never saved."""

from datetime import date

from docgen.excel.summary import write_summary
from docgen.excel.summary_source import rows_of, summary_of
from models.obligations import Obligation, Receipt
from models.office import OfficeProfile
from models.states import State, figures, standing
from models.tracking import Cell, Matrix, PeriodColumn, UnitRow
from models.units import Cluster, Unit

TODAY = date(2026, 6, 20)
OFFICE = OfficeProfile(
    name="Ủy ban nhân dân xã Suối Hoa",
    issuer_lines=["ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"],
    place="Suối Hoa",
    signer_name="Trần Văn Bình",
)


def cell(unit, title="Báo cáo", receipts=(), **more):
    owed = Obligation(
        unit=unit,
        title=title,
        period_label="6 tháng",
        opens_on=date(2026, 6, 1),
        due_on=date(2026, 6, 15),
        **more,
    )
    return Cell(owed, tuple(receipts), standing(owed, receipts, TODAY), reminders=1)


def matrix(*lines, titles=("Báo cáo",)):
    columns = [
        PeriodColumn(title, "6 tháng", title, date(2026, 6, 15), "", True) for title in titles
    ]
    return Matrix("PT-2026-001", "Phong trào thử", TODAY, columns, list(lines))


def line(name, cells, cluster=None):
    return UnitRow(Unit(name=name, contact="Lò Thị Mỷ", phone="0912"), cluster, cells)


UNIT = Unit(name="Thôn Nà Sao", contact="Lò Thị Mỷ", phone="0912 000 001")


def test_a_row_tells_of_the_hand_in_that_counts():
    receipts = [
        Receipt(received_on=date(2026, 6, 14), verdict="returned", reason="thiếu biểu"),
        Receipt(received_on=date(2026, 6, 18), paper_number="05/BC", channel="email"),
        Receipt(received_on=date(2026, 6, 19), paper_number="06/BC", channel="paper"),
    ]
    (row,) = rows_of(matrix(UnitRow(UNIT, None, {"Báo cáo": cell(UNIT, receipts=receipts)})))
    assert (row.state, row.days_late, row.received_on) == (State.LATE, 3, date(2026, 6, 18))
    assert (row.document_number, row.channel, row.note) == ("05/BC", "Thư điện tử", "")
    assert (row.contact, row.phone, row.reminders) == ("Lò Thị Mỷ", "0912 000 001", 1)


def test_why_it_was_returned_or_put_off_stands_in_the_note():
    back = [Receipt(received_on=date(2026, 6, 14), verdict="returned", reason="thiếu biểu")]
    owed = cell(UNIT, receipts=back, extension_paper="Công văn số 7", extended_to=TODAY)
    (row,) = rows_of(matrix(UnitRow(UNIT, None, {"Báo cáo": owed})))
    assert row.state is State.RETURNED and row.received_on is None
    assert row.note == "Gia hạn: Công văn số 7; thiếu biểu" and row.due_on == TODAY


def test_two_reports_of_one_period_get_names_of_their_own():
    cells = {title: cell(UNIT, title) for title in ("Báo cáo", "Danh sách")}
    rows = rows_of(matrix(UnitRow(UNIT, None, cells), titles=("Báo cáo", "Danh sách")))
    assert [row.period for row in rows] == ["6 tháng: Báo cáo", "6 tháng: Danh sách"]


def test_the_summary_counts_what_the_screen_counts(tmp_path):
    cluster = Cluster(name="Cụm 1")
    lines = [
        UnitRow(UNIT, cluster, {"Báo cáo": cell(UNIT)}),
        UnitRow(Unit(name="Chợ"), None, {"Báo cáo": cell(Unit(name="Chợ"))}),
    ]
    shown = matrix(*lines)
    data = summary_of([shown], OFFICE, TODAY, period="6 tháng", launched={
        "PT-2026-001": ("Kế hoạch số 12/KH-UBND", "năm 2026"),
    })  # fmt: skip
    assert figures(data.rows) == shown.figures
    assert data.agency == ["ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"] and data.signer == "Trần Văn Bình"
    assert data.campaigns[0].launched_by == "Kế hoạch số 12/KH-UBND"
    assert summary_of([shown], OFFICE, TODAY, period="Quý I").rows == []
    write_summary(data, tmp_path / "a.xlsx")
    assert (tmp_path / "a.xlsx").stat().st_size > 5000


def test_a_unit_that_moved_is_counted_where_it_sat_on_the_due_day(book):
    from models import clusters
    from models.tracking import matrix as matrix_of
    from tests.models.reported import TODAY as NOW
    from tests.models.reported import fill

    code = fill()
    moved = Unit.named("Thôn Đông")
    clusters.move([moved], Cluster.create(name="Cụm mới"), date(2026, 6, 22))  # due that day
    rows = [row for row in rows_of(matrix_of(code, NOW)) if row.unit == "Thôn Đông"]
    assert [row.cluster for row in rows] == ["Cụm ven suối", "Cụm mới", "Cụm mới"]


def test_both_rates_stand_under_the_summary_where_something_was_extended(book, tmp_path):
    from openpyxl import load_workbook

    from models.extending import extend
    from models.receiving import HandIn
    from models.receiving import book as book_in
    from models.tracking import matrix as matrix_of
    from tests.models.reported import TODAY as NOW
    from tests.models.reported import fill, item

    code = fill()
    extend([item()], date(2026, 3, 31), "CV 5")
    book_in(item(), HandIn(received_on=date(2026, 3, 25)), NOW)
    path = tmp_path / "tong-hop.xlsx"
    write_summary(summary_of([matrix_of(code, NOW)], OFFICE, NOW), path)
    texts = [str(cell.value) for row in load_workbook(path).worksheets[0] for cell in row]
    note = next(text for text in texts if text.startswith("Ghi chú:"))
    assert "= 1/9 = 11,1 %; theo hạn gốc 0/9 = 0,0 % (1 được gia hạn)." in note
