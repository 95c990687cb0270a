import { openIntents, type Store } from "@rosterkit/core";
import type { OktaStandIn } from "@rosterkit/sandbox";
import { leadsTo, readWrite, type SeenWrite } from "./seen-write.ts";

/** A pretend Okta that is watched: its own log of writes, each with what the journal had of it at that moment. */
export interface WatchedOkta {
  readonly handle: (request: Request) => Promise<Response>;
  /** In order of arrival. */
  readonly writes: readonly SeenWrite[];
  /** How many writes it is working on. */
  readonly underWay: () => number;
  /** Whom to tell of each write as it comes in, before it is done. */
  onWrite: (write: SeenWrite) => void;
}

/** The journal of one sync. */
export interface Journal {
  /** Another one from the moment on at which the sync has another one. */
  store: Store;
  readonly sync: string;
}

/** Watches one. `journal`: in the store that the processes under test have, through a connection of our own. */
export const watchOkta = (okta: OktaStandIn, now: () => number, journal: Journal): WatchedOkta => {
  const writes: SeenWrite[] = [];
  let underWay = 0;

  const handleWrite = async (request: Request): Promise<Response> => {
    const write = await readWrite(request, now());
    writes.push(write);
    watched.onWrite(write);
    write.intent = await intentBehind(journal, write).catch(() => "unknown" as const);
    const place = okta.requests.length;
    try {
      return await okta.handle(request);
    } finally {
      const entry = okta.requests[place];
      write.requestId = entry?.requestId;
      write.wrote = entry?.wrote === true;
    }
  };
  const watched: WatchedOkta = {
    handle: async (request) => {
      if (request.method === "GET") return okta.handle(request);
      underWay += 1;
      try {
        return await handleWrite(request);
      } finally {
        underWay -= 1;
      }
    },
    writes,
    underWay: () => underWay,
    onWrite: () => undefined,
  };
  return watched;
};

/** What the journal has of a write, as an intent that is durable and open. Read anew for each one, so that none is excused by what is settled by now. */
const intentBehind = async ({ store, sync }: Journal, write: SeenWrite): Promise<SeenWrite["intent"]> => {
  const intent = (await openIntents(store, sync)).find((one) => leadsTo(one, write));
  return intent && { run: intent.run, change: intent.change };
};
