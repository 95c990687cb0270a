import { inner } from "../inner.ts"; export const okta = inner(1); export type { Thing } from "../index.ts";
export const client = async () => new (await import("@okta/okta-sdk-nodejs")).Client({});
