"""The USB package on real folders: whole or not at all, and read back."""

import errno
import json
import shutil
from collections import namedtuple
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from docgen.manifest import CONTENTS, MANIFEST
from docgen.package import (
    PackageInfo,
    PackagePart,
    read_manifest,
    sweep_packages,
    verify_package,
    write_package,
)
from models.errors import Cancelled, RuleBroken
from models.files import TEMPORARY, sha256

SCHEMA = Path(__file__).parents[2] / "resources" / "schema" / "package.schema.json"
INFO = PackageInfo(
    office="Ủy ban nhân dân xã Suối Hoa",
    title="Tổng hợp báo cáo 6 tháng 2026",
    created_on=date(2026, 6, 15),
    program="so-thi-dua 0.1",
    campaign="PT-2026-001",
    period="6T-2026",
)
Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "USB của chị Hoa"
    folder.mkdir()
    return folder


@pytest.fixture
def parts(tmp_path):
    source = tmp_path / "nguồn.docx"
    source.write_bytes(b"van ban " * 40_000)
    return [
        PackagePart(name="Báo cáo tổng hợp.docx", source=source, title="Báo cáo gửi tỉnh"),
        PackagePart(name="du-lieu.json", source=b'{"a": 1}'),
    ]


def test_a_package_holds_its_parts_its_manifest_and_a_list_for_people(stick, parts):
    result = write_package(stick, parts, INFO)
    assert result.folder == stick / "Tổng hợp báo cáo 6 tháng 2026"
    names = {path.name for path in result.folder.iterdir()}
    assert names == {"Báo cáo tổng hợp.docx", "du-lieu.json", MANIFEST, CONTENTS}
    assert (result.folder / "du-lieu.json").read_bytes() == b'{"a": 1}'
    assert [file.title for file in result.files] == ["Báo cáo gửi tỉnh", "du-lieu"]
    text = (result.folder / CONTENTS).read_text("utf-8-sig")
    assert "Ngày lập: 15/06/2026" in text and sha256(parts[0].source) in text
    assert "Ngắt kết nối an toàn" in result.sentence
    assert verify_package(result.folder) == []


def test_the_manifest_fits_its_schema_and_reads_back(stick, parts):
    folder = write_package(stick, parts, INFO).folder
    jsonschema.validate(
        json.loads((folder / MANIFEST).read_text("utf-8")), json.loads(SCHEMA.read_text("utf-8"))
    )
    manifest = read_manifest(folder)
    assert (manifest.office, manifest.created_on) == (INFO.office, INFO.created_on)
    assert (manifest.campaign, manifest.period) == ("PT-2026-001", "6T-2026")
    assert [file.size for file in manifest.files][:2] == [320_000, 8]


def test_a_second_package_never_touches_the_first(stick, parts):
    first = write_package(stick, parts, INFO).folder
    (first / "du-lieu.json").write_bytes(b"mine")
    second = write_package(stick, parts, INFO).folder
    assert second.name == first.name + "-2"
    assert (first / "du-lieu.json").read_bytes() == b"mine"


def test_a_title_with_dots_and_slashes_names_one_folder(stick, parts):
    title = PackageInfo(
        office="", title="Quý I/2026: v1.2", created_on=date(2026, 4, 1), program=""
    )
    assert write_package(stick, parts, title).folder == stick / "Quý I-2026- v1-2"


def test_progress_ends_full_and_never_falls(stick, parts):
    seen = []
    write_package(stick, parts, INFO, lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen) and seen[0][0] == 0
    assert seen[-1][0] == seen[-1][1] == 2 * 320_008 >> 10


def test_cancelling_leaves_nothing(stick, parts):
    def stop(done, total):
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_package(stick, parts, INFO, stop)
    assert list(stick.iterdir()) == []


def test_a_stick_with_too_little_room_is_refused_before_writing(stick, parts, monkeypatch):
    needed = 2 * 320_008 + 5 * 1024 * 1024
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(needed, 0, needed - 1))
    with pytest.raises(RuleBroken, match=r"chỉ còn trống 5,6 MB, cần ít nhất 5,7 MB"):
        write_package(stick, parts, INFO)
    assert list(stick.iterdir()) == []
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(needed, 0, needed))
    assert write_package(stick, parts, INFO).files


def test_a_stick_that_fills_up_while_writing_keeps_nothing(stick, parts):
    resource = pytest.importorskip("resource")  # the kernel refuses files above the limit
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
    try:
        with pytest.raises(RuleBroken, match="đã đầy"):
            write_package(stick, parts, INFO)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(stick.iterdir()) == []


def test_a_stick_pulled_out_in_the_middle_is_told_in_words(stick, parts):
    def pull(done, total):
        if done:
            shutil.rmtree(stick, ignore_errors=True)

    with pytest.raises(RuleBroken, match="USB đã bị rút"):
        write_package(stick, parts, INFO, pull)
    assert not stick.exists()


def test_a_missing_stick_and_a_file_in_its_place_are_told_in_words(tmp_path, parts):
    with pytest.raises(RuleBroken, match="Không còn thấy nơi lưu"):
        write_package(tmp_path / "E", parts, INFO)
    (tmp_path / "F").write_text("")
    with pytest.raises(RuleBroken, match="Đường dẫn"):
        write_package(tmp_path / "F", parts, INFO)


