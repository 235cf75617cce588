<#-- Model: org.netloom.generate.RunCmd. File: run.cmd, for Windows. -->
@echo off
rem Runs this project without Maven; compiles first.
rem   run                   trains the network
rem   run evaluate          measures it on data it has not learned from
rem   run predict FILE...   asks it
rem --help behind each lists its options. JAVA_OPTS is handed to Java.
setlocal DisableDelayedExpansion
set "package=${packageName}"
set "runtime=${runtimeJar}"
<#noparse>
set "home=%~dp0"
set "home=%home:~0,-1%"

set "main=Train"
set "skip="
if /i "%~1"=="train" set "skip=1"
if /i "%~1"=="evaluate" set "main=Evaluate" & set "skip=1"
if /i "%~1"=="predict" set "main=Predict" & set "skip=1"

set "jdk="
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\javac.exe" set "jdk=%JAVA_HOME%\bin\"
if not defined jdk for %%j in (javac.exe) do if not "%%~$PATH:j"=="" set "jdk=%%~dp$PATH:j"
set "version="
if defined jdk for /f "tokens=2" %%v in ('""%jdk%javac.exe" -version 2^>^&1"') do for /f "delims=.-+" %%m in ("%%v") do set "version=%%m"
if not defined version goto nojdk
if %version% LSS 25 goto nojdk

pushd "%home%" || exit /b 1
if exist build\classes rmdir /s /q build\classes
if not exist build mkdir build
(for /f "delims=" %%f in ('dir /s /b /a-d src\main\java\*.java') do call :source "%%f") > build\sources
"%jdk%javac.exe" -encoding UTF-8 --release 25 -cp "%runtime%" -d build\classes @build\sources
if errorlevel 1 (
  popd
  exit /b 1
)
popd

rem Tensors live on the heap: three quarters of the memory are for it. Steps leave nearly no garbage: a small part for
rem young objects is enough, and a heap that does not grow because of it; the option for that is one of Java 25.
set "memory=-XX:MaxRAMPercentage=75 -Xmn64m -XX:GCTimeRatio=1 -XX:G1HeapRegionSize=4m"
if %version% EQU 25 set "memory=%memory% -XX:+UnlockExperimentalVMOptions -XX:G1ExpandByPercentOfAvailable=0"

set arguments=%*
if defined skip for /f "tokens=1,*" %%a in ("%*") do set arguments=%%b
"%jdk%java.exe" %memory% %JAVA_OPTS% --add-modules jdk.incubator.vector</#noparse><#if openClJars?has_content> --enable-native-access=ALL-UNNAMED</#if><#noparse> "-Dnetloom.base=%home%" -cp "%home%\build\classes;%home%\%runtime%</#noparse><#list openClJars as jar>;%home%\${jar}</#list><#noparse>" %package%.%main% %arguments%
exit /b %errorlevel%

:source
set "file=%~1"
echo "%file:\=/%"
exit /b

:nojdk
echo This project needs a JDK 25 or newer, and found none: neither in JAVA_HOME nor on the PATH. Install one, for 1>&2
echo example Temurin 25 from https://adoptium.net, set JAVA_HOME to its folder, and run this again. 1>&2
exit /b 3
</#noparse>
