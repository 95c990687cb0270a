import { declaree } from "@rosterkit/declaree";
import type { DeclareeStandIn } from "@rosterkit/sandbox";
import { type End, groupWords, tally } from "./end.ts";

/** Declaree as one end of a pair, entered by the account's user name and password. */
export function declareeEnd(standIn: DeclareeStandIn): End {
  const { userName, password: token, path } = standIn;
  return {
    name: "Declaree",
    standIn,
    token,
    apiPath: `${path}/`,
    connect: (baseUrl, io, password) =>
      declaree.connect({ signIn: "password", company: "acme", baseUrl, userName, password }, io),
    tryIt: (url) => `curl -u "${userName}:${token}" "${url}Users?count=2"`,
    contents: () => contentsOf(standIn),
    narrow: () => standIn.setModule(false),
    // It says how long to wait, and the wait is real.
    now: Date.now,
  };
}

async function contentsOf(standIn: DeclareeStandIn): Promise<string> {
  const { users, groups } = await standIn.inspect();
  const members = groups.map((group) => (Array.isArray(group.members) ? group.members.length : 0));
  return `${tally(users.map(({ active }) => (active === false ? "not enabled" : "enabled")))}${groupWords(members)}`;
}
