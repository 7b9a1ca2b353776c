#!/usr/bin/env bash
# Sets up .venv from the locks: `runtime` needs no root, `test` adds browser, LibreOffice, fonts and languages.
# A stamp with the hash of the locks makes a second run a matter of milliseconds.
set -euo pipefail
cd "$(dirname "$0")/.."
what=${1:-runtime}
python=${PYTHON:-python3.11}

stamp_of() { sha256sum "$@" deploy/setup.sh | sha256sum | cut -c1-16; }

make_venv() {
  [ -x .venv/bin/python ] && return
  command -v "$python" >/dev/null || python=python3
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Cần Python 3.11 trở lên." >&2; exit 1; }
  "$python" -m venv .venv 2>/dev/null && [ -x .venv/bin/pip ] && return
  rm -rf .venv .tools
  "$python" -m pip install --quiet --target .tools virtualenv
  PYTHONPATH=.tools "$python" -m virtualenv --quiet .venv
  rm -rf .tools
}

install_locked() {
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes "$@"
}

setup_runtime() {
  local stamp; stamp=$(stamp_of requirements.txt)
  [ "$(cat .venv/.runtime 2>/dev/null)" = "$stamp" ] && return
  make_venv
  install_locked -r requirements.txt
  echo "$stamp" >.venv/.runtime
}

missing_programs() {
  local missing=()
  command -v chromium >/dev/null || missing+=(chromium)
  command -v soffice >/dev/null || missing+=(libreoffice-writer-nogui libreoffice-calc-nogui)
  command -v pdftotext >/dev/null || missing+=(poppler-utils)
  fc-list 2>/dev/null | grep -q "LiberationSerif-Regular" || missing+=(fonts-liberation2)
  [ -e /usr/share/i18n/locales/vi_VN ] || missing+=(locales)
  command -v fc-list >/dev/null || missing+=(fontconfig)
  echo "${missing[*]}"
}

setup_programs() {
  local missing; missing=$(missing_programs)
  [ -z "$missing" ] && return
  if [ "$(id -u)" != 0 ]; then
    echo "Thiếu gói hệ thống cho kiểm thử: $missing. Cài bằng: sudo apt-get install $missing" >&2
    exit 1
  fi
  apt-get update -qq >/dev/null
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

setup_test() {
  local stamp; stamp=$(stamp_of requirements.txt requirements-dev.txt)
  if [ "$(cat .venv/.test 2>/dev/null)" != "$stamp" ]; then
    install_locked -r requirements-dev.txt
    echo "$stamp" >.venv/.test
  fi
  setup_programs
}

setup_runtime
[ "$what" = test ] && setup_test
exit 0
