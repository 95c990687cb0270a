import { ConfigurationError, type Sync } from "@rosterkit/core";
import PQueue from "p-queue";

/** So many calls may be taken at once for one sync; whoever comes then is to send again. */
const mostAtOnce = 200;
/** So much of what was sent may be held at once, whoever it is for, in bytes. */
const mostHeld = 64 * 2 ** 20;

/**
 * Takes calls of webhooks. Those that come together are stored together, so it is no use to have them wait for each other. `undefined`: the source takes no events. Throws a RangeError where too many wait, or too much.
 */
export const createReceiver = () => {
  const lines = new Map<string, PQueue>();
  let held = 0;
  return async (id: string, sync: Pick<Sync, "receive">, request: Request): Promise<Response | undefined> => {
    let mine = 0;
    const hold = (bytes: number) => {
      mine += bytes;
      held += bytes;
      if (held > mostHeld) throw new RangeError("Too much waits to be taken");
    };
    try {
      // Before it stands in line: a slow sender keeps nobody else waiting.
      const whole = await withBody(request, hold);
      const line = lines.get(id) ?? new PQueue();
      lines.set(id, line);
      if (line.pending > mostAtOnce) throw new RangeError(`Too many calls wait for ${id}`);
      return await line.add(() => take(sync, whole));
    } finally {
      held -= mine;
    }
  };
};

const withBody = async (request: Request, hold: (bytes: number) => void): Promise<Request> => {
  if (request.body === null) return request;
  const { url, method, headers } = request;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const part of request.body) {
    hold(part.byteLength);
    parts.push(part);
  }
  return new Request(url, { method, headers, body: new Blob(parts) });
};

const take = async (sync: Pick<Sync, "receive">, request: Request): Promise<Response | undefined> => {
  try {
    return await sync.receive(request);
  } catch (error) {
    if (ConfigurationError.isInstance(error)) return undefined;
    throw error;
  }
};
