import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { generateApiTypes } from "./generate-api-types.ts";
import { generateReadmes } from "./generate-readmes.ts";
import { generateServerApi } from "./generate-server-api.ts";

// `pnpm generate` writes what is made from contracts, adapters and the server's description of itself; `pnpm generated` (`--check`) fails when a file is not what it would write.

const root = join(import.meta.dirname, "..");
const isCheck = process.argv.includes("--check");

const isCurrent = (file: string, text: string) => existsSync(file) && readFileSync(file, "utf8") === text;

const files = [...(await generateApiTypes(root)), ...(await generateServerApi(root)), ...(await generateReadmes(root))];
const stale = files.filter(({ file, text }) => !isCurrent(file, text));

for (const { file, text } of stale) {
  if (!isCheck) writeFileSync(file, text);
  console.log(`${isCheck ? "out of date" : "written"}: ${relative(root, file)}`);
}
console.log(`${files.length - stale.length} of ${files.length} generated files ${isCheck ? "are" : "were"} current`);
if (isCheck && stale.length > 0) {
  console.log("Run `npx pnpm generate` and look at the difference.");
  process.exitCode = 1;
}
