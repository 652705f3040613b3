// The HTML report in a real browser: node --test html-report.test.mjs
//   MEMLINT_ROOT  the checkout under test
//   CHROMIUM      the browser
//   SCREENSHOTS   where pictures are kept
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = process.env.MEMLINT_ROOT;
const screenshots = process.env.SCREENSHOTS;
let browser;

before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"] });
  mkdirSync(screenshots, { recursive: true });
});

after(() => browser.close());

function report(path, ...options) {
  const file = join(mkdtempSync(join(tmpdir(), "report-")), "report.html");
  execFileSync(join(root, "memlint"), ["scan", path, "--quiet", "--fail-on", "none", "--format", "html", "-o", file, ...options]);
  return file;
}

/** The report in a page that fails the test for whatever it asks the network for or complains of. */
async function open(file, options = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  const troubles = [];
  page.on("request", (request) => {
    if (!request.url().startsWith("file:") || !request.url().endsWith("report.html")) troubles.push(request.url());
  });
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => troubles.push(message.text()));
  page.on("dialog", (dialog) => troubles.push(dialog.message()));
  await page.goto(pathToFileURL(file).href);
  return { page, troubles };
}

const seeds = () => report(join(root, "testdata/seeds"), "--preview");
const count = (page) => page.locator("#count").textContent();

test("shows everything, without the network", async () => {
  const { page, troubles } = await open(seeds());
  assert.match(await page.locator("#summary").textContent(), /^\d+ findings \(.*\) in \d+ files/);
  const total = Number((await count(page)).match(/^(\d+) findings of \1$/)[1]);
  assert.ok(total > 100);
  assert.equal(await page.locator("#findings details").count(), 100);
  await page.locator("#more").click();
  assert.equal(await page.locator("#findings details").count(), total);
  assert.ok(await page.locator("#map .cell").count() >= 2);
  assert.ok(await page.locator("#bars .bar").count() >= 20);
  await page.locator("details.finding summary").first().click();
  await page.locator("details.finding pre mark").first().waitFor();
  await page.getByRole("button", { name: "About this rule" }).first().click();
  await page.locator(".page h1").first().waitFor();
  await page.screenshot({ path: join(screenshots, "report-light.png"), fullPage: true });
  assert.deepEqual(troubles, []);
});

test("filters, searches and orders", async () => {
  const { page, troubles } = await open(seeds());
  await page.locator("#level").selectOption("error");
  const errors = Number((await count(page)).match(/^(\d+) /)[1]);
  assert.equal(await page.locator("#findings details.error").count(), errors);
  assert.equal(await page.locator("#findings details").count(), errors);
  await page.locator("#language").selectOption("rust");
  assert.ok((await page.locator("#findings summary").allTextContents()).every((text) => text.includes(" rust/")));
  await page.locator("#search").fill("no such text anywhere");
  assert.match(await count(page), /^0 findings of /);
  await page.getByRole("button", { name: "Clear" }).click();
  assert.match(await count(page), /^(\d+) findings of \1$/);
  await page.getByLabel("with a fix").check();
  await page.locator("details.finding summary").first().click();
  await page.locator("pre .gone").first().waitFor();
  await page.locator("pre .come").first().waitFor();
  await page.getByLabel("with a fix").uncheck();
  await page.locator("#order").selectOption("place");
  const places = await page.locator("#findings summary code").allTextContents();
  const files = places.map((place) => place.replace(/:\d+$/, ""));
  assert.deepEqual(files, files.slice().sort());
  await page.locator("#bars button").first().click();
  const hotspot = await page.locator("#hotspot").inputValue();
  assert.ok((await page.locator("#findings summary").allTextContents()).every((text) => text.includes(`/${hotspot} `)));
  assert.deepEqual(troubles, []);
});

test("works without a mouse", async () => {
  const { page } = await open(seeds());
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the findings");
  const cell = page.locator("#map .cell").first();
  const name = await cell.locator("b").textContent();
  await cell.focus();
  await page.keyboard.press("Enter");
  assert.match(await count(page), new RegExp(` in .*${name}$`));
  assert.ok((await page.locator("#crumbs").textContent()).includes(name.replace("/", "")));
  await page.locator("#crumbs button").first().focus();
  await page.keyboard.press("Enter");
  assert.match(await count(page), /^(\d+) findings of \1$/);
  await page.locator("details.finding summary").first().focus();
  await page.keyboard.press("Enter");
  await page.locator("details.finding pre").first().waitFor();
  const unnamed = await page.evaluate(() => [...document.querySelectorAll("button, select, input")]
    .filter((each) => !each.textContent.trim() && !each.getAttribute("aria-label") && !each.labels?.length && !each.hidden).length);
  assert.equal(unnamed, 0, "every control has a name");
});

/** WCAG's contrast of the text colour of an element with the background behind it. */
function contrast(page, selector) {
  return page.locator(selector).first().evaluate((node) => {
    const luminance = (colour) => {
      const [r, g, b] = colour.match(/[\d.]+/g).map((part) => part / 255)
        .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    let behind = node;
    while (getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)") behind = behind.parentElement;
    const [high, low] = [luminance(getComputedStyle(node).color), luminance(getComputedStyle(behind).backgroundColor)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  });
}

for (const colorScheme of ["light", "dark"]) {
  test(`is readable in ${colorScheme} mode, on a wide and a narrow screen`, async () => {
    const file = seeds();
    for (const width of [1280, 400]) {
      const { page } = await open(file, { colorScheme, viewport: { width, height: 900 } });
      await page.locator("details.finding summary").first().click();
      for (const selector of ["#summary", ".tile", ".cell b", "details.finding > summary b", "details.finding code", "pre", "pre mark", "#crumbs button", ".key"]) {
        const ratio = await contrast(page, selector);
        assert.ok(ratio >= 4.5, `${selector}: contrast ${ratio.toFixed(2)}`);
      }
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing sticks out");
      await page.screenshot({ path: join(screenshots, `report-${colorScheme}-${width}.png`) });
    }
  });
}

test("names and code stay text", async () => {
  const directory = mkdtempSync(join(tmpdir(), "hostile-"));
  writeFileSync(join(directory, "<img src=x onerror=alert(1)>.py"), "def f():\n    return bytearray(4 << 20)  # </script><script>alert(2)</script>\n");
  writeFileSync(join(directory, "bidi.py"), "def g():\n    return bytearray(4 << 20)  # \u202e\u2066 hidden\n");
  const { page, troubles } = await open(report(directory));
  for (const summary of await page.locator("details.finding summary").all()) await summary.click();
  assert.equal(await page.locator("img").count(), 0);
  assert.match(await page.locator("#findings").textContent(), /<\/script><script>alert\(2\)/);
  assert.doesNotMatch(await page.locator("#findings").textContent(), /\u202e/);
  assert.deepEqual(troubles, []);
});

test("a scan without findings is a report too", async () => {
  const directory = mkdtempSync(join(tmpdir(), "clean-"));
  writeFileSync(join(directory, "clean.py"), "x = 1\n");
  const { page, troubles } = await open(report(directory));
  assert.match(await page.locator("#summary").textContent(), /^no findings in 1 file/);
  assert.deepEqual(troubles, []);
});
