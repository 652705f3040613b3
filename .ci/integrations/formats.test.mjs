// The formats as their own readers take them: node --test formats.test.mjs
//   MEMLINT_ROOT  the checkout under test
//   SITE          the documentation's site
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import * as actions from "@actions/core";
import Ajv from "ajv";
import { HtmlValidate } from "html-validate/node";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

const root = process.env.MEMLINT_ROOT;
const work = mkdtempSync(join(tmpdir(), "formats-"));
const files = Object.fromEntries(["json", "csv", "html", "gitlab", "markdown", "github"].map((format) => [format, join(work, `report.${format}`)]));
execFileSync(join(root, "memlint"), ["scan", join(root, "testdata/seeds"), "--preview", "--quiet", "--fail-on", "none", "-o", join(work, "report.txt"),
  ...Object.entries(files).flatMap(([format, file]) => ["--output", `${format}=${file}`])]);
const json = JSON.parse(readFileSync(files.json, "utf8"));

const html = new HtmlValidate({ root: true, extends: ["html-validate:standard", "html-validate:a11y"], rules: { "void-style": "off" } });

async function valid(file) {
  const report = await html.validateFile(file);
  assert.deepEqual(report.results.flatMap((each) => each.messages.map((message) => `${file}:${message.line}: ${message.message}`)), []);
}

test("the HTML report is HTML, and accessible as far as rules can tell", () => valid(files.html));

test("so is the documentation's site", async () => {
  const pages = readdirSync(process.env.SITE, { recursive: true }).filter((name) => name.endsWith(".html"));
  assert.ok(pages.length > 50);
  for (const page of pages) await valid(join(process.env.SITE, page));
});

test("Python reads the CSV as the JSON says it", () => {
  const script = join(work, "read.py");
  writeFileSync(script, "import csv, json, sys\nprint(json.dumps(list(csv.DictReader(open(sys.argv[1], newline='')))))\n");
  const rows = JSON.parse(execFileSync("python3", [script, files.csv], { encoding: "utf8", maxBuffer: 1 << 26 }));
  assert.equal(rows.length, json.findings.length);
  rows.forEach((row, i) => {
    const finding = json.findings[i];
    assert.deepEqual([row.rule, row.path, row.start_line, row.message, row.fingerprint],
      [finding.rule, finding.path, String(finding.startLine), finding.message, finding.fingerprint]);
  });
});

test("GitLab's report is what its documentation asks for, and says the same findings, each once", () => {
  const issues = JSON.parse(readFileSync(files.gitlab, "utf8"));
  const ajv = new Ajv();
  const schema = JSON.parse(readFileSync(join(root, ".ci/integrations/gitlab-code-quality.schema.json"), "utf8"));
  const accepts = ajv.compile(schema);
  assert.ok(accepts(issues), ajv.errorsText(accepts.errors));
  assert.ok(!accepts([{ ...issues[0], severity: "warning" }]));
  assert.deepEqual(issues.map((issue) => issue.check_name), json.findings.map((finding) => finding.rule));
  assert.equal(new Set(issues.map((issue) => issue.fingerprint)).size, issues.length);
});

test("the Markdown is rendered as GitHub renders it: valid HTML with a row for each finding", async () => {
  const rendered = micromark(readFileSync(files.markdown, "utf8"), { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  assert.ok(!/&lt;(?:details|summary|br)/.test(rendered), "markup that is shown as text");
  const report = await html.validateString(rendered, { root: true, extends: ["html-validate:standard"], rules: { "void-style": "off", "no-deprecated-attr": "off", "wcag/h63": "off" } });
  assert.deepEqual(report.results.flatMap((each) => each.messages.map((message) => `${message.line}: ${message.message}`)), []);
  const rows = [...rendered.matchAll(/<tr>\s*((?:<td[^]*?<\/td>\s*)+)<\/tr>/g)].map((row) => [...row[1].matchAll(/<td[^>]*>([^]*?)<\/td>/g)].map((cell) => cell[1]));
  assert.ok(rows.every((cells) => cells.length === 3));
  for (const finding of json.findings) {
    const place = `${finding.path}:${finding.startLine}`;
    assert.ok(rows.some((cells) => cells.some((cell) => cell.includes(place))), place);
  }
});

test("the annotations are what GitHub's own toolkit would write, but for the order of their properties", () => {
  const lines = readFileSync(files.github, "utf8").split("\n").filter((line) => line.startsWith("::"));
  assert.ok(lines.length >= 10);
  const unescaped = (text) => text.replace(/%0D/g, "\r").replace(/%0A/g, "\n").replace(/%3A/g, ":").replace(/%2C/g, ",").replace(/%25/g, "%");
  const written = [];
  const write = process.stdout.write;
  process.stdout.write = (text) => written.push(text);
  try {
    for (const line of lines) {
      const [, level, properties, message] = /^::(\w+) ?(.*?)::(.*)$/.exec(line);
      const read = Object.fromEntries(properties.split(",").filter(Boolean).map((each) => [each.slice(0, each.indexOf("=")), unescaped(each.slice(each.indexOf("=") + 1))]));
      actions[level](unescaped(message), { title: read.title, file: read.file, startLine: read.line, endLine: read.endLine, startColumn: read.col, endColumn: read.endColumn });
    }
  } finally {
    process.stdout.write = write;
  }
  const properties = (line) => line.replace(/^::(\w+) (.*?)::/, (_, level, list) => `::${level} ${list.split(",").sort().join(",")}::`);
  assert.deepEqual(written.join("").trim().split("\n").map(properties), lines.map(properties));
});
