"""Taking a template in: judged, mended, tried with example values, then put in place."""

import shutil
import tempfile
from pathlib import Path

from docgen import templates, word
from docgen.template_examples import examples
from docgen.template_gate.archive import read_content
from docgen.template_gate.check import examined
from docgen.template_gate.own import TemplateRefused
from docgen.template_gate.problems import Checked, Code, TemplateProblem, problem
from models.errors import RuleBroken
from models.files import atomic_write, is_open_in_office, write_bytes


def accept(path: Path, kind: str, data_folder: Path) -> Path:
    """Make the file at `path` the office's own template of a `kind`; return where it now lies.

    An own copy that was there before stays beside it as "<name>.cu-N.docx". Raises
    TemplateRefused with all problems, or RuleBroken when the disk says no; nothing has changed
    then. `path` itself may be the own copy, edited in Word: it is checked and mended in place.
    """
    content = read_content(path)
    checked, healed = _tried(content, kind, path.name)
    if checked.problems:
        raise TemplateRefused(path.name, checked.problems)
    own = templates.own_path(kind, data_folder)
    if own.exists() and own.read_bytes() == healed:
        return own
    if is_open_in_office(own):
        raise RuleBroken(f"“{own.name}” đang mở trong Word. Hãy đóng tệp đó rồi làm lại.")
    own.parent.mkdir(parents=True, exist_ok=True)
    kept = _keep_old(own)
    try:
        write_bytes(own, healed)
    except RuleBroken:
        if kept is not None:
            kept.unlink(missing_ok=True)
        raise
    return own


def _tried(content: bytes, kind: str, name: str) -> tuple[Checked, bytes]:
    checked, healed = examined(content, kind)
    if not checked.problems and (failed := _try(healed, kind, name)):
        checked.problems.append(failed)
    return checked, healed


def _try(content: bytes, kind: str, name: str) -> TemplateProblem | None:
    """Fill the template with every set of examples; return what the first failure says."""
    with tempfile.TemporaryDirectory() as folder:
        source = templates.own_path(kind, Path(folder))
        source.parent.mkdir()
        source.write_bytes(content)
        for context in examples(kind):
            try:
                word.render(source, context, Path(folder) / "thu.docx")
            except RuleBroken as broken:
                why = str(broken).replace(f"“{source.name}”", f"“{name}”").rstrip(".")
                return problem(Code.FAILS, why)
    return None


def _keep_old(own: Path) -> Path | None:
    if not own.exists():
        return None
    number = 1
    while (kept := own.with_name(f"{own.stem}.cu-{number}.docx")).exists():
        number += 1
    atomic_write(kept, lambda beside: shutil.copyfile(own, beside) and None)
    return kept