def test_a_locked_stick_is_told_in_words(stick, parts, monkeypatch):
    def locked(self, *args, **options):
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr(Path, "mkdir", locked)
    with pytest.raises(RuleBroken, match="chỉ cho đọc"):
        write_package(stick, parts, INFO)


def test_a_stick_that_gives_back_something_else_is_found_out(stick, parts, monkeypatch):
    rename = Path.rename

    def lying(self, target):
        (self / "du-lieu.json").write_bytes(b'{"a": 2}')
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", lying)
    with pytest.raises(RuleBroken, match=r"“du-lieu\.json”"):
        write_package(stick, parts, INFO)
    assert list(stick.iterdir()) == []


def test_a_source_that_is_gone_is_named(stick, tmp_path):
    gone = PackagePart(name="a.docx", source=tmp_path / "đã xóa.docx")
    with pytest.raises(RuleBroken, match=r"“đã xóa\.docx”"):
        write_package(stick, [gone], INFO)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], "chưa có tệp"),
        (["a.docx", "A.DOCX"], "cùng tên"),
        (["manifest.json"], "cùng tên"),
        (["../a.docx"], "không dùng được"),
        (["con.docx"], "không dùng được"),
        (["a.exe"], "không thuộc loại"),
        (["a"], "không thuộc loại"),
    ],
)
def test_names_that_no_package_may_hold_are_refused(stick, names, said):
    with pytest.raises(RuleBroken, match=said):
        write_package(stick, [PackagePart(name=name, source=b"") for name in names], INFO)
    assert list(stick.iterdir()) == []


def test_what_a_killed_run_left_is_swept_and_the_rest_stays(stick, parts):
    (stick / f"{TEMPORARY}1a2b").mkdir()
    (stick / f"{TEMPORARY}1a2b" / "half.docx").write_bytes(b"")
    (stick / "ảnh gia đình").mkdir()
    assert sweep_packages(stick) == 1
    assert [path.name for path in stick.iterdir()] == ["ảnh gia đình"]


def test_every_kind_of_damage_is_a_sentence(stick, parts):
    folder = write_package(stick, parts, INFO).folder
    (folder / "desktop.ini").write_text("")  # litter is nobody's fault
    assert verify_package(folder) == []
    (folder / "lạ.docx").write_text("")
    (folder / "du-lieu.json").write_bytes(b'{"a": 9}')
    (folder / "Báo cáo tổng hợp.docx").unlink()
    assert verify_package(folder) == [
        "Gói thiếu tệp “Báo cáo tổng hợp.docx”.",
        "Tệp “du-lieu.json” trong gói đã bị sửa hoặc chép lỗi (mã kiểm tra không khớp).",
        "Gói có tệp “lạ.docx” không có trong bản kê.",
    ]


def test_a_link_in_place_of_a_file_is_not_followed(stick, parts):
    folder = write_package(stick, parts, INFO).folder
    (folder / "du-lieu.json").rename(stick / "x.json")
    (folder / "du-lieu.json").symlink_to(stick / "x.json")
    assert verify_package(folder) == ["“du-lieu.json” trong gói không phải là một tệp thường."]


def change(**changes):
    return lambda raw: json.dumps(raw | changes)


def change_file(**changes):
    return lambda raw: json.dumps(raw | {"files": [raw["files"][0] | changes]})


@pytest.mark.parametrize(
    ("write", "said"),
    [
        (lambda raw: "", "không phải gói"),
        (lambda raw: "[" * 100_000, "không phải gói"),
        (lambda raw: '{"format":' + "9" * 5000, "không phải gói"),
        (change(format="zip"), "không phải gói"),
        (change(version=2), "phiên bản mới hơn"),
        (change(version="1"), "không phải gói"),
        (change(files=None), "không phải gói"),
        (change(files=[]), "chưa có tệp"),
        (change(created_on="hôm nay"), "không phải gói"),
        (change(office=7), "không phải gói"),
        (change_file(name="../../a.docx"), "không dùng được"),
        (change_file(name="C:\\a.docx"), "không dùng được"),
        (change_file(size=-1), "không phải gói"),
        (change_file(size=True), "không phải gói"),
        (change_file(sha256="12"), "không phải gói"),
    ],
)
def test_a_foreign_or_broken_manifest_is_refused(stick, parts, write, said):
    folder = write_package(stick, parts, INFO).folder
    raw = json.loads((folder / MANIFEST).read_text("utf-8"))
    (folder / MANIFEST).write_text(write(raw), "utf-8")
    with pytest.raises(RuleBroken, match=said):
        read_manifest(folder)
    assert len(verify_package(folder)) == 1


def test_hashes_in_capitals_are_the_same_hashes(stick, parts):
    folder = write_package(stick, parts, INFO).folder
    raw = json.loads((folder / MANIFEST).read_text("utf-8"))
    for file in raw["files"]:
        file["sha256"] = file["sha256"].upper()
    (folder / MANIFEST).write_text(json.dumps(raw), "utf-8")
    assert verify_package(folder) == []


def test_a_folder_without_manifest_is_no_package(stick):
    assert "không phải gói dữ liệu" in verify_package(stick)[0]
