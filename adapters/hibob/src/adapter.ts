import { basic, createApiClient, defineAdapter, textMember, type Vendor } from "@rosterkit/core/adapter";
import type { paths } from "./api.gen.ts";
import { builtIn } from "./behaviour.ts";
import { checkAccess, type HibobApi } from "./check-access.ts";
import { hibobSettings } from "./config.ts";
import { receiveEvent } from "./events.ts";
import { hibobMapping } from "./mapping.ts";
import { getPerson, readPeople } from "./people.ts";
import { discoverCustomFields } from "./people-fields.ts";
import { personAttributes } from "./person-attributes.ts";
import { notPermitted, wrongCredentials } from "./refusals.ts";

const vendor: Vendor = {
  id: "hibob",
  name: "HiBob",
  readError: (body, { status }) => {
    const code = textMember(body, "key");
    if (status === 401) return { code, ...wrongCredentials };
    if (status !== 403) return { code };
    return body === undefined ? blocked : { code, ...notPermitted };
  },
};

/** What answers in front of the API answers without JSON. */
const blocked = {
  summary: "the caller seems to be blocked, as after repeated refusals",
  permission: "a caller that is not blocked",
  remedy: "Correct the service user's id, token or permissions first, then wait before anything is tried again.",
} as const;

/** Limits are counted by endpoint; people differ in the path only. */
const bucketOf = (_method: string, path: string): string =>
  /\/people\/(?!search$)[^/]+$/.test(path) ? "people/{identifier}" : path;

/** HiBob, a source of people, through its API. */
export const hibob = defineAdapter({
  id: "hibob",
  name: "HiBob",
  family: "hibob",
  settings: hibobSettings,
  api: ({ serviceUserId, token, baseUrl, rateShare: share }, io): HibobApi => ({
    client: createApiClient<paths>({
      vendor,
      baseUrl,
      authentication: basic(serviceUserId, token),
      io,
      limits: { bucketOf, share },
      // A whole company comes in one answer, each value up to three times.
      maxResponseBytes: 400 * 2 ** 20,
    }),
    sample: undefined,
  }),
  check: checkAccess,
  people: {
    attributes: personAttributes,
    can: ({ client }) => ({
      id: ({ id }) => id,
      read: readPeople(client),
      get: (id, reading) => getPerson(client, id, reading),
      absence: "ambiguous",
      discover: () => discoverCustomFields(client),
    }),
    permissions: { read: "view basic info, work, lifecycle", get: "view basic info, work, lifecycle" },
  },
  events: (_, { webhookSecret }) =>
    webhookSecret === undefined ? {} : { receive: (request) => receiveEvent(webhookSecret, request) },
  toEmployee: hibobMapping,
  presets: [builtIn],
});
