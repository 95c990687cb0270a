import { inner } from "../inner.ts"; export const adapter = inner(1); export type { Thing } from "../index.ts";
