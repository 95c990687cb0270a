import { type Extent, type ReadOptions, read } from "@rosterkit/core";
import { defaultIo, type Io, type State, type Values } from "@rosterkit/core/adapter";
import { createOktaStandIn, generousLimits, type OktaStandIn, type OktaStandInOptions } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { onTestFinished } from "vitest";
import { okta } from "../adapter.ts";
import type { OktaUser } from "../okta-user.ts";
import type { UserAttributes } from "../user-attributes.ts";

type OktaConnection = ReturnType<typeof okta.connect>;

/** The people of a connection, with every ability there. */
type Users = Required<OktaConnection["people"]>;

/** A connection over HTTP to a stand-in of its own, which is closed when the test ends. */
export interface OpenOkta {
  readonly standIn: OktaStandIn;
  readonly url: string;
  readonly connection: OktaConnection;
  readonly users: Users;
  /** Another connection to the same stand-in. */
  readonly connect: (settings?: Partial<Parameters<typeof okta.connect>[0]>, io?: Partial<Io>) => OktaConnection;
  /** Makes a user with these attributes beside the required ones. */
  readonly create: (more?: Values<UserAttributes>, state?: State) => Promise<string>;
  /** Fresh, by id; throws where there is none. */
  readonly row: (id: string) => Promise<OktaUser>;
  readonly become: (id: string, state: State, sendMail?: boolean) => Promise<void>;
  readonly readAll: (
    options?: Partial<ReadOptions>,
  ) => Promise<{ readonly extent: Extent; readonly ids: readonly string[] }>;
  /** Method and path of the requests since the last time, ids left out. */
  readonly asked: () => readonly string[];
}

/** What Okta asks of every user. */
export const requiredValues = {
  "profile.login": "mia.brock@example.com",
  "profile.email": "mia.brock@example.com",
  "profile.firstName": "Mia",
  "profile.lastName": "Brock",
} as const;

/** Opens an organisation with nobody in it but its administrator. Its limits are out of the way unless the options bring some. */
export async function openOkta(options: OktaStandInOptions = {}): Promise<OpenOkta> {
  const standIn = createOktaStandIn({ limits: generousLimits, ...options });
  const { url, close } = await serveStandIn(standIn);
  onTestFinished(close);
  const connect: OpenOkta["connect"] = (settings = {}, io = {}) =>
    okta.connect({ domain: url, apiToken: standIn.token, ...settings }, { ...defaultIo(), ...io });
  const connection = connect();
  const users = connection.people as Users;
  const row = async (id: string) => {
    const found = await users.get(id);
    if (!found) throw new RangeError("there is no such user");
    return found.row;
  };

  return {
    standIn,
    url,
    connection,
    users,
    connect,
    row,
    create: (more = {}, state = "staged") => {
      const all = { ...requiredValues, ...more };
      return users.create({ set: all, all }, state, { sendMail: false });
    },
    become: async (id, state, sendMail = false) => {
      const go = users.become[state];
      if (!go) throw new RangeError(`there is no way to ${state}`);
      await go(id, await row(id), { sendMail });
    },
    readAll: async (readOptions = {}) => {
      const ids: string[] = [];
      const sink = { add: (id: string) => void ids.push(id) };
      const reading = { day: "2026-03-02", attributes: [] };
      const extent = await read(connection.people, reading, sink, { readAt: "2026-03-02T12:00:00Z", ...readOptions });
      return { extent, ids };
    },
    asked: listener(standIn),
  };
}

const listener = ({ requests }: OktaStandIn) => {
  let heard = 0;
  return (): readonly string[] => {
    const news = requests.slice(heard).map(({ method, path }) => `${method} ${path.replace(/\b00u\w+/, "{id}")}`);
    heard = requests.length;
    return news;
  };
};

/** What a call rejected with; throws where it did not. */
export const failureOf = async (call: Promise<unknown>): Promise<unknown> => {
  const outcome = await call.then(
    () => ({ failed: false, error: undefined }),
    (error: unknown) => ({ failed: true, error }),
  );
  if (!outcome.failed) throw new Error("the call did not fail");
  return outcome.error;
};
