import {
  asForm,
  callOf,
  type Draft,
  idMade,
  type Resource,
  type State,
  unlessThere,
  type Writing,
} from "@rosterkit/core/adapter";
import type { LearnAmpSettings } from "./config.ts";
import { customAttributes } from "./custom-fields.ts";
import { findUser, getUser } from "./find-user.ts";
import { type LearnAmpApi, vendor } from "./learn-amp-api.ts";
import type { LearnAmpUser } from "./learn-amp-user.ts";
import { readUsers, usersPage } from "./read-users.ts";
import type { UserAttributes } from "./user-attributes.ts";
import { alwaysSent, userFields } from "./user-fields.ts";
import { userState } from "./user-state.ts";

/** Learn Amp's users, as accounts. */
export const people = (
  api: LearnAmpApi,
  settings: LearnAmpSettings,
): Omit<Resource<LearnAmpUser, UserAttributes>, "attributes"> => ({
  id: ({ id }) => id,
  state: userState,
  status: ({ status }) => status,
  read: readUsers(api),
  discover: async () => customAttributes((await usersPage(api, {})(undefined, { day: "", attributes: [] })).items),
  get: (id) => getUser(api, id),
  absence: "proven",
  keys: ["email", "integrationExternalId"],
  find: (attribute, value) => findUser(api, attribute, value),
  create: ({ all }, _state, writing) => createUser(api, settings, all, writing),
  madeAs: () => "active",
  update: (id, draft, writing) => updateUser(api, id, draft, writing),
  become: { active: reach(api, "active", "reactivate"), inactive: reach(api, "inactive", "deactivate") },
  cascades: { inactive: { people: ["managerId"], groups: ["managerId"], own: ["primaryTeamId"] } },
  irreversible: ["become.inactive"],
});

async function createUser(
  { client }: LearnAmpApi,
  { invite }: LearnAmpSettings,
  all: Draft<UserAttributes>["all"],
  writing: Writing,
): Promise<string> {
  const skipInvitation = invite === "never" || writing.sendMail === false;
  const body = { ...userFields(withoutNone(all)), skipInvitation };
  return idMade(await client.post("/users", { body, ...asForm, ...callOf(writing) }), vendor);
}

/** What is none needs no mention in a new record. */
const withoutNone = (values: object): { readonly [attribute: string]: unknown } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

async function updateUser(
  api: LearnAmpApi,
  id: string,
  { set, all }: Draft<UserAttributes>,
  writing: Writing,
): Promise<void> {
  const known: { readonly [attribute: string]: unknown } = { ...all, ...set };
  const isWhole = alwaysSent.every((name) => typeof known[name] === "string");
  const { client } = api;
  const params = { path: { id } };
  const now = isWhole ? known : await client.get("/users/{id}", { params, ...callOf(writing) });
  const required = Object.fromEntries(alwaysSent.map((name) => [name, known[name] ?? now[name]]));
  await client.put("/users/{id}", { params, body: userFields({ ...required, ...set }), ...asForm, ...callOf(writing) });
}

/** What is answered to who is there already is not published, so a refusal is judged by reading. */
const reach =
  (api: LearnAmpApi, state: State, act: "deactivate" | "reactivate") =>
  (id: string, from: LearnAmpUser, writing: Writing): Promise<void> => {
    const go = () => api.client.put(`/users/{id}/${act}`, { params: { path: { id } }, ...callOf(writing) });
    return unlessThere({ from, isThere: (user) => userState(user) === state, go, look: () => getUser(api, id) });
  };
