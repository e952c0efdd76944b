"""A campaign is edited through real widgets on a real book, also when the power goes."""

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from models import plan_store
from models.database import close, open_folder
from models.plan import Campaign, Plan
from ui.app import make_application
from ui.context import Session
from ui.editor import PlanEditor
from ui.snapshot import settle

ROOT = Path(__file__).parent.parent.parent
TODAY = date(2026, 11, 21)

_TYPING = """
import sys
from datetime import date
from pathlib import Path

from PySide6.QtTest import QTest

from models.database import open_folder
from ui.app import make_application
from ui.context import Session
from ui.editor import PlanEditor

app = make_application()
folder = open_folder(Path(sys.argv[1]))
editor = PlanEditor(Session(folder.path, date(2026, 11, 21)), sys.argv[2])
editor.resize(1100, 700)
editor.show()
field = editor.section("general").editor("campaigns.0.title")
number = 0
while True:
    number += 1
    QTest.keyClicks(field, f"chu{number} ")
    app.processEvents()
    print(number, flush=True)
    QTest.qWait(60)
"""


def test_a_campaign_is_filled_in_and_its_paper_made(qtbot, book, qapp, monkeypatch):
    make_application()
    opened = []
    monkeypatch.setattr("ui.editor.making.open_file", opened.append)
    code = plan_store.save(Plan(year=2026, campaigns=[Campaign()]), TODAY)
    editor = PlanEditor(Session(book.path, TODAY), code)
    qtbot.addWidget(editor)
    editor.resize(1150, 700)
    editor.show()
    general = editor.section("general")
    qtbot.keyClicks(general.editor("head.subject"), "Phat dong phong trao Ngo sach")
    qtbot.keyClicks(general.editor("issuer.lines"), "UBND XA SUOI HOA")
    qtbot.keyClicks(general.editor("campaigns.0.title"), "Ngo sach")
    for name, day in (("starts", "1/12/2026"), ("ends", "30/6/2027")):
        moment = general.editor(f"campaigns.0.{name}")
        moment.kind.setCurrentIndex(1)
        moment.kind.activated.emit(1)
        qtbot.keyClicks(moment.day.edit, day)
    outline = editor.sections.show_section("outline")
    outline.add_sibling()
    qtbot.keyClicks(outline.panel.text, "MUC DICH")
    qtbot.keyClick(outline.panel.text, Qt.Key.Key_Return)
    qtbot.keyClick(outline.panel.text, Qt.Key.Key_Tab)
    qtbot.keyClicks(outline.panel.text, "Giu ngo xom sach")
    for section, rows, words in (
        ("criteria", "criteria", "Ngo khong rac"),
        ("awards", "awards", "Giay khen"),
        ("timing", "reporting", "Bao cao quy"),
        ("signing", "recipients", "Cac thon"),
    ):
        rows = getattr(editor.sections.show_section(section), rows)
        settle()
        rows.add()
        qtbot.keyClicks(rows.table.focusWidget(), words)
        qtbot.keyClick(rows.table.focusWidget(), Qt.Key.Key_Return)
    editor.sections.show_section("timing").reporting.editor("receiver").lineEdit().setFocus()
    receiver = editor.section("timing").reporting.editor("receiver")
    qtbot.keyClicks(receiver.lineEdit(), "UBND xa")
    signing = editor.sections.show_section("signing")
    signing.signatures.add()
    signing.signatures.model.setData(signing.signatures.model.index(0, 1), ["CHU TICH"])
    signing.signatures.model.setData(signing.signatures.model.index(0, 2), "Lo Van Binh")
    editor.check()
    assert [item.path for item in editor.items if not item.is_advice] == []
    editor.make_document()
    papers = list(book.documents.rglob("*.docx"))
    assert len(papers) == 1
    stored = plan_store.load(code)
    assert stored.outline[0].children[0].text == "Giu ngo xom sach"
    assert stored.campaigns[0].ends.last_on == date(2027, 6, 30)


def test_the_campaign_file_is_written_where_the_clerk_says(qtbot, book, qapp, monkeypatch):
    make_application()
    code = plan_store.save(Plan(year=2026, campaigns=[Campaign(title="Ngõ sạch")]), TODAY)
    editor = PlanEditor(Session(book.path, TODAY), code)
    qtbot.addWidget(editor)
    target = book.path / "gửi thôn.json"
    monkeypatch.setattr(
        "ui.editor.making.QFileDialog.getSaveFileName", lambda *_: (str(target), "")
    )
    editor.export_file()
    assert "Ngõ sạch" in target.read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="kills by a POSIX signal")
def test_a_kill_while_typing_loses_at_most_the_last_second(tmp_path):
    path = tmp_path / "sổ"
    open_folder(path)
    code = plan_store.save(Plan(year=2026, campaigns=[Campaign()]), TODAY)
    close()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", _TYPING, str(path), code]
    typed = 0
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment,
        cwd=ROOT,
    ) as typing:  # fmt: skip
        while typed < 60:
            typed = int(typing.stdout.readline())
        os.kill(typing.pid, signal.SIGKILL)
    open_folder(path)
    title = plan_store.load(code).campaigns[0].title
    close()
    kept = len(title.split())
    assert title.split() == [f"chu{number}" for number in range(1, kept + 1)]
    assert kept >= typed - 25  # 60 ms and the keys themselves for each word
