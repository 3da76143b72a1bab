@echo off
rem What Branchdesk's installers do to its folder for the whole machine, where its configuration lies.
rem   machine-folder.cmd protect FOLDER SYSTEM32   administrators write, users only read
rem   machine-folder.cmd place   FOLDER SYSTEM32 BUNDLE KEYS   copies these files into it; "" is none
rem   machine-folder.cmd purge   FOLDER SYSTEM32   removes it, and each profile's journal
rem Places are given as arguments: variables of an account may name others.
setlocal EnableExtensions
set "folder=%~2"
set "system=%~3"
if "%folder%"=="" exit /b 2
if "%system%"=="" exit /b 2
if /i "%~1"=="protect" goto protect
if /i "%~1"=="place" goto place
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

:place
rem Which keys count stands before what they have signed.
set "from=%~5"
set "to=%folder%\branchdesk.keys"
call :put
if errorlevel 1 exit /b 1
set "from=%~4"
set "to=%folder%\branchdesk.bundle"
call :put
if errorlevel 1 exit /b 1
exit /b 0

rem A reader finds the file before or the new one, never half of it. What has one of the names is taken away, never followed.
:put
if "%from%"=="" exit /b 0
if not exist "%from%" exit /b 1
if exist "%from%\*" exit /b 1
rmdir "%to%.new" 2>nul
if exist "%to%.new\*" exit /b 1
del /f /q /a "%to%.new" 2>nul
rmdir "%to%" 2>nul
if exist "%to%\*" exit /b 1
copy /b /y "%from%" "%to%.new" >nul
if errorlevel 1 exit /b 1
"%system%\attrib.exe" -r -h -s "%to%.new"
"%system%\icacls.exe" "%to%.new" /setowner *S-1-5-32-544 /l /q
if errorlevel 1 exit /b 1
if exist "%to%" "%system%\attrib.exe" -r -h -s "%to%"
move /y "%to%.new" "%to%" >nul
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
