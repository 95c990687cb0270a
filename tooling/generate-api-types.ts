import { join } from "node:path";
import { pathToFileURL } from "node:url";
import openapiTypescript, { astToString, COMMENT_HEADER } from "openapi-typescript";
import type { GeneratedFile } from "./generated-file.ts";

/** Who is typed by which contract. Adapters and stand-ins each have their own copy, so that neither imports the other. */
const typedByContract: Readonly<Record<string, readonly string[]>> = {
  "hibob.openapi.yaml": ["adapters/hibob", "packages/sandbox/src/hibob"],
  "humaans.openapi.yaml": ["adapters/humaans", "packages/sandbox/src/humaans"],
  "insightful.openapi.yaml": ["adapters/insightful", "packages/sandbox/src/insightful"],
  "learn-amp.openapi.yaml": ["adapters/learn-amp", "packages/sandbox/src/learn-amp"],
  "okta.openapi.json": ["adapters/okta"],
};

const fileIn = (folder: string): string =>
  join(folder.startsWith("adapters/") ? `${folder}/src` : folder, "api.gen.ts");

/** The types of every contract, for everybody who is typed by it. Rejects when a contract is missing or is not OpenAPI. */
export async function generateApiTypes(root: string): Promise<readonly GeneratedFile[]> {
  const generated = Object.entries(typedByContract).map(async ([contract, folders]) => {
    const ast = await openapiTypescript(pathToFileURL(join(root, "contracts", contract)), { silent: true });
    const text = `${COMMENT_HEADER}${astToString(ast)}`;
    return folders.map((folder) => ({ file: join(root, fileIn(folder)), text }));
  });
  return (await Promise.all(generated)).flat();
}
