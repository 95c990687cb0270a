import type { Resource, State, Writing } from "@rosterkit/core/adapter";
import { oktaErrorCode } from "@rosterkit/core/okta";
import type { OktaUserShape } from "./attributes.ts";
import type { OktaApi } from "./people.ts";
import { randomPassword } from "./random-password.ts";
import type { OktaUser } from "./user.ts";

type Become = NonNullable<Resource<OktaUser, OktaUserShape>["become"]>;

/** One lifecycle operation. Okta's defaults for mail differ from call to call, so it is always said. */
const act = async ({ client }: OktaApi, userId: string, operation: string, writing: Writing, sendEmail = false) => {
  const query = mailing.has(operation) ? { sendEmail } : {};
  await client.post(`/api/v1/users/{userId}/lifecycle/${operation}`, undefined, {
    params: { userId },
    query,
    signal: writing.signal,
  });
};

const mailing = new Set(["activate", "deactivate", "reset_password"]);

/**
 * Makes a user in a state. Activating while creating always sends Okta's mail when there is no password, so without mail it takes two calls.
 * Suspended is only reached through ACTIVE, with a password that nobody keeps.
 */
export async function createUser(api: OktaApi, body: object, state: State, writing: Writing): Promise<string> {
  const isSuspended = state === "suspended";
  const activate = isSuspended || (state === "active" && writing.sendMail === true);
  const credentials = isSuspended ? { credentials: { password: { value: randomPassword(api.random) } } } : {};
  const { data } = await api.client.post<OktaUser>("/api/v1/users", { ...body, ...credentials }, {
    query: { activate },
    signal: writing.signal,
  });
  if (state === "active" && !activate) await act(api, data.id, "activate", writing);
  if (isSuspended) await act(api, data.id, "suspend", writing);
  return data.id;
}

/** How each state is reached. Being there already is success. */
export const reachStates = (api: OktaApi): Become => ({
  active: (id, from, writing) => activate(api, id, from, writing),
  suspended: async (id, { status }, writing) => {
    if (status === "LOCKED_OUT") await act(api, id, "unlock", writing);
    if (status !== "SUSPENDED") await act(api, id, "suspend", writing);
  },
  inactive: (id, from, writing) => deactivate(api, id, from, writing),
  deleted: async (id, from, writing) => {
    await deactivate(api, id, from, writing);
    // Deleting a user who is not deactivated only deactivates them; this one is, so it is the deletion.
    await api.client.delete("/api/v1/users/{userId}", { params: { userId: id }, signal: writing.signal });
  },
});

/** Somebody suspended before ever signing in has no password that anybody knows: the mail is the one that resets it. */
async function activate(api: OktaApi, id: string, { status }: OktaUser, writing: Writing): Promise<void> {
  if (status === "SUSPENDED") {
    await act(api, id, "unsuspend", writing);
    if (writing.sendMail) await act(api, id, "reset_password", writing, true);
  } else if (status === "STAGED" || status === "DEPROVISIONED") {
    await act(api, id, "activate", writing, writing.sendMail === true);
  }
}

/** Okta answers "not found" when the user is deactivated already; whether that is so, the engine reads back. */
async function deactivate(api: OktaApi, id: string, { status }: OktaUser, writing: Writing): Promise<void> {
  if (status === "DEPROVISIONED") return;
  try {
    await act(api, id, "deactivate", writing);
  } catch (error) {
    if (oktaErrorCode(error) !== "E0000007") throw error;
  }
}
