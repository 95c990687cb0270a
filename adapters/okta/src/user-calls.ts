import { callOf, type Found, idMade, type Writing } from "@rosterkit/core/adapter";
import { type OktaClient, oktaVendor } from "@rosterkit/core/okta";
import type { components, paths } from "./api.gen.ts";
import { knownOnly } from "./known-only.ts";
import type { OktaUser } from "./okta-user.ts";

type Profile = components["schemas"]["UserProfile"];

/**
 * The calls on single users, each of them one request. Okta's defaults for mail differ from call to call, so whether to send any is always
 * said.
 */
export const userCalls = ({ api }: OktaClient<paths>) => ({
  /** By id, by login without a slash, or `me`. Undefined where Okta says that there is no such user, and for no other 404. */
  read: async (id: string): Promise<Found<OktaUser> | undefined> => {
    const answer = await knownOnly(api.withHeaders.get("/api/v1/users/{id}", { params: { path: { id } } }));
    return answer && { row: answer.data as OktaUser, ...versionOf(answer.headers) };
  },
  /** Without a password, activating mails the person. */
  create: async (body: components["schemas"]["CreateUserRequest"], activate: boolean, writing: Writing) => {
    const params = { query: { activate } };
    return idMade(await api.post("/api/v1/users", { body, params, ...callOf(writing) }), oktaVendor);
  },
  /** Partial: what `profile` does not name stays, null removes. */
  update: (id: string, profile: Profile, writing: Writing) => {
    const header = writing.version === undefined ? {} : { "If-Match": writing.version };
    return api.post("/api/v1/users/{id}", { body: { profile }, params: { path: { id }, header }, ...callOf(writing) });
  },
  activate: (id: string, sendEmail: boolean, writing: Writing) =>
    api.post("/api/v1/users/{id}/lifecycle/activate", {
      params: { path: { id }, query: { sendEmail } },
      ...callOf(writing),
    }),
  suspend: (id: string, writing: Writing) =>
    api.post("/api/v1/users/{id}/lifecycle/suspend", { params: { path: { id } }, ...callOf(writing) }),
  unsuspend: (id: string, writing: Writing) =>
    api.post("/api/v1/users/{id}/lifecycle/unsuspend", { params: { path: { id } }, ...callOf(writing) }),
  unlock: (id: string, writing: Writing) =>
    api.post("/api/v1/users/{id}/lifecycle/unlock", { params: { path: { id } }, ...callOf(writing) }),
  /** Mails the person a link; the old password is void from then on. */
  resetPassword: (id: string, writing: Writing) => {
    const query = { sendEmail: true };
    return api.post("/api/v1/users/{id}/lifecycle/reset_password", {
      params: { path: { id }, query },
      ...callOf(writing),
    });
  },
  deactivate: (id: string, writing: Writing) => {
    const query = { sendEmail: false };
    return api.post("/api/v1/users/{id}/lifecycle/deactivate", { params: { path: { id }, query }, ...callOf(writing) });
  },
  /** Removes a deactivated user for good. Anybody else is only deactivated by it, and the answer is the same. */
  delete: (id: string, writing: Writing) =>
    api.delete("/api/v1/users/{id}", { params: { path: { id }, query: { sendEmail: false } }, ...callOf(writing) }),
  /** Ends sessions and OAuth tokens. A user whom Okta counts as gone, which may mean deactivated, has none. */
  endSessions: async (userId: string, writing: Writing) => {
    const params = { path: { userId }, query: { oauthTokens: true } };
    await knownOnly(api.delete("/api/v1/users/{userId}/sessions", { params, ...callOf(writing) }));
  },
});

/** The calls of one connection. */
export type UserCalls = ReturnType<typeof userCalls>;

const versionOf = (headers: Headers): { readonly version?: string } => {
  const version = headers.get("etag");
  return version ? { version } : {};
};
