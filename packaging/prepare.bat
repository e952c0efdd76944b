@echo off
rem What run.bat and test.bat share: makes .venv and installs the named lock file into it.
rem Arguments: the lock file, then the files that it takes in. Does nothing where all is there.
rem No "goto" and no labels: cmd loses its place among UTF-8 letters when it jumps.

set "ROOT=%~dp0.."
set "VENV_PYTHON=%ROOT%\.venv\Scripts\python.exe"
set "RIGHT_VERSION=import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))"

rem A .venv whose Python was moved or removed is made anew.
set "VENV_READY="
if exist "%VENV_PYTHON%" (
    "%VENV_PYTHON%" -m pip --version >nul 2>nul
    if not errorlevel 1 set "VENV_READY=1"
)
if not defined VENV_READY call "%~dp0make_venv.bat"
if not exist "%VENV_PYTHON%" exit /b 1

set "INSTALLED=1"
for %%f in (%*) do (
    fc /b "%ROOT%\%%~f" "%ROOT%\.venv\installed-%%~f" >nul 2>nul
    if errorlevel 1 set "INSTALLED="
)
if defined INSTALLED exit /b 0

echo Đang cài đặt các gói của chương trình, chờ vài phút… / Setting up, this takes a few minutes…
"%VENV_PYTHON%" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement "%ROOT%\%~1"
if errorlevel 1 (
    echo Chưa cài được các gói của chương trình, hãy kiểm tra mạng rồi chạy lại.
    echo The packages could not be installed; check the network and run this again.
    exit /b 1
)
for %%f in (%*) do copy /y /b "%ROOT%\%%~f" "%ROOT%\.venv\installed-%%~f" >nul
exit /b 0
