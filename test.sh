#!/usr/bin/env bash
# Check style and run the whole suite in a set-up of its own. Arguments go to pytest; paths among
# them are taken from the checkout, as in: ./test.sh tests/models -k deadlines
set -euo pipefail
root="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=packaging/prepare.sh
. "$root/packaging/prepare.sh"

# LibreOffice turns documents into pages; without it the tests marked "render" skip.
prepare_render() {
    local missing=()
    command -v soffice >/dev/null || missing+=(libreoffice-writer libreoffice-calc)
    command -v pdftoppm >/dev/null || missing+=(poppler-utils)
    # Version 1 of these fonts lacks Vietnamese letters; later systems dropped the "2" of the name.
    [ -n "$(find -L /usr/share/fonts -iname 'LiberationSerif-Regular*' -print -quit 2>/dev/null)" ] ||
        missing+=('fonts-liberation|fonts-liberation2')
    if ! on_linux || ! may_install || [ "${#missing[@]}" -eq 0 ]; then return 0; fi
    apt_install "${missing[@]}" || say "LibreOffice was not installed: tests of pages will skip."
}

prepare_system
prepare_render
prepare_packages requirements-test.lock requirements.lock

cd "$root"
export QT_QPA_PLATFORM=offscreen
failed=""
"$venv_python" -m ruff check . </dev/null || failed+=", ruff check"
"$venv_python" -m ruff format --check . </dev/null || failed+=", ruff format"
"$venv_python" -m pytest -n 2 "$@" </dev/null || failed+=", pytest"

[ -z "$failed" ] || stop "FAILED: ${failed#, }"
printf '%s\n' "OK: style and tests"
