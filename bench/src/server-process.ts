import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { execArgv } from "node:process";

/** A server in a process of its own, so that its CPU time is told from its caller's. */
export interface ServerProcess {
  /** Without a slash at the end. */
  readonly url: string;
  /** Collects all garbage there, which does not count, and begins to count CPU time. */
  readonly begin: () => Promise<void>;
  /** Milliseconds of CPU time, of all threads, since `begin`. */
  readonly end: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** What a server's process is told. */
export type ServerOrder = "begin" | "end";

/** What it answers: its address, once, and then CPU milliseconds for each order. */
export type ServerNews = { readonly url: string } | { readonly cpuMs: number };

/** Starts a program that calls `serveFromHere`, with the same flags as this one. Rejects when it ends before it listens. */
export async function startServer(program: string, args: readonly string[]): Promise<ServerProcess> {
  const child = fork(program, args, { execArgv });
  const first = await nextNews(child);
  if (!("url" in first)) throw new TypeError("the server told no address");
  const order = async (what: ServerOrder): Promise<number> => {
    child.send(what);
    const news = await nextNews(child);
    return "cpuMs" in news ? news.cpuMs : Number.NaN;
  };
  return {
    url: first.url,
    begin: async () => void (await order("begin")),
    end: () => order("end"),
    stop: async () => {
      child.disconnect();
      await once(child, "exit");
    },
  };
}

async function nextNews(child: ChildProcess): Promise<ServerNews> {
  const ended = new AbortController();
  const fail = (code: number | null) => ended.abort(new Error(`a server ended with code ${code}`));
  child.once("exit", fail);
  try {
    const [news] = await once(child, "message", { signal: ended.signal });
    return news as ServerNews;
  } catch (error) {
    throw ended.signal.aborted ? ended.signal.reason : error;
  } finally {
    child.off("exit", fail);
  }
}
