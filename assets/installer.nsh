; The same files are packed for both Windows installers, marked as the MSI's: this one says that it was this one.
!macro customInstall
  FileOpen $0 "$INSTDIR\resources\install-kind" w
  FileWrite $0 "nsis-user"
  FileClose $0
!macroend
