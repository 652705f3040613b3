// Runs a composite action as a GitHub runner would: defaults of inputs, expressions, conditions, the environment files, and
// bash with GitHub's own options. Steps that use other actions do nothing but succeed, or fail when the caller says so.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";

/**
 * @param {{action: string, workspace: string, inputs?: object, github?: object, env?: object, uses?: object}} job
 *   action: directory of the action.yml; workspace: where the job runs; github: context beside the defaults; env: variables
 *   of the job; uses: outcome ("success" or "failure") of a step by the action that it uses
 * @returns {{outcome: string, log: string, outputs: object, summary: string, used: object[]}}
 */
export function runAction(job) {
  const action = parse(readFileSync(join(job.action, "action.yml"), "utf8"));
  const temp = mkdtempSync(join(tmpdir(), "runner-"));
  const summaryFile = join(temp, "summary.md");
  writeFileSync(summaryFile, "");
  const inputs = {};
  for (const [name, input] of Object.entries(action.inputs)) inputs[name] = job.inputs?.[name] ?? input.default ?? "";
  for (const name of Object.keys(job.inputs ?? {})) if (!(name in action.inputs)) throw new Error(`no input ${name}`);
  const context = {
    inputs,
    github: { action_path: job.action, event_name: "push", sha: "0".repeat(40), repository: "some/app", event: {}, ...job.github },
    runner: { os: "Linux", arch: "X64", temp },
    steps: {},
  };
  let failed = false;
  let log = "";
  const used = [];
  for (const [index, step] of action.runs.steps.entries()) {
    const id = step.id ?? `step-${index}`;
    const condition = step.if === undefined ? true : evaluate(String(step.if), context, failed);
    if ((failed && !/always\(\)|failure\(\)/.test(String(step.if ?? ""))) || !condition) {
      context.steps[id] = { outcome: "skipped", outputs: {} };
      continue;
    }
    if (step.uses) {
      const name = step.uses.replace(/@.*/, "");
      const given = Object.fromEntries(Object.entries(step.with ?? {}).map(([key, value]) => [key, fill(value, context)]));
      used.push({ uses: name, with: given });
      const outcome = job.uses?.[name] ?? "success";
      context.steps[id] = { outcome, outputs: {} };
      if (outcome === "failure" && !step["continue-on-error"]) failed = true;
      continue;
    }
    if (step.shell !== "bash") throw new Error(`the step ${id} has no shell that is known here`);
    const outputFile = join(temp, `output-${index}`);
    writeFileSync(outputFile, "");
    const script = join(temp, `script-${index}.sh`);
    writeFileSync(script, fill(step.run, context));
    const directory = fill(step["working-directory"] ?? ".", context);
    const result = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], {
      cwd: join(job.workspace, directory),
      encoding: "utf8",
      maxBuffer: 1 << 28,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        CI: "true",
        GITHUB_ACTIONS: "true",
        GITHUB_EVENT_NAME: context.github.event_name,
        GITHUB_WORKSPACE: job.workspace,
        GITHUB_OUTPUT: outputFile,
        GITHUB_STEP_SUMMARY: summaryFile,
        GITHUB_SERVER_URL: "https://github.com",
        GITHUB_REPOSITORY: context.github.repository,
        GITHUB_SHA: context.github.sha,
        RUNNER_TEMP: temp,
        ...job.env,
        ...Object.fromEntries(Object.entries(step.env ?? {}).map(([key, value]) => [key, fill(value, context)])),
      },
    });
    log += result.stdout + result.stderr;
    const outputs = {};
    for (const line of readFileSync(outputFile, "utf8").split("\n").filter(Boolean)) {
      const equals = line.indexOf("=");
      outputs[line.slice(0, equals)] = line.slice(equals + 1);
    }
    const outcome = result.status === 0 ? "success" : "failure";
    context.steps[id] = { outcome, outputs, status: result.status };
    if (outcome === "failure" && !step["continue-on-error"]) failed = true;
  }
  const outputs = Object.fromEntries(Object.entries(action.outputs).map(([name, output]) => [name, fill(output.value, context)]));
  return { outcome: failed ? "failure" : "success", log, outputs, summary: readFileSync(summaryFile, "utf8"), used };
}

function fill(text, context) {
  return String(text).replace(/\$\{\{(.*?)\}\}/gs, (_, expression) => String(evaluate(expression, context, false) ?? ""));
}

/** The part of GitHub's expressions that the action uses. */
function evaluate(text, context, failed) {
  const tokens = text.match(/'(?:[^']|'')*'|[A-Za-z_][\w.-]*|==|!=|&&|\|\||[!()]|\d+/g) ?? [];
  let at = 0;
  const take = (token) => tokens[at] === token && (at++, true);
  function or() {
    let value = and();
    while (take("||")) {
      const right = and();
      value = value || right;
    }
    return value;
  }
  function and() {
    let value = equality();
    while (take("&&")) {
      const right = equality();
      value = value && right;
    }
    return value;
  }
  function equality() {
    let value = unary();
    for (;;) {
      if (take("==")) value = same(value, unary());
      else if (take("!=")) value = !same(value, unary());
      else return value;
    }
  }
  function unary() {
    if (take("!")) return !unary();
    if (take("(")) {
      const value = or();
      if (!take(")")) throw new Error(`no closing bracket in ${text}`);
      return value;
    }
    const token = tokens[at++];
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    if (/^\d+$/.test(token)) return Number(token);
    if (token === "true" || token === "false") return token === "true";
    if (tokens[at] === "(") {
      at += 2;
      return { always: true, success: !failed, failure: failed }[token];
    }
    return token.split(".").reduce((value, name) => value?.[name], context);
  }
  const value = or();
  if (at !== tokens.length) throw new Error(`cannot read the expression ${text}`);
  return value;
}

function same(one, other) {
  return String(one ?? "").toLowerCase() === String(other ?? "").toLowerCase();
}
