import {
  attributes,
  bearer,
  createApiClient,
  defineAdapter,
  found,
  secret,
  single,
  skipLimit,
} from "@rosterkit/core/adapter";
import { defineMapping, employeeShape } from "@rosterkit/core/mapping";
import { z } from "zod";

/** What this vendor's API answers; usually generated from an OpenAPI description. */
interface Worker {
  readonly key: string;
  readonly mail: string | null;
  readonly names: { readonly first: string; readonly last: string };
  readonly hired: string | null;
  readonly leaves: string | null;
  readonly boss: string | null;
}

interface Paths {
  "/workers": {
    get: {
      parameters: { query: { skip: number; limit: number } };
      responses: { 200: { content: { "application/json": { total: number; rows: Worker[] } } } };
    };
  };
  "/workers/{key}": {
    get: {
      parameters: { path: { key: string } };
      responses: { 200: { content: { "application/json": Worker } } };
    };
  };
  "/company": { get: { responses: { 200: { content: { "application/json": { id: string; name: string } } } } } };
}

const { text, email, day, person } = attributes<Worker>();

/** What a worker has, said once. `undefined` would be "not said"; this vendor says `null` for none. */
const worker = {
  mail: email((row) => row.mail, { label: "Work email", expected: true }),
  firstName: text((row) => row.names.first, { label: "First name", expected: true }),
  lastName: text((row) => row.names.last, { label: "Last name" }),
  hired: day((row) => row.hired, { label: "Hired", expected: true }),
  leaves: day((row) => row.leaves, { label: "Leaves" }),
  boss: person((row) => row.boss, { label: "Boss" }),
};

/** A whole adapter: a source of people with pages, a look-up by id, a check and a mapping. */
export const exampleHr = defineAdapter({
  id: "example-hr",
  name: "Example HR",
  settings: z.strictObject({ token: secret("API token"), baseUrl: z.url() }),
  api: ({ token, baseUrl }, io) =>
    createApiClient<Paths>({
      baseUrl,
      io,
      authentication: bearer(token),
      vendor: { id: "example-hr", name: "Example HR" },
    }),
  check: async (api) => {
    const { id, name } = await api.get("/company");
    return { account: id, accountName: name, findings: [] };
  },
  people: {
    attributes: worker,
    can: (api) => ({
      id: (row) => row.key,
      absence: "proven" as const,
      get: async (key) => {
        const row = await found(api.get("/workers/{key}", { params: { path: { key } } }));
        return row && { row };
      },
      read: single({
        page: skipLimit(100, async (query) => {
          const { total, rows } = await api.get("/workers", { params: { query } });
          return { total, items: rows };
        }),
      }),
    }),
  },
  toEmployee: defineMapping(worker, employeeShape, (from) => ({
    workEmail: "mail",
    givenName: "firstName",
    familyName: "lastName",
    startDate: "hired",
    endDate: "leaves",
    manager: "boss",
    employmentStatus: from.constant("active", "text"),
  })),
});
