import { type ApiClient, bearer, createApiClient, type Io, type Vendor } from "@rosterkit/core/adapter";
import type { components, paths } from "./api.gen.ts";
import type { InsightfulSettings } from "./config.ts";

/** An employee as the API shows one. Instants are Unix milliseconds. */
export type InsightfulEmployee = components["schemas"]["Employee"];

/** A team as the API shows one. */
export type InsightfulTeam = components["schemas"]["Team"];

/** The vendor's API. */
export type InsightfulApi = ApiClient<paths>;

/** What is refused to a token made for READ may be answered like a wrong one: no source says which. */
const remedy = "Use a token that an admin made under Settings > API Tokens with WRITE permission set.";

/** Who answers. */
export const vendor: Vendor = {
  id: "insightful",
  name: "Insightful",
  readError: (body, { status }) => {
    const code = knownType(body);
    if (status === 401) return { code, remedy };
    return status === 403 ? { code, permission: "a token for WRITE", remedy } : { code };
  },
};

const types = ["VALIDATION_ERROR", "NOT_FOUND", "EntityNotFound"] as const;

const knownType = (body: unknown): string | undefined =>
  types.find((type) => typeof body === "object" && body !== null && "type" in body && body.type === type);

/** The client. Its answers tell nothing of the limit, so what the settings say is counted. */
export const createInsightfulApi = (
  { token, baseUrl, requestsAMinute, rateShare }: InsightfulSettings,
  io: Io,
): InsightfulApi =>
  createApiClient<paths>({
    vendor,
    baseUrl,
    authentication: bearer(token),
    // One of the GETs writes: nothing on the way may answer in the vendor's place.
    headers: { "cache-control": "no-store" },
    io,
    limits: { share: rateShare, aMinute: requestsAMinute },
    // A whole company comes in one answer.
    maxResponseBytes: 400 * 2 ** 20,
  });

/** What the vendor counts in milliseconds, as ISO; `undefined` for 0 and for what is not said. */
export const instantOf = (unixMs: number | undefined): string | undefined =>
  unixMs ? new Date(unixMs).toISOString() : undefined;
