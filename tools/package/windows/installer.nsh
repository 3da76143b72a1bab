# What Branchdesk's installer does beyond copying files. Windows' own tools end with these codes, and fleets read them:
# 0 done, 3010 done but a restart is needed, 1602 a person cancelled, 1603 it failed.

!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "WordFunc.nsh"

!define MACHINE_FOLDER_SCRIPT "resources\machine-folder.cmd"

# Runs the script that was installed with the app. $0 is 0 when it did what it was asked.
!macro machineFolder VERB MORE
  SetShellVarContext all
  nsExec::Exec '"$SYSDIR\cmd.exe" /d /s /c ""$INSTDIR\${MACHINE_FOLDER_SCRIPT}" ${VERB} "$APPDATA\Branchdesk" "$SYSDIR" ${MORE}"'
  Pop $0
!macroend

# A file that the installer is given: its whole path, or nothing where the option is not there.
!macro givenFile OPTION ANSWER
  StrCpy $R1 ""
  StrCpy ${ANSWER} ""
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "${OPTION}" $R1
  ${IfNot} ${Errors}
    # Quotes around a path are taken off where they stand right behind what was asked for.
    ClearErrors
    ${GetOptions} $R0 "${OPTION}=" ${ANSWER}
    # The place of a path without a drive or a server depends on who asks.
    StrCpy $R3 ${ANSWER} 2
    StrCpy $R4 ${ANSWER} 2 1
    ${If} $R4 == ":\"
      StrCpy $R3 "\\"
    ${EndIf}
    ${If} $R3 != "\\"
    ${OrIfNot} ${FileExists} "${ANSWER}"
    ${OrIf} ${FileExists} "${ANSWER}\*.*"
      MessageBox MB_OK|MB_ICONSTOP "${OPTION}= has to be followed by the whole path of a file, and there is none: $R1. Nothing was changed." /SD IDOK
      SetErrorLevel 1603
      Quit
    ${EndIf}
  ${EndIf}
  ClearErrors
!macroend

# Closes the running app: asked first, as its window's own button does, then ended. Whether it runs is seen by its program
# file, which Windows lets nobody write meanwhile: neither PowerShell nor a list of names has to be allowed for that.
!macro programIsBusy ANSWER
  # Asking for the flag for errors also clears it: the answer is kept in a variable.
  StrCpy ${ANSWER} "no"
  ${If} ${FileExists} "$INSTDIR\${APP_EXECUTABLE_FILENAME}"
    ClearErrors
    FileOpen $R9 "$INSTDIR\${APP_EXECUTABLE_FILENAME}" a
    ${If} ${Errors}
      StrCpy ${ANSWER} "yes"
    ${Else}
      FileClose $R9
    ${EndIf}
  ${EndIf}
!macroend

!macro customCheckAppRunning
  SetErrorLevel 1603
  !insertmacro programIsBusy $R6
  ${If} $R6 == "yes"
    MessageBox MB_OKCANCEL|MB_ICONEXCLAMATION "Branchdesk is running and will be closed. Changes that were sent are on record." /SD IDOK IDOK closeApp
    SetErrorLevel 1602
    Quit
    closeApp:
    nsExec::Exec '"$SYSDIR\taskkill.exe" /IM "${APP_EXECUTABLE_FILENAME}"'
    Pop $R8
    StrCpy $R7 0
    ${Do}
      Sleep 500
      IntOp $R7 $R7 + 1
      ${If} $R7 == 10
        # Each of the app's processes has this name.
        nsExec::Exec '"$SYSDIR\taskkill.exe" /F /IM "${APP_EXECUTABLE_FILENAME}"'
        Pop $R8
      ${EndIf}
      !insertmacro programIsBusy $R6
      ${If} $R6 == "no"
        ${Break}
      ${EndIf}
    ${LoopUntil} $R7 == 20
    ${If} $R6 == "yes"
      MessageBox MB_OK|MB_ICONSTOP "Branchdesk could not be closed. Nothing was changed." /SD IDOK
      Quit
    ${EndIf}
  ${EndIf}
  ClearErrors
!macroend

