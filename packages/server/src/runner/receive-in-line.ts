import type { Sync } from "@rosterkit/core";
import PQueue from "p-queue";

/** So many calls may wait for one sync; whoever comes then is to send again. */
const longestLine = 200;

/**
 * Takes calls of webhooks, one after the other for each sync: what they hint at is kept in one place, and those who came at once would wait
 * for each other there for longer. Throws a RangeError where too many wait.
 */
export const createReceiver = () => {
  const lines = new Map<string, PQueue>();
  return async (id: string, sync: Pick<Sync, "receive">, request: Request): Promise<Response> => {
    // Before it stands in line: a slow sender keeps nobody else waiting.
    const whole = await withBody(request);
    const line = lines.get(id) ?? new PQueue({ concurrency: 1 });
    lines.set(id, line);
    if (line.size >= longestLine) throw new RangeError(`Too many calls wait for ${id}`);
    return line.add(() => sync.receive(whole));
  };
};

const withBody = async (request: Request): Promise<Request> => {
  if (request.body === null) return request;
  const { url, method, headers } = request;
  return new Request(url, { method, headers, body: await request.arrayBuffer() });
};
