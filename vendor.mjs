// Copies what the pages need out of node_modules, draws our icon sprite, and notes version and SHA-256 of each file.
// After a change of package.json or of the lists below: `npm ci && npm run vendor`, then commit static/.
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";

const COPIES = [
  ["bootstrap", "dist/css/bootstrap.min.css", "static/vendor/bootstrap.min.css"],
  ["htmx.org", "dist/htmx.min.js", "static/vendor/htmx.min.js"],
];
const FONTS = ["static/fonts/be-vietnam-pro-400.woff2", "static/fonts/be-vietnam-pro-600.woff2"]; // by static/fonts/subset.py

// The sign of each status (tracker/domain/status.py), told apart by shape alone.
const SIGNS = {
  prepared: "outline/circle-dashed",
  new: "outline/circle",
  term: "filled/point",
  soon: "outline/clock",
  today: "outline/exclamation-mark",
  late: "outline/x",
  awaiting: "outline/dots",
  returned: "outline/arrow-back-up",
  done: "outline/check",
  done_late: "outline/clock-check",
  ongoing: "outline/infinity",
  suspended: "outline/player-pause",
  out: "outline/minus",
};
const ICONS = `
  activity alert-triangle arrow-left arrow-right arrows-exchange bell building-community calendar-event certificate
  chart-bar check checks chevron-down chevron-left chevron-right circle-check clipboard-list clock coins database download
  external-link eye file file-import file-spreadsheet file-text file-type-docx file-type-pdf file-type-xls filter flag
  folders heartbeat help-circle history home inbox info-circle key layout-dashboard list-check lock logout mail message
  moon notebook paperclip pencil plus printer refresh report-analytics scale search send settings shield-lock sitemap sun
  sun-moon table target trash upload user users writing x
`.trim().split(/\s+/);

const packageOf = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
const sha256 = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");
const entry = (file, name) => ({ file, package: name, version: packageOf(name).version, sha256: sha256(file) });

function symbol(id, path) {
  const svg = readFileSync(`node_modules/@tabler/icons/icons/${path}.svg`, "utf8");
  const shapes = svg
    .slice(svg.indexOf(">") + 1, svg.lastIndexOf("</svg>"))
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line && !line.includes('stroke="none"'))
    .join("");
  const ink = path.startsWith("filled/")
    ? 'fill="currentColor"'
    : 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';
  return `<symbol id="${id}" viewBox="0 0 24 24" ${ink}>${shapes}</symbol>`;
}

function drawSprite(file) {
  const symbols = [
    ...Object.entries(SIGNS).map(([status, path]) => symbol(`status-${status}`, path)),
    ...ICONS.map((name) => symbol(name, `outline/${name}`)),
  ];
  const licence = readFileSync("node_modules/@tabler/icons/LICENSE", "utf8").trim();
  writeFileSync(file, `<svg xmlns="http://www.w3.org/2000/svg">\n<!--\nTabler Icons\n${licence}\n-->\n${symbols.join("\n")}\n</svg>\n`);
}

for (const [name, from, to] of COPIES) copyFileSync(`node_modules/${name}/${from}`, to);
drawSprite("static/icons.svg");
const manifest = [
  ...COPIES.map(([name, , to]) => entry(to, name)),
  entry("static/icons.svg", "@tabler/icons"),
  ...FONTS.map((file) => entry(file, "@fontsource/be-vietnam-pro")),
];
writeFileSync("static/vendor/manifest.json", JSON.stringify(manifest, null, 2) + "\n");
