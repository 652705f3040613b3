"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const LEVELS = ["error", "warning", "note"];
  const IMPACTS = ["high", "medium", "low"];
  const BATCH = 100;
  const findings = data.findings;
  const byId = (id) => document.getElementById(id);

  // Everything that comes from the scanned sources becomes text, never markup.
  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key === "on") {
        for (const [event, handler] of Object.entries(value)) made.addEventListener(event, handler);
      } else if (value !== undefined && value !== false) {
        made.setAttribute(key, value);
      }
    }
    made.append(...children);
    return made;
  }

  function bytes(count) {
    const units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
    let value = count;
    let unit = 0;
    while (value >= 1024 && unit < units.length - 1) {
      value /= 1024;
      unit++;
    }
    return (value >= 10 || unit === 0 ? Math.round(value) : value.toFixed(1)) + " " + units[unit];
  }

  const plural = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
  const sum = (list, of) => list.reduce((total, each) => total + of(each), 0);
  const worst = (list) => LEVELS.find((level) => list.some((each) => each.level === level));

  // Totals.
  byId("summary").textContent = `${data.summary}. memlint ${data.version}.`;
  const sized = findings.filter((each) => each.bytes);
  for (const level of LEVELS) {
    tile(findings.filter((each) => each.level === level).length.toLocaleString("en"), level + "s");
  }
  tile(sized.length ? bytes(sum(sized, (each) => each.bytes)) : "none", "estimated, where a size is known");
  tile(findings.filter((each) => each.fixes.length).length.toLocaleString("en"), "with a fix");

  function tile(value, label) {
    byId("tiles").append(element("div", { class: "tile" }, element("b", {}, value), label));
  }

  if (data.problems.length) {
    byId("problems").hidden = false;
    for (const problem of data.problems) byId("problems").querySelector("ul").append(element("li", {}, problem));
  }

  // Treemap: folders and files of one folder at a time.
  // The folder that all findings are in is where looking starts.
  const root = findings.length ? findings.map((each) => each.path.slice(0, each.path.lastIndexOf("/") + 1)).reduce(shared) : "";
  let folder = root;
  let measure = sized.length ? "bytes" : "findings";
  document.querySelector(`input[name=measure][value=${measure}]`).checked = true;
  byId("measure").addEventListener("change", (event) => {
    measure = event.target.value;
    drawMap();
  });

  // The folders at the start of both paths.
  function shared(one, other) {
    const parts = one.split(/(?<=\/)/);
    let common = "";
    for (const part of parts) {
      if (!part.endsWith("/") || !other.startsWith(common + part)) break;
      common += part;
    }
    return common;
  }

  // Those of the folder, or of the folder that the chosen file is in.
  function children(base) {
    const groups = new Map();
    for (const finding of findings) {
      if (!finding.path.startsWith(base)) continue;
      const rest = finding.path.slice(base.length);
      const slash = rest.indexOf("/");
      const name = slash < 0 ? rest : rest.slice(0, slash + 1);
      if (name === "") continue;
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(finding);
    }
    return [...groups]
      .map(([first, list]) => {
        // A folder that holds only one folder is shown as one.
        const name = first.endsWith("/")
          ? list.map((each) => each.path.slice(base.length, each.path.lastIndexOf("/") + 1)).reduce(shared)
          : first;
        const size = sum(list, (each) => each.bytes || 0);
        return { name, list, size, area: measure === "bytes" ? size : list.length };
      })
      .filter((group) => group.area > 0)
      .sort((a, b) => b.area - a.area || (a.name < b.name ? -1 : 1));
  }

  // Squarified treemaps (Bruls, Huizing, van Wijk 2000).
  function squarify(items, x, y, width, height) {
    const placed = [];
    let rest = items.slice();
    let left = sum(rest, (item) => item.area);
    while (rest.length && width > 0 && height > 0) {
      const side = Math.min(width, height);
      const scale = (width * height) / left;
      let row = [];
      let ratio = Infinity;
      while (row.length < rest.length) {
        const next = rest.slice(0, row.length + 1);
        const total = sum(next, (item) => item.area) * scale;
        const thick = total / side;
        const now = Math.max(...next.map((item) => {
          const length = (item.area * scale) / thick;
          return Math.max(length / thick, thick / length);
        }));
        if (now > ratio) break;
        row = next;
        ratio = now;
      }
      const total = sum(row, (item) => item.area);
      const thick = (total * scale) / side;
      let at = 0;
      for (const item of row) {
        const length = (item.area / total) * side;
        placed.push(width >= height
          ? { item, x, y: y + at, width: thick, height: length }
          : { item, x: x + at, y, width: length, height: thick });
        at += length;
      }
      if (width >= height) {
        x += thick;
        width -= thick;
      } else {
        y += thick;
        height -= thick;
      }
      left -= total;
      rest = rest.slice(row.length);
    }
    return placed;
  }

  function drawMap() {
    const map = byId("map");
    const box = { width: map.clientWidth, height: map.clientHeight };
    map.replaceChildren();
    const base = folder.slice(0, folder.lastIndexOf("/") + 1);
    const shown = children(base);
    if (!shown.length) map.append(element("p", { class: "faint" }, "Nothing here has an estimate; choose findings above."));
    for (const cell of squarify(shown, 0, 0, box.width, box.height)) {
      const { item } = cell;
      const size = measure === "bytes" ? bytes(item.size) : plural(item.list.length, "finding");
      const label = `${item.name}: ${plural(item.list.length, "finding")}${item.size ? ", about " + bytes(item.size) : ""}`;
      map.append(element("button", {
        class: "cell " + worst(item.list),
        type: "button",
        style: `left:${cell.x}px;top:${cell.y}px;width:${cell.width}px;height:${cell.height}px`,
        title: label,
        "aria-label": label,
        on: { click: () => open(base + item.name) },
      }, element("b", {}, item.name), element("span", {}, size)));
    }
    drawCrumbs();
  }

  function open(path) {
    folder = path;
    drawMap();
    list();
  }

  function drawCrumbs() {
    const crumbs = byId("crumbs");
    crumbs.replaceChildren(element("button", { type: "button", on: { click: () => open(root) } }, root || "everything"));
    let at = root;
    for (const part of folder.slice(root.length).split(/(?<=\/)/).filter(Boolean)) {
      at += part;
      const target = at;
      crumbs.append(" / ", element("button", { type: "button", on: { click: () => open(target) } }, part.replace("/", "")));
    }
  }

  // Bars by hotspot and impact.
  const hotspots = [...new Set(findings.map((each) => each.hotspot))]
    .map((name) => ({ name, list: findings.filter((each) => each.hotspot === name) }))
    .sort((a, b) => b.list.length - a.list.length || (a.name < b.name ? -1 : 1));
  const longest = Math.max(1, ...hotspots.map((each) => each.list.length));
  for (const { name, list: own } of hotspots) {
    const parts = IMPACTS.map((impact) => ({ impact, count: own.filter((each) => each.impact === impact).length }));
    const size = sum(own, (each) => each.bytes || 0);
    const words = parts.filter((part) => part.count).map((part) => `${part.count} ${part.impact}`).join(", ");
    byId("bars").append(element("div", { class: "bar" },
      element("button", { type: "button", on: { click: () => { byId("hotspot").value = name; list(); byId("list").scrollIntoView(); } } }, name),
      element("div", { class: "track", role: "img", "aria-label": `${name}: ${words}` },
        ...parts.map((part) => element("i", { class: part.impact, style: `width:${(100 * part.count) / longest}%`, title: `${part.count} ${part.impact} impact` }))),
      element("span", {}, size ? `${own.length}, ${bytes(size)}` : String(own.length))));
  }

  // Filters and list.
  function options(id, values) {
    byId(id).append(element("option", { value: "" }, "all"), ...values.map((value) => element("option", { value }, value)));
  }
  options("level", LEVELS.filter((level) => findings.some((each) => each.level === level)));
  options("hotspot", hotspots.map((each) => each.name).sort());
  options("language", [...new Set(findings.map((each) => each.language))].sort());

  let shown = BATCH;
  function chosen() {
    const words = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const kept = findings.filter((each) =>
      (!folder || (folder.endsWith("/") ? each.path.startsWith(folder) : each.path === folder))
      && (!byId("level").value || each.level === byId("level").value)
      && (!byId("hotspot").value || each.hotspot === byId("hotspot").value)
      && (!byId("language").value || each.language === byId("language").value)
      && (!byId("fixable").checked || each.fixes.length)
      && words.every((word) => `${each.path} ${each.symbol} ${each.message} ${each.rule}`.toLowerCase().includes(word)));
    return byId("order").value === "rank" ? kept.sort((a, b) => b.rank - a.rank) : kept;
  }

  function list(keep) {
    if (!keep) shown = BATCH;
    const all = chosen();
    byId("count").textContent = `${plural(all.length, "finding")} of ${findings.length.toLocaleString("en")}${folder === root ? "" : " in " + folder}`;
    byId("findings").replaceChildren(...all.slice(0, shown).map(finding));
    byId("more").hidden = all.length <= shown;
    byId("more").textContent = `Show ${Math.min(BATCH, all.length - shown)} more`;
  }

  function finding(each) {
    const body = element("div", {});
    const details = element("details", { class: "finding " + each.level },
      element("summary", {}, element("b", {}, each.level), ` ${each.rule} `, element("code", {}, `${each.path}:${each.line}`), element("br"), each.message),
      body);
    details.addEventListener("toggle", () => {
      if (details.open && !body.hasChildNodes()) fill(body, each);
    });
    return details;
  }

  function fill(body, each) {
    body.append(frame(each));
    const facts = [`impact ${each.impact}`, `confidence ${each.confidence}`];
    if (each.bytes) facts.push(`about ${bytes(each.bytes)}`);
    if (each.symbol) facts.push(`in ${each.symbol}`);
    body.append(element("p", { class: "faint" }, facts.join(", ")));
    if (each.help) body.append(element("p", {}, element("b", {}, "What to do: "), each.help));
    if (each.related.length) {
      body.append(element("ul", {}, ...each.related.map((place) =>
        element("li", {}, element("code", {}, `${place.path}:${place.line}`), ` ${place.message}`))));
    }
    for (const fix of each.fixes) {
      body.append(element("p", {}, element("b", {}, "Fix: "), `${fix.title} (${fix.safety})`));
      body.append(element("pre", { tabindex: "0", "aria-label": "Fix as a diff" },
        ...fix.before.map((line) => element("span", { class: "gone" }, "- " + line)),
        ...fix.after.map((line) => element("span", { class: "come" }, "+ " + line))));
    }
    const template = byId("page-" + each.hotspot);
    if (template) {
      const toggle = element("button", { type: "button", "aria-expanded": "false" }, "About this rule");
      toggle.addEventListener("click", () => {
        const open = toggle.getAttribute("aria-expanded") === "true";
        toggle.setAttribute("aria-expanded", String(!open));
        if (open) {
          toggle.nextElementSibling.remove();
        } else {
          const page = element("div", { class: "page" });
          page.append(template.content.cloneNode(true));
          toggle.after(page);
        }
      });
      body.append(toggle);
    }
  }

  function frame(each) {
    const pre = element("pre", { tabindex: "0", "aria-label": "Code" });
    const last = each.frame.first + each.frame.lines.length - 1;
    each.frame.lines.forEach((line, i) => {
      const number = each.frame.first + i;
      pre.append(element("span", { class: "number" }, String(number).padStart(String(last).length) + "  "));
      const inside = number >= each.line && number <= each.endLine;
      if (inside) {
        const from = number === each.line ? each.column - 1 : 0;
        const to = number === each.endLine ? each.endColumn - 1 : line.length;
        pre.append(line.slice(0, from), element("mark", {}, line.slice(from, to)), line.slice(to), "\n");
      } else {
        pre.append(line, "\n");
      }
    });
    return pre;
  }

  byId("filters").addEventListener("input", () => list());
  byId("clear").addEventListener("click", () => {
    for (const control of ["search", "level", "hotspot", "language"]) byId(control).value = "";
    byId("order").value = "rank";
    byId("fixable").checked = false;
    open(root);
  });
  byId("more").addEventListener("click", () => {
    const at = shown;
    shown += BATCH;
    list(true);
    byId("findings").children[at].querySelector("summary").focus();
  });
  window.addEventListener("resize", drawMap);
  drawMap();
  list();
})();
