import type { StoredPerson } from "./humaans-records.ts";
import type { HumaansSwitches } from "./humaans-switches.ts";

/** A scope a token can have. */
export type HumaansScope =
  | "public:read"
  | "private:read"
  | "private:write"
  | "compensations:read"
  | "compensations:write"
  | "documents:read"
  | "documents:write"
  | "webhooks:manage";

/** What a token may do: its scopes, and never more than the role of the person who made it. */
export interface HumaansTokenAccess {
  readonly scopes: readonly HumaansScope[];
  /** `user` reaches the own profile only, whatever the scopes. */
  readonly role: "owner" | "admin" | "finance" | "tech" | "user";
}

/** The token as it is now; null once it is revoked. */
export interface AccessInForce extends HumaansTokenAccess {
  token: string | null;
  scopes: HumaansTokenAccess["scopes"];
  role: HumaansTokenAccess["role"];
  readonly ownerId: string;
}

/** What a request's token may see. */
export interface Viewer {
  /** The same text means the same sight, as long as no record changes. */
  readonly key: string;
  readonly ownerId: string;
  /** May read people at all. */
  readonly readsPeople: boolean;
  readonly readsPrivate: boolean;
  readonly sees: (person: StoredPerson) => boolean;
  readonly hides: (field: string) => boolean;
}

/** Works out what a token may see on a calendar day. People not started and leavers need `private:read`. */
export function viewerOf(
  access: HumaansTokenAccess,
  ownerId: string,
  today: string,
  switches: HumaansSwitches,
): Viewer {
  const readsPrivate = access.scopes.includes("private:read");
  const hidden = new Set(readsPrivate ? [] : switches.privateFields);
  return {
    key: [access.role, ...access.scopes, today].join("/"),
    ownerId,
    readsPeople: readsPrivate || access.scopes.includes("public:read"),
    readsPrivate,
    sees: (person) => {
      if (access.role === "user") return person.id === ownerId;
      return readsPrivate || isPublic(person, today);
    },
    hides: (field) => hidden.has(field),
  };
}

function isPublic({ status, employmentStartDate }: StoredPerson, today: string): boolean {
  if (status === "newHire") return typeof employmentStartDate === "string" && employmentStartDate <= today;
  return status === "active";
}
