import type { Hold } from "./change.ts";

/** A hold with what was seen. */
export const hold = (code: Hold["code"], evidence: readonly string[], guardClass?: string): Hold => ({
  code,
  evidence,
  ...(guardClass !== undefined && { guardClass }),
});
