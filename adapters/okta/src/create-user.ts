import { type Io, RosterkitError, type State, type Writing } from "@rosterkit/core/adapter";
import type { components } from "./api.gen.ts";
import { randomPassword } from "./random-password.ts";
import type { UserCalls } from "./user-calls.ts";

/** The profile to make a user with. */
export type NewProfile = components["schemas"]["UserProfile"];

/**
 * Makes a user in a state and gives its id. Activating while making always mails a person who has no password, so without mail it takes
 * a second call. Suspended is only reached through ACTIVE, with a password that nobody keeps.
 */
export async function createUser(
  calls: UserCalls,
  random: Io["random"],
  profile: NewProfile,
  state: State,
  writing: Writing,
): Promise<string> {
  if (state === "suspended") {
    const credentials = { password: { value: randomPassword(random) } };
    const id = await calls.create({ profile, credentials }, true, writing);
    return made(id, calls.suspend(id, writing));
  }
  const mails = state === "active" && writing.sendMail === true;
  const id = await calls.create({ profile }, mails, writing);
  return state === "active" && !mails ? made(id, calls.activate(id, false, writing)) : id;
}

/**
 * From here on the user exists, and an error would say that they do not: whatever Okta answers to the second call, the id goes back to the
 * engine, which reads the state and finishes the way there with the next plan.
 */
async function made(id: string, secondCall: Promise<unknown>): Promise<string> {
  await secondCall.catch((error: unknown) => {
    if (!RosterkitError.isInstance(error)) throw error;
  });
  return id;
}
