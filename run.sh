#!/usr/bin/env bash
# Open Sổ Thi Đua, setting it up first where needed. Arguments go to main.py.
# Without a display and without arguments: the main job on the demonstration office, into out/.
set -euo pipefail
root="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=packaging/prepare.sh
. "$root/packaging/prepare.sh"

prepare_system
prepare_packages requirements.lock

if has_display; then
    exec "$venv_python" "$root/main.py" "$@"
fi

export QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}"
if [ $# -gt 0 ]; then
    exec "$venv_python" "$root/main.py" "$@"
fi
say "Không có màn hình: chạy thử công việc chính trên đơn vị mẫu." \
    "/ No display: doing the main job on the demonstration office."
"$venv_python" "$root/main.py" tour "$root/out"
printf '%s\n' "Kết quả ở / Results are in: $root/out"
