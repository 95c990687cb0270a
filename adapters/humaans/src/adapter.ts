import { bearer, createApiClient, defineAdapter, type Preset, textMember, type Vendor } from "@rosterkit/core/adapter";
import type { paths } from "./api.gen.ts";
import { checkToken } from "./check-token.ts";
import { humaansSettings } from "./config.ts";
import { events } from "./events.ts";
import { humaansMapping } from "./mapping.ts";
import { discoverCustomFields, getPerson, readPeople } from "./people.ts";
import { personAttributes } from "./person-attributes.ts";

const vendor: Vendor = {
  id: "humaans",
  name: "Humaans",
  readError: (body, { status }) => ({
    // Sources disagree on whether `code` is a number; `name` says the same in a word, such as `Forbidden`.
    code: textMember(body, "name"),
    requestId: textMember(body, "id"),
    ...(status === 403 && notPermitted),
  }),
};

const notPermitted = {
  permission: "public:read and private:read",
  remedy: "Use a token with the scopes public:read and private:read, made by an Owner, Admin, Finance or Tech user.",
};

/** As the vendor's page on its Okta integration describes it. */
const builtIn: Preset = {
  name: "humaans",
  description:
    "Like Humaans' own Okta integration: accounts for new joiners only until “sync all users”, profiles kept in sync, leavers put out. " +
    "There an admin chooses when accounts are made, whether they are activated, and whether leavers are suspended or deactivated; " +
    "the page names no defaults for these, so the choices here are ours. The exact moment at which it puts leavers out is not published either.",
  settings: {
    create: true,
    update: true,
    remove: true,
    newJoinersOnly: true,
    lifecycle: {
      joiners: { provision: "on creation", activate: true },
      leavers: { action: "suspend" },
    },
  },
};

/** Humaans, a source of people. */
export const humaans = defineAdapter({
  id: "humaans",
  name: "Humaans",
  settings: humaansSettings,
  api: ({ apiToken, baseUrl, rateShare: share }, io) => ({
    client: createApiClient<paths>({ vendor, baseUrl, authentication: bearer(apiToken), io, limits: { share } }),
    today: () => new Date(io.now()).toISOString().slice(0, 10),
  }),
  check: checkToken,
  people: {
    attributes: personAttributes,
    can: (api, settings) => ({
      id: ({ person }) => person.id,
      read: readPeople(api, settings),
      get: (id, reading) => getPerson(api, settings, id, reading),
      absence: "ambiguous",
      discover: () => discoverCustomFields(api),
    }),
    permissions: { read: "private:read", get: "private:read", discover: "private:read" },
  },
  events: (_, settings) => events(settings),
  toEmployee: humaansMapping,
  presets: [builtIn],
});
