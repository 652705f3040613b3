@echo off
rem Starts memlint in the Java runtime that it comes with.
rem   MEMLINT_JAVA_OPTS   more JVM options; they come last and so win
setlocal
set "top=%~dp0.."
set "cache="
if exist "%top%\lib\memlint.aot" set "cache=-XX:AOTCache="%top%\lib\memlint.aot""
rem A batch file cannot ask whether a person sees a stream: colours come with --color always.
"%top%\bin\java.exe" @OPTIONS@ %cache% -Xlog:disable -Xlog:all=error:stderr ^
  "-Dmemlint.natives=%top%\lib\native" %MEMLINT_JAVA_OPTS% -m @MAIN@ %*
exit /b %errorlevel%
