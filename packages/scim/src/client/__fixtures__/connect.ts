import { basic, createBudgetRegistry, defaultIo, type Io } from "@rosterkit/core/adapter";
import { createScimClient, type ScimClientOptions } from "../index.ts";

/** The platform's fetch and clock, budgets of their own, and waits that are as short as they can be. */
export const testIo = (more: Partial<Io> = {}): Io => ({
  ...defaultIo(),
  random: (bytes) => new Uint8Array(bytes).fill(255),
  budgets: createBudgetRegistry(),
  ...more,
});

/** A client of a server on this machine, for `admin` and `secret`. */
export const connect = (baseUrl: string, options: Partial<ScimClientOptions> = {}) =>
  createScimClient({
    vendor: { id: "acme", name: "Acme" },
    baseUrl,
    authentication: basic("admin", "secret"),
    io: testIo(),
    retries: 0,
    ...options,
  });
