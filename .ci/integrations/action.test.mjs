// The action against a real git repository with a base and a head commit: node --test action.test.mjs
//   MEMLINT_ROOT   the checkout under test
//   MEMLINT_IMAGE  a built distribution image, for the download of a release; without it that part is skipped loudly
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { runAction } from "./run-action.mjs";

const action = process.env.MEMLINT_ROOT;
const UPLOAD = "github/codeql-action/upload-sarif";
const buffer = (name) => `def ${name}():\n    return bytearray(4 << 20)\n`;

function git(directory, ...words) {
  return execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "protocol.file.allow=always", ...words],
    { cwd: directory, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null" } }).trim();
}

function write(directory, path, text) {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), text);
}

/** A repository whose pull request adds a finding to a file that has one, and a checkout of it as GitHub makes it. */
function pullRequest(depth) {
  const origin = mkdtempSync(join(tmpdir(), "origin-"));
  git(origin, "init", "-q", "-b", "main", ".");
  write(origin, "src/app.py", buffer("old"));
  git(origin, "add", "-A");
  git(origin, "commit", "-q", "-m", "base");
  git(origin, "checkout", "-q", "-b", "work");
  write(origin, "src/app.py", `${buffer("old")}\n\n${buffer("fresh")}`);
  git(origin, "commit", "-q", "-a", "-m", "work");
  git(origin, "checkout", "-q", "main");
  write(origin, "README", "main moved on\n");
  git(origin, "add", "-A");
  git(origin, "commit", "-q", "-m", "main moves on");
  git(origin, "checkout", "-q", "--detach");
  git(origin, "merge", "-q", "--no-edit", "work");
  git(origin, "branch", "merge");
  const workspace = join(mkdtempSync(join(tmpdir(), "workspace-")), "app");
  git(origin, "clone", "-q", ...(depth ? [`--depth=${depth}`] : []), "--branch", "merge", `file://${origin}`, workspace);
  return workspace;
}

const request = { event_name: "pull_request", event: { pull_request: { head: { repo: { full_name: "some/app" } } } } };
const requestEnv = { GITHUB_BASE_REF: "main" };
const sarif = (result) => JSON.parse(readFileSync(result.outputs["sarif-file"], "utf8")).runs[0].results;

