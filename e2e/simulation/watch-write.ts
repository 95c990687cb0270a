import type { Intent } from "@rosterkit/core";
import { tell, type World, type Write } from "./create-world.ts";
import { judgeGroupWrite } from "./judge-group-write.ts";
import { judgeUserWrite } from "./judge-user-write.ts";
import type { WriteRequest } from "./judged-write.ts";

/** A write that has been answered. */
export interface Watched {
  readonly response: Response;
  /** To be called when the answer reaches a process that lives. */
  readonly hear: () => Promise<void>;
}

/** Lets a write go to the target, and complains where no journalled intent stands behind it, or where it does what nobody may. */
export async function watchWrite(
  world: World,
  request: Request,
  handle: (request: Request) => Promise<Response>,
): Promise<Watched> {
  const read = await readRequest(request);
  const judge = read.path[0] === "groups" ? judgeGroupWrite : judgeUserWrite;
  const { call, account, member, intent, name, noteWrote } = await judge(world, read, await openIntentsOf(world));
  const write: Write = {
    atMs: world.time.now(),
    call,
    account,
    ...(member !== undefined && { member }),
    resource: intent?.what.resource,
    subject: intent?.subject,
    intent: intent && `${intent.run} ${intent.change}`,
    operation: intent?.what.operation,
    isMaking: intent?.what.lane === "joiners" && intent.what.operation !== "create",
    mails: intent?.what.mails ?? 0,
    isExcused: intent?.lifted !== undefined || intent?.what.lifted !== undefined,
    wrote: false,
    isHeard: false,
  };
  world.writes.push(write);
  const place = world.okta.requests.length;
  try {
    const answer = handle(request);
    // The vendor has it from here on, whatever becomes of us.
    const seen = world.okta.requests[place];
    if (seen) write.requestId = seen.requestId;
    const response = await answer;
    const isWhole = response
      .clone()
      .text()
      .then(
        () => true,
        () => false,
      );
    return {
      response,
      hear: async () => {
        write.isHeard = await isWhole;
      },
    };
  } finally {
    const entry = world.okta.requests[place];
    write.wrote = entry?.wrote === true;
    tell(world, `${call} ${name} → ${entry?.status} ${write.wrote ? "wrote" : ""}`);
    if (write.wrote) noteWrote();
  }
}

async function readRequest(request: Request): Promise<WriteRequest> {
  const body = await request
    .clone()
    .json()
    .catch(() => ({}));
  return { method: request.method, path: new URL(request.url).pathname.split("/").slice(3), body: body ?? {} };
}

async function openIntentsOf({ store, sync }: World): Promise<readonly Intent[]> {
  const intents: Intent[] = [];
  for await (const batch of store.entries(sync, { open: true }))
    for (const entry of batch) if (entry.type === "intent") intents.push(entry);
  return intents;
}
