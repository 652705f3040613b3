// The formats as their own readers take them: node --test formats.test.mjs
//   MEMLINT_ROOT  the checkout under test
//   SITE          the documentation's site
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { HtmlValidate } from "html-validate/node";

const root = process.env.MEMLINT_ROOT;
const work = mkdtempSync(join(tmpdir(), "formats-"));
const files = Object.fromEntries(["json", "csv", "html", "gitlab", "markdown"].map((format) => [format, join(work, `report.${format}`)]));
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

test("GitLab's report says the same findings, each once", () => {
  const issues = JSON.parse(readFileSync(files.gitlab, "utf8"));
  assert.deepEqual(issues.map((issue) => issue.check_name), json.findings.map((finding) => finding.rule));
  assert.equal(new Set(issues.map((issue) => issue.fingerprint)).size, issues.length);
});

test("every row of the Markdown's tables has its columns", () => {
  const columns = (line) => line.replace(/\\\|/g, "").split("|").length - 2;
  const lines = readFileSync(files.markdown, "utf8").split("\n").filter((line) => line.startsWith("|"));
  assert.ok(lines.length > json.findings.length);
  for (const line of lines) assert.equal(columns(line), 3, line);
});
