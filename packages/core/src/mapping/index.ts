import { inner } from "../inner.ts"; export const mapping = inner(1); export type { Thing } from "../index.ts";
