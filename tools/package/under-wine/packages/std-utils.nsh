# What electron-builder's scripts ask StdUtils for, in NSIS' own words: its plugin is for 32 bits alone.
!ifndef ___STDUTILS__NSH___
!define ___STDUTILS__NSH___
!include "FileFunc.nsh"

!define StdUtils.TestParameter '!insertmacro testParameter'
!define StdUtils.GetAllParameters '!insertmacro allParameters'
!define StdUtils.GetParentPath '!insertmacro parentPath'
!define StdUtils.ExecShellAsUser '!insertmacro execShellAsUser'

# "true" or "false". It stands inside conditions, so it has no conditions and labels of its own, and leaves the flag for
# errors as it is.
!macro testParameter OUT NAME
  Push $R0
  Push $R1
  Push $R2
  StrCpy $R2 0
  IfErrors 0 +2
    StrCpy $R2 1
  ${GetParameters} $R0
  StrCpy ${OUT} "false"
  ClearErrors
  ${GetOptions} $R0 "--${NAME}" $R1
  IfErrors +2
    StrCpy ${OUT} "true"
  ClearErrors
  ${GetOptions} $R0 "/${NAME}" $R1
  IfErrors +2
    StrCpy ${OUT} "true"
  ClearErrors
  StrCmp $R2 0 +2
    SetErrors
  Pop $R2
  Pop $R1
  Pop $R0
!macroend

# NSIS takes /D= out of its own copy of the command line.
!macro allParameters OUT UNUSED
  System::Call 'kernel32::GetCommandLineW() w .s'
  Pop ${OUT}
!macroend

!macro parentPath OUT PATH
  ${GetParent} "${PATH}" ${OUT}
!macroend

!macro execShellAsUser OUT FILE VERB ARGS
  ExecShell "${VERB}" "${FILE}" '${ARGS}'
  StrCpy ${OUT} "ok"
!macroend
!endif
