import type { Intent } from "@rosterkit/core";

/** A write as the vendor received it. */
export interface SeenWrite {
  /** When it came in, in milliseconds since 1970, by the vendor's clock. */
  readonly atMs: number;
  /** Method and path, with `{id}` for the account: `POST users/{id}/lifecycle/activate`. */
  readonly call: string;
  /** The account's id; absent for one that is to be made. */
  readonly account: string | undefined;
  /** The login of an account that is to be made. */
  readonly login: string | undefined;
  /** What was sent. */
  readonly content: string;
  /** Which process sent it. */
  readonly caller: string;
  /** What the journal had of it as it came in: run and change. `undefined`: nothing; `unknown`: nobody could read the journal then. */
  intent: Pick<Intent, "run" | "change"> | "unknown" | undefined;
  /** The vendor's id of the request. */
  requestId: string | undefined;
  /** Whether the vendor changed something because of it. */
  wrote: boolean;
}

/** Reads a request to Okta that is no GET. */
export const readWrite = async (request: Request, atMs: number): Promise<SeenWrite> => {
  const [, account, ...rest] = new URL(request.url).pathname.split("/").slice(3);
  const content = await request.clone().text();
  return {
    atMs,
    call: `${request.method} ${["users", account && "{id}", ...rest].filter(Boolean).join("/")}`,
    account,
    login: account === undefined ? loginIn(content) : undefined,
    content,
    caller: request.headers.get("x-worker") ?? "",
    intent: undefined,
    requestId: undefined,
    wrote: false,
  };
};

const loginIn = (content: string): string | undefined => {
  const { profile }: { profile?: { login?: string } } = content === "" ? {} : JSON.parse(content);
  return profile?.login;
};

/** Whether a journalled intent is what leads to a write. */
export const leadsTo = ({ what }: Intent, { call, account, login }: SeenWrite): boolean => {
  if (what.resource !== "people") return false;
  if (account === undefined) return what.operation === "create" && what.set?.["profile.login"] === login;
  if (what.account !== account || what.operation === "create") return false;
  return (call === "POST users/{id}") === (what.operation === "update");
};
