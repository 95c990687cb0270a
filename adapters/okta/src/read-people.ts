import { type Evidence, joined, type List, type Reader } from "@rosterkit/core/adapter";
import { assertListIsBelievable } from "@rosterkit/core/okta";
import { appUserList, memberList } from "./belonging-lists.ts";
import type { OktaSettings } from "./config.ts";
import { knownUser } from "./known-user.ts";
import { listOf } from "./list-of.ts";
import { managerList } from "./manager.ts";
import type { NamedInOkta } from "./named-in-okta.ts";
import type { OktaApi } from "./okta-api.ts";
import type { OktaUser } from "./okta-user.ts";
import { asksWhatIsTold, withTold } from "./told-of-user.ts";

/** Everybody, deactivated users included. Who belongs where, and who is named as a manager, is read first, where it is asked for. */
export const readPeople = (api: OktaApi, settings: OktaSettings, named: NamedInOkta): Reader<OktaUser> =>
  joined(
    {
      members: memberList(api.client, named),
      appUsers: appUserList(api.client, named),
      managers: managerList(api, settings),
      users: userList(api),
      deactivated: userList(api, 'status eq "DEPROVISIONED"'),
    },
    // In this order somebody deactivated between the lists comes twice, which shows, and not never.
    ["users", "deactivated"],
    (user, sides, reading) => (asksWhatIsTold(reading) ? withTold(settings, user, sides, reading) : user),
    { witness: (evidence) => witness(api, settings, evidence) },
  );

/** The plain list leaves deactivated users out, so they are listed by filter; never by search, an index that lags. */
const userList = ({ client }: Pick<OktaApi, "client">, filter?: string): List<OktaUser> => ({
  page: listOf<OktaUser, OktaUser>(client, "/api/v1/users", { query: { limit: 200, filter } }, (user) => [user]),
});

/** The ids of users changed after an instant, deactivated ones included. */
export const changedUsers = ({ client }: Pick<OktaApi, "client">, sinceAt: string): List<string> => {
  const filter = `lastUpdated gt ${JSON.stringify(sinceAt)}`;
  return {
    page: listOf<OktaUser, string>(client, "/api/v1/users", { query: { limit: 200, filter } }, ({ id }) => [id]),
  };
};

/**
 * A credential without an administrator role is answered an empty list, not an error. So somebody who is there must be among those read, must read back by
 * id, and must still be listed after the last page: the role may have been lost on the way.
 */
async function witness(api: OktaApi, settings: OktaSettings, { has }: Evidence): Promise<string | undefined> {
  const who = settings.apiToken === undefined ? "a user who is listed by themselves" : "the owner of the API token";
  const known = await knownUser(api, settings);
  if (known === undefined || !has(known)) return `the list does not show ${who}: an administrator role may be lacking`;
  const { ok } = await assertListIsBelievable(api.client, known);
  return ok ? undefined : `${who} was listed at first and is not any more: an administrator role may have been lost`;
}
