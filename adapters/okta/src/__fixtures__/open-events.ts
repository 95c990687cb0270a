import type { Hint, Received } from "@rosterkit/core/adapter";
import type { OktaStandInOptions } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { onTestFinished } from "vitest";
import { type OpenOkta, openOkta } from "./open-okta.ts";

/** The secret of every hook here. */
export const eventHookSecret = "a-secret-of-no-worth";

/** A connection that takes events, behind an address of its own. */
export interface OpenEvents {
  readonly okta: OpenOkta;
  readonly connection: OpenOkta["connection"];
  /** Where the connection takes events. */
  readonly address: string;
  /** What it made of each call, challenges left out. */
  readonly received: readonly Received[];
  /** Hints from deliveries so far, without their instants and keys. */
  readonly hints: () => readonly Omit<Hint, "at" | "key">[];
  readonly add: (mailbox: string) => string;
  readonly call: (method: string, path: string, body?: unknown) => Promise<Response>;
  readonly register: () => ReturnType<NonNullable<NonNullable<OpenOkta["connection"]["events"]>["register"]>>;
  /** Closes the address. */
  readonly goAway: () => Promise<void>;
}

/** Opens an organisation and an address for its events, not registered yet. */
export async function openEvents(
  options: OktaStandInOptions = {},
  settings: Parameters<OpenOkta["connect"]>[0] = {},
): Promise<OpenEvents> {
  const okta = await openOkta({ hookWaitMs: 200, ...options });
  const connection = okta.connect({ eventHookSecret, ...settings });
  const received: Received[] = [];
  const handle = async (request: Request): Promise<Response> => {
    const taken = await connection.events?.receive?.(request);
    if (!taken) throw new Error("no events are taken");
    if (request.method === "POST") received.push(taken);
    return taken.response;
  };
  const { url, close } = await serveStandIn({ handle });
  onTestFinished(close);
  const address = `${url}/hooks/okta`;
  return {
    okta,
    connection,
    address,
    received,
    hints: () => received.flatMap(({ hints }) => hints.map(({ at: _, key: __, ...hint }) => hint)),
    add: (mailbox) => {
      const login = `${mailbox}@example.com`;
      return okta.standIn.addUser({ profile: { login, email: login, firstName: mailbox, lastName: "Brock" } });
    },
    call: (method, path, body) =>
      fetch(`${okta.url}${path}`, {
        method,
        headers: { authorization: `SSWS ${okta.standIn.token}`, "content-type": "application/json" },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    register: () => {
      const register = connection.events?.register;
      if (!register) throw new Error("hooks are not registered");
      return register(address);
    },
    goAway: close,
  };
}
