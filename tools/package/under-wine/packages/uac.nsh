# What electron-builder's scripts ask the UAC plugin for: it is for 32 bits alone, and here an administrator installs.
!ifndef UAC_HDR__INC
!define UAC_HDR__INC 1
!include "LogicLib.nsh"

!macro UAC_RunElevated
  StrCpy $0 5
!macroend

!define UAC_IsAdmin `"" UAC_IsAdmin ""`
!macro _UAC_IsAdmin _a _b _t _f
  UserInfo::GetAccountType
  Pop $R9
  StrCmp "$R9" "Admin" `${_t}` `${_f}`
!macroend

!define UAC_IsInnerInstance `"" UAC_IsInnerInstance ""`
!macro _UAC_IsInnerInstance _a _b _t _f
  StrCmp "inner" "outer" `${_t}` `${_f}`
!macroend
!endif
