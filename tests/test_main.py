"""The commands of the contract, run as another office would: arguments in, text and code out."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import docx
import pytest

from docgen.campaign_file import CampaignFile, write
from main import main
from models import plan_store
from models.database import close, open_folder
from models.legal import ensure_list
from models.opening import track
from models.plan import Campaign, Head, Plan, ReportingRule
from models.units import Unit
from models.values import Cadence, DueRule, Moment

PAPER = """
Số:      /KH-UBND

Suối Hoa, ngày     tháng 3 năm 2026

KẾ HOẠCH
Phát động phong trào thi đua “Đường thôn xanh, sạch” năm 2026

Thực hiện Kế hoạch số 14/KH-UBND ngày 09/02/2026 của Ủy ban nhân dân tỉnh Vân Sơn về phong trào
thi đua làm đẹp nông thôn, Ủy ban nhân dân xã Suối Hoa ban hành kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích

- Mỗi thôn có ít nhất một tuyến đường trồng hoa do người dân tự chăm sóc.

2. Yêu cầu

- Việc làm phải thật, không đặt ra khoản đóng góp bắt buộc.

II. THỜI GIAN

Từ ngày ký đến hết ngày 30/11/2026.

III. TỔ CHỨC THỰC HIỆN

1. Các thôn báo cáo kết quả hằng quý về Ủy ban nhân dân xã (qua Phòng Văn hóa - Xã hội).

2. Hồ sơ khen thưởng gửi trước ngày 05/12/2026.

Trên đây là kế hoạch phát động phong trào, đề nghị các thôn thực hiện./.

Nơi nhận:
- UBND tỉnh (bc);
- Các thôn;
- Lưu: VT, VHXH.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lò Văn Suối
"""
ON = ["--on", "2026-11-21"]


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "kế hoạch.txt"
    path.write_text(PAPER, "utf-8")
    return path


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A data folder with one plan that is followed up, two units and nothing handed in."""
    folder = tmp_path / "cơ quan"
    open_folder(folder)
    ensure_list()
    for number, name in enumerate(("Thôn Đông", "Thôn Đoài"), start=1):
        Unit.create(code=f"DV0{number}", name=name)
    span = {"starts": Moment.day(date(2026, 1, 1)), "ends": Moment.day(date(2026, 12, 31))}
    plan = Plan(
        year=2026,
        head=Head(number="7", subject="Phát động phong trào", day=2, month=1, year=2026),
        campaigns=[Campaign(title="Đường sạch", **span)],
        reporting=[ReportingRule(cadence=Cadence.QUARTER, due=DueRule(day=20))],
    )
    code = plan_store.save(plan, date(2026, 1, 2))
    track(code, date(2026, 1, 2))
    close()
    return folder


def test_a_plan_comes_in_and_goes_out_as_a_word_paper(paper, tmp_path, capsys):
    folder, out = tmp_path / "mới", tmp_path / "ra.docx"
    assert main(["import", str(folder), str(paper), *ON]) == 0
    assert main(["generate", str(folder), "--document", "plan", "--out", str(out), *ON]) == 0
    text = "\n".join(item.text for item in docx.Document(str(out)).paragraphs)
    assert "Mỗi thôn có ít nhất một tuyến đường trồng hoa" in text
    assert "PT-2026-001" in capsys.readouterr().out


def test_show_prints_a_campaign_file_that_comes_in_again(paper, tmp_path, capsys):
    folder = tmp_path / "mới"
    main(["import", str(folder), str(paper), *ON])
    capsys.readouterr()
    assert main(["show", str(folder), *ON]) == 0
    shown = capsys.readouterr().out
    plain = json.loads(shown)
    assert plain["campaigns"][0]["ends"]["last_on"] == "2026-11-30"
    assert plain["readings"]["campaigns.0.ends"]["status"] == "đề xuất"
    copy = tmp_path / "pt.json"
    copy.write_text(shown, "utf-8")
    other = tmp_path / "khác"
    assert main(["import", str(other), str(copy), *ON]) == 0
    capsys.readouterr()
    main(["show", str(other), *ON])
    assert json.loads(capsys.readouterr().out) == plain


def test_a_dry_run_leaves_nothing_behind(paper, tmp_path, capsys):
    folder = tmp_path / "mới"
    assert main(["import", str(folder), str(paper), "--check", *ON]) == 0
    assert "Kế hoạch thi đua" in capsys.readouterr().out
    assert not folder.exists()


