import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";

// What an adapter package looks like. Same names everywhere, so that comparing two folders shows only what the vendors do differently.

const root = join(import.meta.dirname, "..");
const adapters = globSync("adapters/*/package.json", { cwd: root }).map((manifest) => basename(join(manifest, "..")));

/** One job each; an adapter that needs another file shows what core lacks. */
const requiredFiles = ["index.ts", "adapter.ts", "config.ts", "people.ts", "mapping.ts"];
const optionalFiles = ["groups.ts", "events.ts"];

/** An API of the vendor's own has types made of its contract; SCIM has schemas. */
const contractFile = "api.gen.ts";

/** Where a vendor has an API and SCIM, the adapter of the latter. */
const secondWayFile = "scim-adapter.ts";

const headings = [
  "What it syncs",
  "Install",
  "Use",
  "Configuration",
  "Field mapping",
  "Limits and oddities",
  "Vendor links",
];
const markers = ["<!-- generated:configuration -->", "<!-- generated:mapping -->", "<!-- /generated -->"];

/** The adapter, its default mappings and the type of its settings: what a sync is made from. A second way into the vendor needs some of its own. */
const maximumOfExports = 6;
const exportsForSecondWay = 4;

/**
 * Lines of code, without comments. When an adapter grows past this, core lacks something. Groups are a second resource and may have some of their own, and so
 * may a target that is a source too and tells who is in which group and app, SCIM beside an API, webhooks that a person makes, and
 * those that the adapter makes and has verified itself, with a log to be read behind them.
 */
const maximumOfLines = 480;
const linesForGroups = 170;
const linesForBelonging = 650;
const linesForSecondWay = 300;
const linesForWebhooks = 45;
const linesForHooks = 260;

describe.each(adapters)("adapters/%s", (adapter) => {
  const folder = join(root, "adapters", adapter);
  const read = (file: string) => readFileSync(join(folder, file), "utf8");

  test("has the role-named files", () => {
    const speaksScimAlone =
      read("package.json").includes('"@rosterkit/scim"') && !existsSync(join(folder, "src", secondWayFile));
    const wanted = speaksScimAlone ? requiredFiles : [...requiredFiles, contractFile];
    const missing = wanted.filter((file) => !existsSync(join(folder, "src", file)));
    expect(missing).toEqual([]);
  });

  test("has its other files beside these, and little code by hand", () => {
    const sources = globSync("**/*.ts", { cwd: join(folder, "src") }).filter(
      (file) => !/\.(test|test-d|fixture|gen)\.ts$|^__fixtures__\//.test(file),
    );
    const others = sources.filter((file) => ![...requiredFiles, ...optionalFiles, contractFile].includes(file));
    expect(others.filter((file) => !/^[a-z]+(-[a-z]+)*\.ts$/.test(file))).toEqual([]);
    const lines = sources.flatMap((file) => read(`src/${file}`).split("\n").filter(isCode));
    const forGroups = sources.includes("groups.ts") ? linesForGroups : 0;
    const forBelonging = read("src/people.ts").includes("belongsTo") ? linesForBelonging : 0;
    const forSecondWay = sources.includes(secondWayFile) ? linesForSecondWay : 0;
    const hooks = () => (read("src/events.ts").includes("register:") ? linesForHooks : linesForWebhooks);
    const forEvents = sources.includes("events.ts") ? hooks() : 0;
    const allowed = maximumOfLines + forGroups + forBelonging + forSecondWay + forEvents;
    expect(lines.length).toBeLessThanOrEqual(allowed);
  });

  test("has an entry that is only a short list of names, the adapter first", () => {
    const lines = read("src/index.ts")
      .split("\n")
      .filter((line) => line.trim() !== "" && !line.startsWith("//"));
    expect(lines.join("\n")).toMatch(/^(export (type )?\{[^}]+\} from "\.\/[^"]+";\n?)+$/);
    const names = [...lines.join("\n").matchAll(/\{([^}]+)\}/g)].flatMap(([, list = ""]) => listed(list));
    expect(names).toContain(camelCase(adapter));
    const hasSecondWay = existsSync(join(folder, "src", secondWayFile));
    expect(names.length).toBeLessThanOrEqual(maximumOfExports + (hasSecondWay ? exportsForSecondWay : 0));
  });

  test("is tested beside its code", () => {
    expect(globSync("src/*.test.ts", { cwd: folder })).toContain("src/adapter.test.ts");
    expect(globSync("src/*.test.ts", { cwd: folder })).toContain("src/mapping.test.ts");
  });

  test("has a README with the fixed headings and the generated tables", () => {
    const readme = read("README.md");
    expect([...readme.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(headings);
    for (const marker of markers) expect(readme).toContain(marker);
  });
});

const isCode = (line: string): boolean => !/^\s*($|\/\/|\/?\*)/.test(line);

const camelCase = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const listed = (names: string): string[] =>
  names
    .split(",")
    .map((name) => name.trim().replace(/^type /, ""))
    .filter((name) => name !== "");