!ifndef BUILD_UNINSTALLER
  !define MUI_CUSTOMFUNCTION_ABORT cancelled

  Var bundleFile
  Var keysFile

  Function cancelled
    SetErrorLevel 1602
  FunctionEnd

  Function .onInstSuccess
    ${If} ${RebootFlag}
      SetErrorLevel 3010
    ${Else}
      SetErrorLevel 0
    ${EndIf}
  FunctionEnd

  # Whatever ends the installer before its last line has failed.
  !macro preInit
    SetErrorLevel 1603
  !macroend

  # An older app cannot read what a newer one has written.
  !macro customInit
    ReadRegStr $R0 HKLM "${UNINSTALL_REGISTRY_KEY}" DisplayVersion
    ${If} $R0 != ""
      ${VersionCompare} "$R0" "${VERSION}" $R1
      ${If} $R1 == 1
        MessageBox MB_OK|MB_ICONSTOP "Branchdesk $R0 is installed, which is newer than ${VERSION}. Nothing was changed. Remove it first if you mean to go back." /SD IDOK
        SetErrorLevel 1603
        Quit
      ${EndIf}
    ${EndIf}
    !insertmacro givenFile "/BUNDLE" $bundleFile
    !insertmacro givenFile "/KEYS" $keysFile
  !macroend

  # The version before is removed first; what it says decides.
  !macro customUnInstallCheck
    ${If} ${Errors}
      DetailPrint "The uninstaller of the version before could not be started."
    ${ElseIf} $R0 != 0
      MessageBox MB_OK|MB_ICONSTOP "The version before could not be removed ($R0). Nothing was changed." /SD IDOK
      SetErrorLevel 1603
      Quit
    ${EndIf}
  !macroend

  !macro customInstall
    !insertmacro machineFolder "protect" ""
    ${If} $0 != 0
      MessageBox MB_OK|MB_ICONSTOP "The folder $APPDATA\Branchdesk could not be protected from changes by users ($0). Branchdesk is not fit for use." /SD IDOK
      SetErrorLevel 1603
      Quit
    ${EndIf}

    # A sealed bundle, and the administrators' keys that count: each user's Branchdesk reads them at its first start.
    ${If} $bundleFile != ""
    ${OrIf} $keysFile != ""
      !insertmacro machineFolder 'place' '"$bundleFile" "$keysFile"'
      ${If} $0 != 0
        MessageBox MB_OK|MB_ICONSTOP "The bundle or the keys could not be copied to $APPDATA\Branchdesk ($0). Branchdesk is installed, and not configured." /SD IDOK
        SetErrorLevel 1603
        Quit
      ${EndIf}
    ${EndIf}

    # Whoever wants an icon on the desktop says so.
    ${GetParameters} $R0
    ClearErrors
    ${GetOptions} $R0 "/DESKTOPICON" $R1
    ${IfNot} ${Errors}
      CreateShortCut "$newDesktopLink" "$appExe" "" "$appExe" 0 "" "" "${APP_DESCRIPTION}"
      WinShell::SetLnkAUMI "$newDesktopLink" "${APP_ID}"
    ${EndIf}
    ClearErrors

    # Nothing updates itself: neither from a copy of this installer nor with the helper that would.
    Delete "$INSTDIR\resources\elevate.exe"
    SetShellVarContext current
    Delete "$LOCALAPPDATA\${APP_INSTALLER_STORE_FILE}"
    ${GetParent} "$LOCALAPPDATA\${APP_INSTALLER_STORE_FILE}" $R0
    RMDir "$R0"
    SetShellVarContext all
  !macroend
!else
  !macro customUnInit
    SetErrorLevel 1603
  !macroend

  Function un.onUninstSuccess
    ${If} ${RebootFlag}
      SetErrorLevel 3010
    ${Else}
      SetErrorLevel 0
    ${EndIf}
  FunctionEnd

  # An upgrade removes the version before: it keeps everything.
  !macro customUnInstall
    ${IfNot} ${isUpdated}
      Delete "$oldDesktopLink"
      ${GetParameters} $R0
      ClearErrors
      ${GetOptions} $R0 "/PURGE" $R1
      ${If} ${Errors}
        DetailPrint "Kept: the configuration in $APPDATA\Branchdesk and each operator's journal. /PURGE removes them."
        MessageBox MB_OK|MB_ICONINFORMATION "The configuration and each operator's journal stay on this computer. To remove them too, run the uninstaller with /PURGE." /SD IDOK
      ${Else}
        !insertmacro machineFolder "purge" ""
        ${If} $0 != 0
          SetErrorLevel 1603
          Abort "The configuration could not be removed."
        ${EndIf}
        DetailPrint "Removed: the configuration and each operator's journal. Credentials stay with their Windows accounts."
      ${EndIf}
    ${EndIf}
  !macroend
!endif
