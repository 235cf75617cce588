@rem Called by mvnw.cmd and netloom.cmd: sets JAVA_HOME to a JDK 25 or newer, or says what to install and returns 3.
@echo off
if defined JAVA_HOME call :try "%JAVA_HOME%" && exit /b 0
for /f "delims=" %%J in ('where java 2^>nul') do call :try "%%~dpJ.." && exit /b 0
for /d %%J in (
  "%ProgramFiles%\Eclipse Adoptium\jdk*" "%ProgramFiles%\Java\jdk*" "%ProgramFiles%\Microsoft\jdk*"
  "%ProgramFiles%\Zulu\zulu*" "%ProgramFiles%\Amazon Corretto\jdk*" "%ProgramFiles%\BellSoft\LibericaJDK*"
  "%LOCALAPPDATA%\Programs\Eclipse Adoptium\jdk*" "%USERPROFILE%\.jdks\*" "%USERPROFILE%\scoop\apps\*jdk*"
) do call :try "%%~J" && exit /b 0
>&2 echo Netloom needs a JDK 25 or newer and found none: neither in JAVA_HOME, nor on the PATH, nor where JDKs are
>&2 echo usually installed. Install one, for example Temurin 25 from https://adoptium.net
>&2 echo (winget install EclipseAdoptium.Temurin.25.JDK), set JAVA_HOME to its folder if it lies in an unusual place,
>&2 echo and run this command again.
exit /b 3

:try
if not exist "%~1\bin\javac.exe" exit /b 1
findstr /r /c:"^JAVA_VERSION=.2[5-9]" /c:"^JAVA_VERSION=.[3-9][0-9]" "%~1\release" >nul 2>&1 || exit /b 1
set "JAVA_HOME=%~f1"
exit /b 0
