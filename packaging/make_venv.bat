@echo off
rem Makes .venv with the first Python of a version that the lock was made for.
rem Called by prepare.bat, which sets ROOT and RIGHT_VERSION.

set "FOUND="
python -c "%RIGHT_VERSION%" >nul 2>nul
if not errorlevel 1 set "FOUND=python"
for %%v in (3 3.13 3.12 3.11) do (
    if not defined FOUND (
        py -%%v -c "%RIGHT_VERSION%" >nul 2>nul
        if not errorlevel 1 set "FOUND=py -%%v"
    )
)
if not defined FOUND (
    echo Cần Python từ 3.11 đến 3.14, hãy cài từ python.org rồi chạy lại.
    echo Python 3.11 to 3.14 is needed; install it from python.org and run this again.
    exit /b 1
)
%FOUND% -m venv --clear "%ROOT%\.venv"
