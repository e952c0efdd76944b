@echo off
rem Opens So Thi Dua, setting it up first where needed. Arguments go to main.py.
setlocal
chcp 65001 >nul
set "PYTHONUTF8=1"

call "%~dp0packaging\prepare.bat" requirements.lock
if errorlevel 1 (
    if not defined CI pause
    exit /b 1
)

rem Without arguments the window opens and this console closes.
if "%~1"=="" (
    start "" "%~dp0.venv\Scripts\pythonw.exe" "%~dp0main.py"
    exit /b 0
)
"%~dp0.venv\Scripts\python.exe" "%~dp0main.py" %*
exit /b %errorlevel%