for (const depth of [0, 1, 2]) {
  test(`a pull request counts what it changes (fetch-depth ${depth})`, () => {
    const workspace = pullRequest(depth);
    const result = runAction({ action, workspace, github: request, env: requestEnv });
    assert.equal(result.outcome, "failure", result.log);
    assert.deepEqual({ ...result.outputs, "sarif-file": "" },
      { findings: "2", "new-findings": "1", "exit-code": "1", version: "0.1.0", "sarif-file": "" }, result.log);
    assert.equal(sarif(result).length, 2, "the log holds everything");
    assert.match(result.summary, /src\/app\.py:6/);
    assert.doesNotMatch(result.summary, /src\/app\.py:2`/);
    const upload = result.used.find((each) => each.uses === UPLOAD);
    assert.deepEqual(upload.with, { sarif_file: result.outputs["sarif-file"], category: "memlint" });
    assert.doesNotMatch(result.log, /^::warning/m, "what was uploaded is not annotated as well");
  });
}

test("where code scanning takes no upload, lines are annotated", () => {
  const result = runAction({ action, workspace: pullRequest(0), github: request, env: requestEnv, uses: { [UPLOAD]: "failure" } });
  assert.equal(result.outcome, "failure");
  assert.match(result.log, /^::warning file=src\/app\.py,line=6,/m);
  assert.match(result.log, /^::notice title=memlint::Code scanning took no upload/m);
  assert.equal(result.log.match(/^::warning/gm).length, 1);
});

test("an upload that was asked for must succeed", () => {
  const result = runAction({
    action, workspace: pullRequest(0), inputs: { upload: "true", "fail-on": "none" }, uses: { [UPLOAD]: "failure" } });
  assert.equal(result.outcome, "failure");
  assert.match(result.log, /^::error title=memlint::The upload to code scanning failed/m);
});

test("a fork's pull request is annotated and not uploaded", () => {
  const fork = { event_name: "pull_request", event: { pull_request: { head: { repo: { full_name: "fork/app" } } } } };
  const result = runAction({ action, workspace: pullRequest(0), github: fork, env: requestEnv });
  assert.ok(!result.used.some((each) => each.uses === UPLOAD));
  assert.match(result.log, /^::warning file=src\/app\.py,line=6,/m);
});

test("a push counts everything", () => {
  const result = runAction({ action, workspace: pullRequest(0), inputs: { "fail-on": "error" } });
  assert.equal(result.outcome, "success", result.log);
  assert.equal(result.outputs["new-findings"], "2");
  assert.equal(result.outputs["exit-code"], "0");
});

test("options, several paths, a baseline and another directory", () => {
  const workspace = pullRequest(0);
  write(workspace, "other dir/more.py", buffer("more"));
  write(workspace, "baseline.json", '{"schemaVersion": 1, "findings": []}\n');
  const result = runAction({
    action, workspace, inputs: {
      path: "src\nother dir", args: "--min-confidence high\n--select large-preallocation", baseline: "baseline.json",
      "sarif-file": "out.sarif", cache: "false", upload: "false", annotations: "true", summary: "false" } });
  assert.equal(result.outputs.findings, "3", result.log);
  assert.equal(result.outputs["sarif-file"], join(workspace, "out.sarif"));
  assert.equal(result.summary, "");
  const below = runAction({ action, workspace, inputs: { "working-directory": "other dir", upload: "false" } });
  assert.equal(below.outputs.findings, "1", below.log);
});

test("nothing that an input says is run", () => {
  const workspace = pullRequest(0);
  for (const inputs of [
    { path: "$(touch pwned)\n`touch pwned`\n; touch pwned" },
    { args: "--select $(touch pwned) ; touch pwned && `touch pwned`" },
    { config: "$(touch pwned)" }, { "base-ref": "--upload-pack=touch pwned", "only-changed": "true" },
    { "sarif-file": "$(touch pwned).sarif", upload: "false" }, { "fail-on": "none; touch pwned" }, { version: "0.1.0; touch pwned" },
  ]) {
    runAction({ action, workspace, inputs });
    assert.ok(!existsSync(join(workspace, "pwned")), JSON.stringify(inputs));
  }
});

test("a wrong input is named, and nothing is reported as found", () => {
  for (const [inputs, what] of [
    [{ "only-changed": "yes" }, /The input only-changed is 'yes', but must be one of: auto true false/],
    [{ args: "--no-such-option" }, /Unknown option: '--no-such-option'/],
    [{ path: "no-such-dir" }, /cannot scan 'no-such-dir': no such file/],
    [{ version: "latest" }, /The input version must be like 0\.1\.0/],
  ]) {
    const result = runAction({ action, workspace: pullRequest(0), inputs });
    assert.equal(result.outcome, "failure");
    assert.match(result.log, what);
    assert.ok(!result.used.some((each) => each.uses === UPLOAD));
  }
});

test("what changed is not known: everything counts, and it is said", () => {
  const workspace = pullRequest(0);
  const result = runAction({ action, workspace, inputs: { "base-ref": "no-such-branch" } });
  assert.equal(result.outputs["new-findings"], "2");
  assert.match(result.log, /What changed is not known here/);
});

test("a released version is downloaded, and only run with its checksum", (t) => {
  const image = process.env.MEMLINT_IMAGE ?? "";
  if (!existsSync(join(image, "bin/memlint"))) {
    console.error("SKIPPED: no distribution image to download (set MEMLINT_IMAGE)");
    return t.skip("no image");
  }
  const releases = mkdtempSync(join(tmpdir(), "releases-"));
  const name = `memlint-0.1.0-linux-${process.arch}`;
  mkdirSync(join(releases, "v0.1.0"));
  cpSync(image, join(releases, name), { recursive: true, verbatimSymlinks: true });
  const archive = join(releases, "v0.1.0", `${name}.tar.gz`);
  execFileSync("tar", ["-czf", archive, "-C", releases, name]);
  const sum = createHash("sha256").update(readFileSync(archive)).digest("hex");
  writeFileSync(`${archive}.sha256`, `${sum}  ${name}.tar.gz\n`);
  const env = { MEMLINT_RELEASES: `file://${releases}` };
  const result = runAction({ action, workspace: pullRequest(0), inputs: { version: "0.1.0" }, env });
  assert.equal(result.outputs.findings, "2", result.log);
  assert.ok(!result.used.some((each) => each.uses === "actions/setup-java"), "no Java is needed");
  writeFileSync(`${archive}.sha256`, `${"0".repeat(64)}  ${name}.tar.gz\n`);
  const wrong = runAction({ action, workspace: pullRequest(0), inputs: { version: "0.1.0" }, env });
  assert.equal(wrong.outcome, "failure");
  assert.match(wrong.log, /does not have its checksum; nothing of it was run/);
  const missing = runAction({ action, workspace: pullRequest(0), inputs: { version: "9.9.9" }, env });
  assert.match(missing.log, /Version 9\.9\.9 could not be downloaded/);
});
