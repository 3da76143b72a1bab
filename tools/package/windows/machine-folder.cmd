@echo off
rem What Branchdesk's installers do to its folder for the whole machine, where its configuration lies.
rem   machine-folder.cmd protect FOLDER SYSTEM32   administrators write, users only read
rem   machine-folder.cmd purge   FOLDER SYSTEM32   removes it, and each profile's journal
rem Places are given as arguments: variables of an account may name others.
setlocal EnableExtensions
set "folder=%~2"
set "system=%~3"
if "%folder%"=="" exit /b 2
if "%system%"=="" exit /b 2
if /i "%~1"=="protect" goto protect
if /i "%~1"=="purge" goto purge
exit /b 2

:protect
rem Any user may have made the folder first, or a link of its name: a link is taken away, never followed.
set "attributes="
for %%f in ("%folder%") do set "attributes=%%~af"
if not "%attributes:~8,1%"=="l" goto real
rmdir "%folder%"
if exist "%folder%" exit /b 1
:real
if not exist "%folder%\" mkdir "%folder%"
if not exist "%folder%\" exit /b 1
rem Accounts by number (SYSTEM, Administrators, Users): their names are translated.
"%system%\icacls.exe" "%folder%" /setowner *S-1-5-32-544 /t /c /l /q
if errorlevel 1 exit /b 1
"%system%\icacls.exe" "%folder%" /reset /t /c /l /q
if errorlevel 1 exit /b 1
"%system%\icacls.exe" "%folder%" /inheritance:r /grant:r "*S-1-5-18:(OI)(CI)F" "*S-1-5-32-544:(OI)(CI)F" "*S-1-5-32-545:(OI)(CI)RX" /q
if errorlevel 1 exit /b 1
exit /b 0

:purge
if exist "%folder%\" rmdir /s /q "%folder%"
set "profiles=%SystemDrive%\Users"
set "key=HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList"
for /f "tokens=2,*" %%a in ('%system%\reg.exe query "%key%" /v ProfilesDirectory') do call set "profiles=%%b"
pushd "%profiles%"
for /d %%u in (*) do if exist "%%u\AppData\Local\Branchdesk\" rmdir /s /q "%%u\AppData\Local\Branchdesk"
popd
if exist "%folder%\" exit /b 1
exit /b 0
