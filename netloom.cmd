@echo off
rem Netloom's launcher for Windows. Builds what is missing or older than its sources, then starts
rem   netloom                   the designer
rem   netloom net.netloom       the designer with this design
rem   netloom COMMAND ...       the command line; netloom --help lists the commands
setlocal
set "NETLOOM=%~dp0"
set "NETLOOM=%NETLOOM:~0,-1%"
call "%NETLOOM%\.mvn\find-jdk.cmd" || exit /b 3

set "STATE=%NETLOOM%\target\netloom"
if not exist "%STATE%" mkdir "%STATE%"
call :changed || call :build || exit /b 1

set "PROGRAM=-XX:TieredStopAtLevel=1 "-XX:SharedArchiveFile=%STATE%\cli.jsa" org.netloom.cli.Main"
set "DESIGNER=-XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%STATE%\designer.jsa" org.netloom.designer.Main"
if "%~1"=="" set "PROGRAM=%DESIGNER%"
if "%~2"=="" if /i "%~x1"==".netloom" if exist "%~1" set "PROGRAM=%DESIGNER%"
"%JAVA_HOME%\bin\java" -Xlog:cds=off -Xlog:aot=off --enable-native-access=ALL-UNNAMED "-Dnetloom.home=%NETLOOM%" -cp "%NETLOOM%\designer\target\netloom-designer.jar;%NETLOOM%\designer\target\lib\*" %PROGRAM% %*
exit /b %ERRORLEVEL%

rem 0: everything is built. A folder's own time changes when something in it is added, renamed or deleted.
:changed
if not exist "%STATE%\stamp" exit /b 1
if not exist "%NETLOOM%\designer\target\lib" exit /b 1
powershell -NoProfile -Command "$t = (Get-Item -LiteralPath ($env:STATE + '\stamp')).LastWriteTime; $n = $env:NETLOOM; $where = '\pom.xml', '\*\pom.xml', '\runtime\*\pom.xml', '\*\src\main', '\runtime\*\src\main' | ForEach-Object { $n + $_ }; if (Get-ChildItem -Path $where -Recurse -ErrorAction SilentlyContinue | Where-Object LastWriteTime -gt $t | Select-Object -First 1) { exit 1 }"
exit /b %ERRORLEVEL%

rem One build at a time: the lock is a file that this process holds open for writing.
:build
>&2 echo Netloom: building; on the first start this fetches Maven and the libraries and takes a few minutes
2>nul (
  9>"%STATE%\lock" call :maven
) || (
  if exist "%STATE%\failed" (
    >&2 findstr /b /c:"[ERROR]" "%STATE%\build.log"
    >&2 echo Netloom: the build failed. The whole log: "%STATE%\build.log"
  ) else (
    >&2 echo Netloom: another build is running in this folder; try again when it has ended.
  )
  exit /b 1
)
exit /b 0

:maven
del "%STATE%\failed" 2>nul
rem A library that is no longer used would stay.
rmdir /s /q "%NETLOOM%\designer\target\lib" 2>nul
type nul >"%STATE%\stamp.new"
call "%NETLOOM%\mvnw.cmd" -f "%NETLOOM%\pom.xml" --batch-mode -Dstyle.color=never -DskipTests -pl designer -am package >"%STATE%\build.log" 2>&1 || (type nul >"%STATE%\failed" & exit /b 1)
del "%STATE%\*.jsa" 2>nul
"%JAVA_HOME%\bin\java" -XX:TieredStopAtLevel=1 "-XX:ArchiveClassesAtExit=%STATE%\cli.jsa" -Xlog:cds=off -Xlog:aot=off --enable-native-access=ALL-UNNAMED "-Dnetloom.home=%NETLOOM%" -cp "%NETLOOM%\designer\target\netloom-designer.jar;%NETLOOM%\designer\target\lib\*" org.netloom.cli.Main summary "%NETLOOM%\samples\lenet5\lenet5.netloom" >nul 2>&1
move /y "%STATE%\stamp.new" "%STATE%\stamp" >nul
exit /b 0
