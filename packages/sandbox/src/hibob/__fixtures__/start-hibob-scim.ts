import { createScimClient, scimAuthentication } from "@rosterkit/scim/client";
import { onTestFinished } from "vitest";
import { serveStandIn } from "../../node/index.ts";
import { testIo } from "../../scim/__fixtures__/test-io.ts";
import type { HibobStandInOptions } from "../create-hibob-stand-in.ts";
import { startHibob } from "./start-hibob.ts";

const vendor = { id: "hibob", name: "HiBob" };

/** A stand-in on a port until the test ends, with a client of its SCIM server beside the ways to ask its API. */
export async function startHibobScim(options: Partial<HibobStandInOptions> = {}) {
  const bench = startHibob(options);
  const { hibob } = bench;
  const { url, close } = await serveStandIn(hibob);
  onTestFinished(close);
  const { serviceUserId: user, token: password } = hibob;
  const io = testIo();
  const client = createScimClient({
    vendor,
    baseUrl: `${url}${hibob.scimPath}`,
    authentication: scimAuthentication({ type: "basic", user, password }, vendor, io),
    io,
    retries: 0,
  });
  const basic = `Basic ${btoa(`${user}:${password}`)}`;
  const askScim = async (path: string, method = "GET", authorization = basic) => {
    const headers = { authorization, "content-type": "application/scim+json" };
    const response = await fetch(`${url}${hibob.scimPath}${path}`, { method, headers });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  return {
    ...bench,
    url,
    client,
    askScim,
    /** Everybody whom SCIM lists, by id. */
    users: async (): Promise<ReadonlyMap<string, ScimUser>> => {
      const { body } = await askScim("/Users?count=1000");
      return new Map(body.Resources.map((user: ScimUser) => [user.id, user]));
    },
  };
}

/** A user, as tests look into it. */
export interface ScimUser {
  readonly id: string;
  readonly active: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into attributes of every kind.
  readonly [name: string]: any;
}
