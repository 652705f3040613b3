#!/usr/bin/env node
"use strict";
// Starts the memlint of this platform, which npm installed as an optional dependency.
//   MEMLINT_BINARY   another memlint to start
const { spawn } = require("node:child_process");
const { join, dirname } = require("node:path");

function binary() {
  if (process.env.MEMLINT_BINARY) return process.env.MEMLINT_BINARY;
  const name = `@memlint/cli-${process.platform}-${process.arch}`;
  try {
    const top = dirname(require.resolve(`${name}/package.json`));
    return join(top, "bin", process.platform === "win32" ? "memlint.cmd" : "memlint");
  } catch {
    console.error(`memlint: the package ${name} is not installed.`);
    console.error("Install without --omit=optional. Where there is no package for a platform (musl is one), set MEMLINT_BINARY");
    console.error("to a memlint that was built from its sources.");
    process.exit(3);
  }
}

const child = spawn(binary(), process.argv.slice(2), { stdio: "inherit", shell: process.platform === "win32" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  console.error(`memlint: cannot be started: ${error.message}`);
  process.exit(3);
});
child.on("exit", (code, signal) => {
  if (signal) {
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  } else {
    process.exit(code ?? 3);
  }
});
