import type { LogFields } from "./server-log.ts";

const secretName = /secret|passw|passphrase|token|authorization|cookie|api_?key|private_?key|signature/i;
const deepest = 6;

/** The same with whatever is named like a secret struck out, and nothing below six levels. */
export const withoutSecrets = (fields: LogFields, depth = 0): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, secretName.test(name) ? "[struck out]" : plain(value, depth)]),
  );

const plain = (value: unknown, depth: number): unknown => {
  if (typeof value !== "object" || value === null) return value;
  if (depth >= deepest) return "[too deep]";
  if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1));
  // An error's message may hold anything; `ServerLog.error` is for errors.
  return value instanceof Error ? value.name : withoutSecrets({ ...value }, depth + 1);
};
