# shellcheck shell=bash disable=SC2154
# What run.sh and test.sh share: Python, .venv with the locked packages, system libraries.
# Sourced with `root` set to the checkout. Whatever is already there is left alone.

venv_python="$root/.venv/bin/python"
export PYTHONUTF8=1

# Shared library → Debian/Ubuntu package; after "|" its name since the 64-bit time change.
QT_LIBRARIES=(
    libGL.so.1=libgl1 libEGL.so.1=libegl1 libxkbcommon.so.0=libxkbcommon0
    libdbus-1.so.3=libdbus-1-3 libfontconfig.so.1=libfontconfig1
    'libglib-2.0.so.0=libglib2.0-0|libglib2.0-0t64'
)
WINDOW_LIBRARIES=(
    libxcb-cursor.so.0=libxcb-cursor0 libxkbcommon-x11.so.0=libxkbcommon-x11-0
    libxcb-icccm.so.4=libxcb-icccm4 libxcb-keysyms.so.1=libxcb-keysyms1
    libxcb-shape.so.0=libxcb-shape0 'libcups.so.2=libcups2|libcups2t64'
)

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "$*"
    exit 1
}

on_linux() { [ "$(uname -s)" = Linux ]; }

has_display() { ! on_linux || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

# Run a command as root; returns 1 where that would need a password.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        env "$@"
    elif [ "${CI:-}" = true ] && command -v sudo >/dev/null; then
        sudo -n env "$@"
    else
        return 1
    fi
}

may_install() { command -v apt-get >/dev/null && as_root true 2>/dev/null; }

# Print for each "old|new" package name the one this system's lists know.
known_packages() {
    local names name found
    for names in "$@"; do
        found="${names%%|*}"
        for name in ${names//|/ }; do
            if apt-cache show "$name" >/dev/null 2>&1; then found="$name"; fi
        done
        printf '%s\n' "$found"
    done
}

# Install Debian packages; returns 1 when that is not allowed or failed, with apt's own words.
apt_install() {
    local packages output
    may_install || return 1
    say "Đang cài thư viện hệ thống / Installing system packages: ${*%%|*}"
    as_root apt-get update -qq </dev/null >&2 || true # old lists may do
    mapfile -t packages < <(known_packages "$@")
    if ! output="$(as_root DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
        --no-install-recommends "${packages[@]}" </dev/null 2>&1)"; then
        say "$output"
        return 1
    fi
}

# Print the packages of those "library=package" pairs whose library is absent.
missing_packages() {
    local present pair
    present="$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null)" || return 0
    for pair in "$@"; do
        case "$present" in
            *"${pair%%=*}"*) ;;
            *) printf '%s\n' "${pair#*=}" ;;
        esac
    done
}

# True where a font that draws every Vietnamese letter well is there. Liberation 1 lacks most of
# them, DejaVu has them but runs wide, so neither counts.
has_good_font() {
    local folders=(/usr/share/fonts /usr/local/share/fonts "${HOME:-/root}/.local/share/fonts")
    [ -n "$(find -L "${folders[@]}" \( -iname 'NotoSans-Regular*' -o -iname 'Inter*Regular*' \
        -o -iname 'Inter.tt?' -o -iname 'segoeui.ttf' -o -path '*liberation2*' \) \
        -print -quit 2>/dev/null)" ]
}

prepare_system() {
    local missing
    on_linux || return 0
    mapfile -t missing < <(missing_packages "${QT_LIBRARIES[@]}")
    if has_display; then
        mapfile -t -O "${#missing[@]}" missing < <(missing_packages "${WINDOW_LIBRARIES[@]}")
    fi
    if may_install && ! has_good_font; then missing+=(fonts-noto-core); fi
    [ "${#missing[@]}" -gt 0 ] || return 0
    if apt_install "${missing[@]}"; then return 0; fi
    say "Máy còn thiếu thư viện hệ thống, hãy chạy lệnh sau một lần rồi thử lại /" \
        "System libraries are missing; run this once, then try again:"
    if command -v apt-get >/dev/null; then
        mapfile -t missing < <(known_packages "${missing[@]}")
        stop "    sudo apt-get install --no-install-recommends ${missing[*]}"
    fi
    say "    ${missing[*]%%|*}   (tên gói của Debian / names of Debian's packages)"
}

# Print the first Python of a version that the lock was made for; returns 1 where there is none.
find_python() {
    local name
    for name in python3 python3.13 python3.12 python3.11 python3.14 python; do
        if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' \
            >/dev/null 2>&1; then
            printf '%s\n' "$name"
            return 0
        fi
    done
    return 1
}

make_venv() {
    local python package
    python="$(find_python)" || stop "Cần Python từ 3.11 đến 3.14, hãy cài rồi chạy lại." \
        "/ Python 3.11 to 3.14 is needed; install it and run this again."
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        package="$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
        apt_install "$package" || stop "Python trên máy thiếu phần tạo môi trường, hãy chạy một" \
            "lần / Python lacks its venv part, run once: sudo apt-get install $package"
    fi
    "$python" -m venv --clear "$root/.venv"
}

# Print what is noted in .venv once this lock file was installed there.
stamp() {
    "$venv_python" --version
    cat "$root/$1"
}

installed() {
    local lock
    for lock in "$@"; do
        stamp "$lock" | cmp -s - "$root/.venv/installed-$lock" || return 1
    done
}

# Install a lock file into .venv unless exactly that is there. The files that it takes in follow it.
prepare_packages() {
    local lock
    if ! "$venv_python" --version >/dev/null 2>&1; then make_venv; fi
    if installed "$@"; then return 0; fi
    say "Đang cài đặt các gói của chương trình, chờ vài phút… /" \
        "Setting up, this takes a few minutes…"
    if ! "$venv_python" -m pip --version >/dev/null 2>&1; then make_venv; fi
    (cd "$root" && "$venv_python" -m pip install --quiet --disable-pip-version-check --no-deps \
        --require-hashes --requirement "$1" </dev/null >&2) ||
        stop "Chưa cài được các gói của chương trình, hãy kiểm tra mạng rồi chạy lại." \
            "/ The packages could not be installed; check the network and run this again."
    for lock in "$@"; do stamp "$lock" >"$root/.venv/installed-$lock"; done
}
