"""Section "Chỉ tiêu": what the units report figures of, with targets and thresholds."""

from PySide6.QtWidgets import QWidget

from docgen.paragraphs import paragraph_about, paragraph_of
from models import opening
from models.figure_rules import SIGNS, exact_number, number_words
from models.plan import Role
from models.plan_indicators import (
    MOST_DECIMALS,
    Direction,
    IndicatorKind,
    PlanIndicator,
    proposals,
)
from models.units import Unit
from ui.editor.choices import OPERATORS, UNITS_OF_MEASURE
from ui.editor.desk import Desk
from ui.editor.rows import Detail, RowsEditor
from ui.editor.rows_model import RowColumn
from ui.editor.section import Section
from ui.editor.targets_dialog import TargetsDialog
from ui.editor.values import ChoiceValue, LineValue, NumberValue
from ui.widgets.buttons import button, explain_disabled

KINDS = (("Cộng dồn các kỳ", IndicatorKind.CUMULATIVE), ("Lấy kỳ cuối", IndicatorKind.LAST))
DIRECTIONS = (("Càng cao càng tốt", Direction.MORE), ("Càng thấp càng tốt", Direction.LESS))
DECIMALS = tuple((str(count) if count else "Số nguyên", count)
                 for count in range(MOST_DECIMALS + 1))  # fmt: skip
_MEASURES = [*UNITS_OF_MEASURE, "hộ", "km", "m²", "ha", "vụ", "cây", "đồng", "buổi"]
_HINT = (
    "Số liệu đơn vị nộp kèm báo cáo. Có ngưỡng thì tính đạt hay chưa đạt; có mức giao thì tính"
    " % hoàn thành."
)


class IndicatorsSection(Section):
    """The table of indicators; targets are typed in a grid of their own."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("indicators", desk, parent)
        card = self.card("Chỉ tiêu", _HINT, "chart")
        self.take = card.add_action(
            button("Lấy từ tiêu chí", "import", self.take_criteria, kind="link")
        )
        self.targets = card.add_action(button("Mức giao…", "table", self.ask_targets))
        self.rows = self.add_list(card, self._rows())
        self.body.addStretch(1)
        desk.changed.connect(self._show_ways)
        self.refresh()

    def refresh(self) -> None:
        super().refresh()
        self._show_ways()

    def proposed_indicators(self) -> list[PlanIndicator]:
        """Return what the criteria offer and is not followed up yet, with its paragraph."""
        plan = self.desk.form.plan
        found = proposals(plan.campaigns, plan.indicators)
        for indicator in found:
            place = paragraph_of(plan.outline, indicator.node)
            place = place or paragraph_about(plan.outline, Role.CRITERIA)
            indicator.reference = indicator.reference or place
            indicator.node = ""
        return found

    def take_criteria(self) -> int:
        """Add an indicator for each criterion with a threshold; return how many were added."""
        found = self.proposed_indicators()
        self.desk.form.remember()
        for indicator in found:
            self.rows.append(indicator)
        self.desk.form.remember()
        told = f"Đã thêm {len(found)} chỉ tiêu từ tiêu chí. Hãy xem lại cách tính và đơn vị tính."
        self.desk.session.notify(told, "ok", self.desk.undo, "Hoàn tác")
        return len(found)

    def ask_targets(self) -> None:
        """Let the clerk type targets by unit."""
        plan = self.desk.form.plan
        units = opening.named_participants(plan.code) or list(Unit.active(self.desk.today))
        self.desk.form.remember()
        dialog = TargetsDialog(plan.indicators, units, self)
        if dialog.exec() and dialog.changed:
            self.desk.form.touch()
            self.desk.form.remember()
            self.refresh()
            self.desk.tell()

    def _show_ways(self) -> None:
        plan = self.desk.form.plan
        offered = bool(proposals(plan.campaigns, plan.indicators))
        reason = "Không còn tiêu chí nào có ngưỡng mà chưa thành chỉ tiêu."
        explain_disabled(self.take, "" if offered else reason)
        reason = "" if plan.indicators else "Hãy thêm chỉ tiêu trước khi giao cho đơn vị."
        explain_disabled(self.targets, reason)

    def _rows(self) -> RowsEditor:
        return RowsEditor(
            self.desk,
            path=lambda: "indicators",
            make=PlanIndicator,
            columns=[
                RowColumn(title="Chỉ tiêu", name="title", edit="text", share=8),
                RowColumn(title="Đơn vị tính", name="measure", offer=lambda: _MEASURES, share=3),
                RowColumn(title="Cách tính", name="kind", edit="choice", choices=KINDS, share=4),
                RowColumn(title="Ngưỡng đạt", edit="", text=threshold_told, share=3),
                RowColumn(title="Mức giao", edit="", text=target_told, share=4),
            ],
            details=[
                Detail(name="operator", title="So sánh với ngưỡng", half=True,
                       make=lambda: ChoiceValue(OPERATORS)),
                Detail(name="threshold", title="Ngưỡng đạt", half=True,
                       make=lambda: NumberValue("ví dụ 90", digits=11, decimals=True)),
                Detail(name="reference", title="Theo mục của kế hoạch", half=True,
                       make=lambda: LineValue("ví dụ: khoản 2, mục III")),
                Detail(name="target", title="Mức giao chung", half=True,
                       hint="Cho mỗi đơn vị không có mức riêng.",
                       make=lambda: NumberValue("ví dụ 12", digits=11, decimals=True)),
                Detail(name="direction", title="Hướng tốt hơn", half=True,
                       make=lambda: ChoiceValue(DIRECTIONS)),
                Detail(name="decimals", title="Số chữ số thập phân", half=True,
                       make=lambda: ChoiceValue(DECIMALS)),
                Detail(name="low", title="Thấp nhất thường gặp", half=True,
                       hint="Ngoài khoảng này chỉ nhắc xem lại, không từ chối.",
                       make=lambda: NumberValue("ví dụ 0", digits=11, decimals=True)),
                Detail(name="high", title="Cao nhất thường gặp", half=True,
                       make=lambda: NumberValue("ví dụ 100", digits=11, decimals=True)),
                Detail(name="note", title="Ghi chú, cách lấy số liệu", make=LineValue),
            ],
            what="chỉ tiêu",
            add_text="Thêm chỉ tiêu",
            empty=("chart", "Chưa có chỉ tiêu. Thêm chỉ tiêu, hoặc lấy từ tiêu chí có ngưỡng."),
        )  # fmt: skip


def threshold_told(indicator: PlanIndicator) -> str:
    """Return "≥ 90 %", "" without a threshold."""
    if indicator.threshold is None:
        return ""
    told = number_words(exact_number(indicator.threshold), indicator.measure)
    return f"{SIGNS.get(indicator.operator, '')} {told}".strip()


def target_told(indicator: PlanIndicator) -> str:
    """Return "12 km; 3 đơn vị riêng", "" without a target."""
    common, own = indicator.target, len(indicator.unit_targets)
    told = [] if common is None else [number_words(exact_number(common), indicator.measure)]
    if own:
        told.append(f"{own} đơn vị riêng")
    return "; ".join(told)
