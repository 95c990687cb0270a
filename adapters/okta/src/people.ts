import type { Found, Reading, Resource } from "@rosterkit/core/adapter";
import { movedMembers, nobodyIn } from "./belonging-lists.ts";
import type { OktaSettings } from "./config.ts";
import { createUser, madeAs } from "./create-user.ts";
import { customAttributes } from "./custom-attributes.ts";
import { findByLogin } from "./find-by-login.ts";
import { type NamedInOkta, namedInOkta } from "./named-in-okta.ts";
import type { OktaApi } from "./okta-api.ts";
import type { OktaUser } from "./okta-user.ts";
import { profileOf } from "./profile-of.ts";
import { reachStates, sendWelcome } from "./reach-states.ts";
import { changedUsers, readPeople } from "./read-people.ts";
import { sourcedElsewhere } from "./sourced-elsewhere.ts";
import { asksWhatIsTold, withToldFresh } from "./told-of-user.ts";
import type { UserAttributes } from "./user-attributes.ts";
import { stateFor, userState, userStatus } from "./user-state.ts";

/** Okta's users, as people of a source and as accounts. */
export const people = (
  api: OktaApi,
  settings: OktaSettings,
): Omit<Resource<OktaUser, UserAttributes>, "attributes"> => {
  const named = namedInOkta(api.client);
  return {
    id: ({ id }) => id,
    state: userState,
    status: userStatus,
    createdAt: ({ created }) => created,
    stateSince: ({ statusChanged }) => statusChanged ?? undefined,
    blocked: sourcedElsewhere,
    route: stateFor,
    discover: () => customAttributes(api.client),
    read: readPeople(api, settings, named),
    belongsTo: {
      groups: ({ told }) => told?.groups,
      apps: ({ told }) => told?.apps,
      nobodyIn: (reading) => nobodyIn(api.client, named, reading),
      required: true,
    },
    changes: {
      overlapMs: indexedWithinMs,
      records: (sinceAt) => changedUsers(api, sinceAt),
      members: (sinceAt) => movedMembers(api.client, named, sinceAt),
    },
    get: (id, reading) => getUser(api, settings, named, id, reading),
    absence: "proven",
    keys: ["profile.login"],
    find: (_attribute, login) => findByLogin(api, login),
    create: ({ all }, state, writing) => createUser(api.calls, api.random, profileOf(all), state, writing),
    update: async (id, { set }, writing) => {
      await api.calls.update(id, profileOf(set), writing);
    },
    madeAs,
    become: reachStates(api.calls),
    revokeSessions: (id, writing = {}) => api.calls.endSessions(id, writing),
    sendWelcome: (id, user, writing) => sendWelcome(api.calls, id, user, writing),
    irreversible: ["become.inactive", "become.deleted", "revokeSessions"],
  };
};

/** Okta says that its index is typically less than a second late, which is no promise; and its clock is not ours. */
const indexedWithinMs = 5 * 60_000;

async function getUser(
  api: OktaApi,
  settings: OktaSettings,
  named: NamedInOkta,
  id: string,
  reading: Reading = { day: "", attributes: [] },
): Promise<Found<OktaUser> | undefined> {
  const found = await api.calls.read(id);
  return found && asksWhatIsTold(reading) ? withToldFresh(api, settings, named, found, reading) : found;
}
