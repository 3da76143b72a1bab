# What Branchdesk's installer does beyond copying files. Windows' own tools end with these codes, and fleets read them:
# 0 done, 3010 done but a restart is needed, 1602 a person cancelled, 1603 it failed.

!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "WordFunc.nsh"

!define MACHINE_FOLDER_SCRIPT "resources\machine-folder.cmd"

# Runs the script that was installed with the app. $0 is 0 when it did what it was asked.
!macro machineFolder VERB
  SetShellVarContext all
  nsExec::Exec '"$SYSDIR\cmd.exe" /d /s /c ""$INSTDIR\${MACHINE_FOLDER_SCRIPT}" ${VERB} "$APPDATA\Branchdesk" "$SYSDIR""'
  Pop $0
!macroend

!ifndef BUILD_UNINSTALLER
  !define MUI_CUSTOMFUNCTION_ABORT cancelled

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
  !macroend

  !macro customInstall
    !insertmacro machineFolder "protect"
    ${If} $0 != 0
      MessageBox MB_OK|MB_ICONSTOP "The folder $APPDATA\Branchdesk could not be protected from changes by users ($0). Branchdesk is not fit for use." /SD IDOK
      SetErrorLevel 1603
      Quit
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
        !insertmacro machineFolder "purge"
        ${If} $0 != 0
          SetErrorLevel 1603
          Abort "The configuration could not be removed."
        ${EndIf}
        DetailPrint "Removed: the configuration and each operator's journal. Credentials stay with their Windows accounts."
      ${EndIf}
    ${EndIf}
  !macroend
!endif
