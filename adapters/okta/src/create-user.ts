import type { Io, Resource, State, Writing } from "@rosterkit/core/adapter";
import type { components } from "./api.gen.ts";
import type { OktaUser } from "./okta-user.ts";
import { randomPassword } from "./random-password.ts";
import type { UserAttributes } from "./user-attributes.ts";
import type { UserCalls } from "./user-calls.ts";

/** The profile to make a user with. */
export type NewProfile = components["schemas"]["UserProfile"];

/**
 * The status that making a user leads to. Activating while making always mails a person who has no password, so without mail it takes a second
 * call. Suspended is only reached through ACTIVE.
 */
export const madeAs: NonNullable<Resource<OktaUser, UserAttributes>["madeAs"]> = (state, { sendMail }) => {
  if (state === "suspended") return "active";
  return state === "active" && sendMail !== true ? "staged" : state;
};

/** Makes a user on the way to a state and gives its id. One to be suspended has a password that nobody keeps. */
export function createUser(
  calls: UserCalls,
  random: Io["random"],
  profile: NewProfile,
  state: State,
  writing: Writing,
): Promise<string> {
  const credentials = { password: { value: randomPassword(random) } };
  const body = state === "suspended" ? { profile, credentials } : { profile };
  return calls.create(body, madeAs(state, writing) === "active", writing);
}