def test_status_counts_and_names_the_late(office, capsys):
    assert main(["status", str(office), "--on", "2026-07-01", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["figures"]["overdue"] == 4
    assert {item["unit"] for item in told["overdue"]} == {"Thôn Đông", "Thôn Đoài"}
    assert main(["status", str(office), "--on", "21/03/2026"]) == 0
    assert "quá hạn 1 ngày" in capsys.readouterr().out


@pytest.mark.parametrize("by", ["unit", "cluster", "period", "campaign", "year"])
def test_status_is_told_by_groups_that_add_up(office, capsys, by):
    assert main(["status", str(office), "--on", "2026-07-01", "--by", by, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["by"] == by and told["lines"]
    overdue = sum(line["figures"]["overdue"] for line in told["lines"])
    assert overdue == told["total"]["overdue"] == 4
    assert main(["status", str(office), "--on", "2026-07-01", "--by", by]) == 0
    assert "Tổng cộng: phải nộp" in capsys.readouterr().out


def test_status_by_something_else_is_refused(office, capsys):
    with pytest.raises(SystemExit):
        main(["status", str(office), "--by", "color"])
    assert "Lệnh chưa đúng" in capsys.readouterr().err


def test_the_reminder_names_exactly_the_late_units(office, tmp_path, capsys):
    from models import office as ours

    open_folder(office)
    ours.set_profile(
        ours.OfficeProfile(name="Ủy ban nhân dân xã Suối Hoa", issuer_lines=["UBND", "XÃ"])
    )
    close()
    out = tmp_path / "đôn đốc.docx"
    arguments = ["generate", str(office), "--document", "reminder", "--out", str(out)]
    assert main([*arguments, "--on", "2026-03-21"]) == 0
    document = docx.Document(str(out))
    text = "\n".join(item.text for item in document.paragraphs)
    text += "\n".join(cell.text for table in document.tables for cell in table._cells)
    assert "Thôn Đông" in text
    assert "Thôn Đoài" in text


def test_nobody_late_means_no_letter(office, tmp_path, capsys):
    from models import office as ours

    open_folder(office)
    ours.set_profile(ours.OfficeProfile(name="Ủy ban nhân dân xã Suối Hoa"))
    close()
    out = tmp_path / "đôn đốc.docx"
    arguments = ["generate", str(office), "--document", "reminder", "--out", str(out)]
    assert main([*arguments, "--on", "2026-01-05"]) == 2
    assert "Không còn đơn vị nào chậm" in capsys.readouterr().err
    assert not out.exists()


def test_a_sound_folder_checks_out_and_a_lost_paper_is_told(office, tmp_path, capsys):
    assert main(["check", str(office)]) == 0
    out = tmp_path / "a.docx"
    main(["generate", str(office), "--document", "plan", "--out", str(out), *ON])
    kept = next((office / "documents").rglob("*.docx"))
    kept.unlink()
    assert main(["check", str(office)]) == 2
    assert "không thấy tệp" in capsys.readouterr().err


def _truncated(folder: Path) -> Path:
    path = folder / "dở.json"
    write(CampaignFile(plan=Plan(year=2026, head=Head(subject="Thi đua"))), path)
    path.write_bytes(path.read_bytes()[:40])
    return path


def _unknown_unit(folder: Path) -> Path:
    path = folder / "lạ.json"
    plan = Plan(year=2026, head=Head(subject="Thi đua"))
    write(CampaignFile(plan=plan, units=[{"name": "Thôn Lạ"}]), path)
    return path


def _empty(folder: Path) -> Path:
    path = folder / "rỗng.docx"
    path.write_bytes(b"")
    return path


def _not_word(folder: Path) -> Path:
    path = folder / "ảnh.docx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" * 50)
    return path


def _old_word(folder: Path) -> Path:
    path = folder / "cũ.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0" * 50)
    return path


@pytest.mark.parametrize("make", [_truncated, _unknown_unit, _empty, _not_word, _old_word])
def test_bad_files_get_one_sentence_and_change_nothing(office, tmp_path, capsys, make):
    before = (office / "so-thi-dua.db").read_bytes()
    assert main(["import", str(office), str(make(tmp_path)), *ON]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.strip().splitlines()) == 1
    assert (office / "so-thi-dua.db").read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["import", "{new}", "{missing}"],
        ["show", "{missing}"],
        ["status", "{office}", "--campaign", "PT-1"],
        ["generate", "{office}", "--document", "thư", "--out", "{missing}"],
        ["generate", "{office}", "--document", "plan", "--out", "{missing}/x/y.docx"],
        ["demo", "{office}"],
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(office, tmp_path, capsys, arguments):
    places = {"office": office, "missing": tmp_path / "không có", "new": tmp_path / "mới"}
    told = main([item.format(**places) for item in arguments])
    assert told == 2
    error = capsys.readouterr().err.strip()
    assert error
    assert "\n" not in error


@pytest.mark.parametrize("arguments", [["import"], ["khong-co"], ["status", "x", "--on", "mai"]])
def test_a_wrong_command_is_told_in_vietnamese(capsys, arguments):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "Lệnh chưa đúng" in capsys.readouterr().err


def test_a_refused_import_leaves_no_empty_office_behind(tmp_path):
    folder = tmp_path / "mới"
    assert main(["import", str(folder), str(_empty(tmp_path)), *ON]) == 2
    assert not folder.exists()


def test_a_fault_of_ours_is_one_sentence_with_the_details_kept(office, capsys, monkeypatch):
    monkeypatch.setattr("docgen.jobs.status.as_text", lambda *_: 1 / 0)
    assert main(["status", str(office), *ON]) == 2
    told = capsys.readouterr().err.strip()
    assert told.startswith("Lỗi phần mềm (ZeroDivisionError)")
    assert "\n" not in told
    assert "ZeroDivisionError" in next((office / "logs").glob("loi-phan-mem*")).read_text("utf-8")


@pytest.mark.slow
def test_the_commands_need_no_window(office):
    script = "import sys, main; main.main(sys.argv[1:]); print('PySide6' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script, "status", str(office), *ON],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert told.stdout.rstrip().endswith("False")
