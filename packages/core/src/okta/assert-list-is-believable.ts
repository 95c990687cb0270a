import { ApiError } from "../errors/index.ts";
import { found } from "../http/found.ts";
import type { RawOkta } from "./create-raw-okta.ts";

/** What was found out about one ability of a connection. */
export interface OktaFinding {
  readonly ability: "people.read";
  readonly ok: boolean;
  /** `empty`: nobody is listed. `partial`: a user who exists is not listed. `unproven`: nobody is known to look for. Absent when all is well. */
  readonly problem?: "empty" | "partial" | "unproven";
  /** What the credential needs. Absent when all is well. */
  readonly permission?: string;
  /** What to do, in one line. Absent when all is well. */
  readonly remedy?: string;
}

interface User {
  readonly id: string;
}

/**
 * Okta answers 200 and an empty list, not an error, to a credential that lacks an administrator role. So a list of users is believed
 * only when a user who is known to exist reads back by id and is listed too: `knownId`, or else the owner of the API token.
 * Rejects as calls do when Okta cannot be reached or refuses the credential.
 */
export const assertListIsBelievable = async (
  okta: Pick<RawOkta, "get" | "listPage">,
  knownId?: string,
): Promise<OktaFinding> => {
  const known = (knownId && (await readUser(okta, knownId))) || (await readUser(okta, "me"));
  if (known && (await isListed(okta, known.id))) return { ability: "people.read", ok: true };
  const listed = await okta.listPage<User>("/api/v1/users", { query: { limit: 1 } });
  if (listed.items.length === 0 && listed.next === undefined) return disbelieved("empty");
  return disbelieved(known ? "partial" : "unproven");
};

/** Undefined when there is no such user, or, for `me`, when the credential is not a user's. */
const readUser = async (okta: Pick<RawOkta, "get">, userId: string): Promise<User | undefined> => {
  try {
    const user = (await found(okta.get<Partial<User>>("/api/v1/users/{userId}", { params: { userId } })))?.data;
    return typeof user?.id === "string" ? { id: user.id } : undefined;
  } catch (error) {
    if (userId === "me" && ApiError.isInstance(error) && (error.status === 400 || error.status === 403))
      return undefined;
    throw error;
  }
};

/** By filter, which unlike the plain list also shows deactivated users; never by search, an index that lags. */
const isListed = async (okta: Pick<RawOkta, "listPage">, id: string): Promise<boolean> => {
  let page = await okta.listPage<User>("/api/v1/users", {
    query: { filter: `id eq "${id.replace(/["\\]/g, "")}"`, limit: 1 },
  });
  // A page may come empty and still have a next one.
  for (let further = 0; page.items.length === 0 && page.next !== undefined && further < 5; further++)
    page = await okta.listPage<User>(page.next);
  return page.items.some((user) => user.id === id);
};

const remedies = {
  empty:
    "Okta lists no users at all: give the owner of the API token, or the service app, an administrator role that can view every user.",
  partial:
    "Okta lists some users only: give the owner of the API token, or the service app, an administrator role that can view every user.",
  unproven: "Name a user id that is known to exist, so that the list can be checked against it.",
} as const;

const disbelieved = (problem: keyof typeof remedies): OktaFinding => ({
  ability: "people.read",
  ok: false,
  problem,
  permission: "okta.users.read",
  remedy: remedies[problem],
});
