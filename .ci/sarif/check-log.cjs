// Checks one SARIF log: node check-log.cjs MODULES SCRATCH FILE
//
// MODULES is a folder with this folder's package.json installed, SCRATCH an existing folder for the
// Multitool's report. Prints one line for each problem; exits 1 if there is any.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const zlib = require('node:zlib');
const { spawnSync } = require('node:child_process');
const { createRequire } = require('node:module');

// What GitHub takes at most, from its page on SARIF support; one more and it rejects the upload.
const LIMITS = { gzippedBytes: 10e6, runs: 20, results: 25000, rules: 25000, tags: 20, locations: 1000 };
const MOST_PROBLEMS_SHOWN = 50;

function main(modules, scratch, file) {
  const text = fs.readFileSync(file, 'utf8');
  let log;
  try {
    log = JSON.parse(text);
  } catch (error) {
    return [`not JSON: ${error.message}`];
  }
  const tools = path.join(modules, 'node_modules', '@microsoft', 'sarif-multitool-linux');
  const schema = schemaProblems(createRequire(path.join(modules, 'package.json')), tools, log);
  // The limits are counted in a log that has a log's shape.
  const own = schema.length === 0 ? [...limitProblems(text, log), ...habitProblems(log)] : [];
  return [...schema, ...own, ...multitoolProblems(tools, scratch, file, log)];
}

function schemaProblems(load, tools, log) {
  const Ajv2020 = load('ajv/dist/2020').default;
  const addFormats = load('ajv-formats').default;
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(fs.readFileSync(path.join(tools, 'sarif-2.1.0.json'), 'utf8')));
  validate(log);
  return (validate.errors ?? []).map((error) => `schema: ${error.instancePath} ${error.message}`);
}

function limitProblems(text, log) {
  const problems = [];
  const atMost = (what, count, limit) => {
    if (count > limit) {
      problems.push(`limit: ${count} ${what}, GitHub takes ${limit}`);
    }
  };
  atMost('bytes gzipped', zlib.gzipSync(text).length, LIMITS.gzippedBytes);
  atMost('runs', log.runs.length, LIMITS.runs);
  for (const run of log.runs) {
    const results = run.results ?? [];
    const rules = run.tool.driver.rules ?? [];
    atMost('results', results.length, LIMITS.results);
    atMost('rules', rules.length, LIMITS.rules);
    for (const rule of rules) {
      atMost(`tags of ${rule.id}`, rule.properties?.tags?.length ?? 0, LIMITS.tags);
    }
    for (const result of results) {
      atMost('locations of a result', result.locations?.length ?? 0, LIMITS.locations);
    }
  }
  return problems;
}

// What readers trip over although schema and Multitool let it pass.
function habitProblems(log) {
  const problems = [];
  for (const run of log.runs) {
    if (run.columnKind !== 'utf16CodeUnits') {
      problems.push(`habit: columnKind is ${run.columnKind}`);
    }
    (run.results ?? []).forEach((result, index) => {
      const where = `habit: result ${index}`;
      if (result.level === undefined) {
        problems.push(`${where} leaves its level to its rule`);
      }
      if (!/\.\s*$/.test(result.message.text ?? '')) {
        problems.push(`${where} has a message without a final period`);
      }
      const ids = new Set((result.relatedLocations ?? []).map((location) => location.id));
      for (const [link, target] of (result.message.text ?? '').matchAll(/(?<!\\)\]\((\d+)\)/g)) {
        if (!ids.has(Number(target))) {
          problems.push(`${where} links to ${link}, which is no related location`);
        }
      }
    });
  }
  for (const uri of urisIn(log.runs, 'artifactLocation')) {
    if (uri.split('/').some((name) => name === '' || name === '.' || name === '..')) {
      problems.push(`habit: not a path below the root: ${uri}`);
    }
  }
  return problems;
}

function* urisIn(value, name) {
  if (value === null || typeof value !== 'object') {
    return;
  }
  for (const [key, child] of Object.entries(value)) {
    if (key === name && child.uri !== undefined) {
      yield child.uri;
    }
    yield* urisIn(child, name);
  }
}

// The Multitool exits 0 whatever it finds, and it also exits 0 when it has not looked: it skips
// files over 10 MB, and a log that its reader chokes on yields an empty report. So its report counts.
function multitoolProblems(tools, scratch, file, log) {
  const output = path.join(scratch, 'report.sarif');
  fs.rmSync(output, { force: true });
  const kilobytes = Math.ceil(fs.statSync(file).size / 1024) + 1;
  // Started directly: the package's own launcher goes through a shell, which cuts at the semicolon.
  const run = spawnSync(
    path.join(tools, 'Sarif.Multitool'),
    [
      'validate', path.resolve(file),
      '--rule-kind', 'Sarif;Ghas',
      '--level', 'Error;Warning;Note',
      '--config', path.join(__dirname, 'rules.xml'),
      '--max-file-size-in-kb', String(kilobytes),
      '--output', output,
      '--log', 'ForceOverwrite',
    ],
    // Without this .NET wants ICU libraries that a bare machine does not have.
    { encoding: 'utf8', maxBuffer: 1 << 30, env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' } },
  );
  if (run.error || run.status !== 0 || !fs.existsSync(output)) {
    return [`Multitool: ${run.error ?? `exit ${run.status ?? run.signal}: ${run.stdout}${run.stderr}`}`];
  }
  const report = JSON.parse(fs.readFileSync(output, 'utf8').replace(/^\uFEFF/, '')).runs[0];
  const results = report.results ?? [];
  const problems = results
    .filter((result) => isProblem(result.level))
    .map((result) => `Multitool: ${result.level ?? 'warning'} ${result.ruleId}: ${messageOf(report, result)}`);
  for (const invocation of report.invocations ?? []) {
    const notifications = [
      ...(invocation.toolConfigurationNotifications ?? []),
      ...(invocation.toolExecutionNotifications ?? []),
    ];
    for (const notification of notifications) {
      const id = notification.descriptor?.id ?? '';
      // WRN999 only says that rules.xml turns a rule off.
      if (isProblem(notification.level) && !id.startsWith('WRN999')) {
        problems.push(`Multitool: ${id}: ${notification.message.text}`);
      }
    }
    if (!invocation.executionSuccessful) {
      problems.push('Multitool: says that it did not run to its end');
    }
  }
  // Every log of ours earns this note, so without it the rules have not run.
  const provenance = Array.isArray(log.runs) && log.runs.some((one) => one.versionControlProvenance);
  if (!provenance && !results.some((result) => result.ruleId === 'SARIF2003')) {
    problems.push('Multitool: has not run its rules on this log');
  }
  return problems;
}

// An absent level means "warning".
function isProblem(level) {
  return level === undefined || level === 'warning' || level === 'error';
}

function messageOf(report, result) {
  if (result.message.text !== undefined) {
    return result.message.text;
  }
  const rule = report.tool.driver.rules[result.ruleIndex];
  const template = rule?.messageStrings?.[result.message.id]?.text ?? result.message.id;
  return template.replace(/\{(\d+)\}/g, (all, index) => result.message.arguments?.[index] ?? all);
}

const [modules, scratch, file] = process.argv.slice(2);
const problems = main(modules, scratch, file);
problems.slice(0, MOST_PROBLEMS_SHOWN).forEach((problem) => console.log(`  ${problem}`));
if (problems.length > MOST_PROBLEMS_SHOWN) {
  console.log(`  and ${problems.length - MOST_PROBLEMS_SHOWN} more`);
}
process.exitCode = problems.length === 0 ? 0 : 1;
