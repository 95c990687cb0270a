import { join } from "node:path";
import openapiTypescript, { astToString, COMMENT_HEADER } from "openapi-typescript";
import { describeApi } from "../packages/server/src/api/describe-api.ts";
import type { GeneratedFile } from "./generated-file.ts";

/** The types of the server's HTTP API, for its client, from what the server says of itself. */
export async function generateServerApi(root: string): Promise<readonly GeneratedFile[]> {
  const ast = await openapiTypescript(JSON.stringify(describeApi()), { silent: true });
  const file = join(root, "packages/server/src/client/api.gen.ts");
  return [{ file, text: `${COMMENT_HEADER}${astToString(ast)}` }];
}
