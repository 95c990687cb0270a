import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Law } from "./law.ts";
import { adapterLaws } from "./test-adapter.ts";
import { storeLaws } from "./test-store.ts";

const readMe = readFileSync(new URL("../README.md", import.meta.url), "utf8");

const adapterRow = ({ name, needs = [] }: Law<never>): string =>
  `| ${name} | ${needs.map((need) => `\`${need.replace(/^people\./, "")}\``).join(", ")} |`;

const tables = {
  adapters: ["| an adapter promises | needs |", "| --- | --- |", ...adapterLaws.map(adapterRow)],
  stores: ["| a store promises |", "| --- |", ...storeLaws.map(({ name }) => `| ${name} |`)],
};

test.each(Object.entries(tables))("the README lists every law of %s", (_, rows) => {
  expect(readMe).toContain(`\n\n${rows.join("\n")}\n\n`);
});
