@echo off
rem Checks style and runs the whole suite. Arguments go to pytest.
setlocal
chcp 65001 >nul
set "PYTHONUTF8=1"

call "%~dp0packaging\prepare.bat" requirements-test.lock requirements.lock
if errorlevel 1 exit /b 1

set "QT_QPA_PLATFORM=offscreen"
set "FAILED="
cd /d "%~dp0"
.venv\Scripts\python.exe -m ruff check .
if errorlevel 1 set "FAILED=%FAILED% ruff-check"
.venv\Scripts\python.exe -m ruff format --check .
if errorlevel 1 set "FAILED=%FAILED% ruff-format"
.venv\Scripts\python.exe -m pytest -n 2 %*
if errorlevel 1 set "FAILED=%FAILED% pytest"

if defined FAILED (
    echo FAILED:%FAILED%
    exit /b 1
)
echo OK: style and tests
exit /b 0
