import { randomUUID } from "node:crypto";

/** A schema that no other test has. */
export const freshSchema = (): string => `test_${randomUUID().replaceAll("-", "")}`;
