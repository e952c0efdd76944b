"""The list of fields is exactly what papers are filled with, each told and shown."""

import pytest

from docgen import templates
from docgen.contexts.decision import decision_context
from docgen.contexts.plan import plan_context
from docgen.contexts.reminder import reminder_context
from docgen.template_examples import SAME
from docgen.template_fields import FieldKind, all_fields, fields
from docgen.template_gate.check import check_template
from docgen.template_meanings import meanings
from models.plan import Node, Role, Table
from tests.docgen.extremes import maker
from tests.docgen.paper import FACTS, decision_of, reminder_of, section, small_plan
from tests.docgen.template_gate.corpus import paper

_TABLE = Table(columns=["TT", "Việc"], rows=[["QUÝ I"], ["1", "Họp"]])
CONTEXTS = {
    "plan": plan_context(
        small_plan(
            section(Node(text="Một câu.", table=_TABLE)),
            Node(text="Lạc.", role=Role.UNPLACED, table=_TABLE),
        )
    ),
    "reminder": reminder_context(reminder_of(6)),
    "decision": decision_context(decision_of(1, 1, 1, money_list=True)),
}
CONTEXTS["work_plan"] = CONTEXTS["plan"]
CONTEXTS["council_decision"] = maker("council_decision")("Lò Văn Ước", 6, 1, FACTS)  # a list


def context_of(kind: str) -> dict[str, object]:
    """Return a context with rows in every list: of the records here, or made from one name."""
    return CONTEXTS.get(kind) or maker(kind)("Bản Nà Lúa", 4, 1, FACTS)


def paths(value: object, above: str = "") -> set[str]:
    """Return every path of names in a context, through lists."""
    found: set[str] = set()
    if isinstance(value, dict):
        for name, inner in value.items():
            path = f"{above}.{name}" if above else name
            found |= {path} | paths(inner, path)
    elif isinstance(value, list):
        for inner in value:
            found |= paths(inner, above)
    return found


@pytest.mark.parametrize("kind", templates.NAMES)
def test_the_list_names_exactly_what_a_paper_is_filled_with(kind):
    listed = {field.path for field in all_fields(kind)}
    assert listed == paths(context_of(kind))
    assert listed == set(meanings(SAME.get(kind, kind)))


@pytest.mark.parametrize("kind", templates.NAMES)
def test_every_field_is_told_and_shown(kind):
    for field in all_fields(kind):
        assert field.meaning and field.tag, field.path
        assert field.example, field.path
        assert len(field.example) <= 90 and "\ufdd0" not in field.example


@pytest.mark.parametrize("kind", templates.NAMES)
def test_our_own_template_uses_only_listed_fields(kind):
    used = check_template(templates.find(kind).path, kind).fields_used
    assert used <= {field.path for field in all_fields(kind)}


def test_examples_come_from_the_record_in_hand():
    shown = {field.path: field.example for field in fields("plan", CONTEXTS["plan"])}
    assert "Bản sạch, nước trong" in shown["trich_yeu"]
    made_up = {field.path: field.example for field in fields("plan")}
    assert "Bản sạch" not in made_up["trich_yeu"]


def test_a_field_the_record_leaves_empty_keeps_its_made_up_example():
    shown = {field.path: field.example for field in all_fields("decision", {"tong_cong": ""})}
    assert "2.250.000" in shown["tong_cong"]


@pytest.mark.parametrize("kind", ["plan", "reminder", "decision"])
def test_every_tag_that_is_copied_may_be_pasted(tmp_path, kind):
    """Row fields within their loops, lists and conditions as they are."""
    for field in fields(kind):
        if field.kind in (FieldKind.TEXT, FieldKind.FLAG, FieldKind.TEXTS, FieldKind.ROWS):
            lines = field.tag.replace("{%tr ", "{%p ").split("\n")
            assert check_template(paper(tmp_path, *lines), kind).problems == [], field.path
        for inner in field.inner:
            if inner.kind == FieldKind.TEXT:
                loop = (f"{{%p for d in {field.path} %}}", inner.tag, "{%p endfor %}")
                assert check_template(paper(tmp_path, *loop), kind).problems == [], inner.path


def test_a_paper_that_is_not_described_has_no_list():
    assert fields("giay_moi") == []
