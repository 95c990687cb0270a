import { vi } from "vitest";
import type { Ended, Running } from "./cli.fixture.ts";

/** What `serve --json` tells, as the server's log has it. */
export interface ServeEvent {
  readonly msg: string;
  readonly [name: string]: unknown;
}

/** A `serve` that listens. */
export interface Serving {
  readonly url: string;
  readonly events: readonly ServeEvent[];
  /** Waits until something was told. */
  told(what: Partial<ServeEvent>): Promise<ServeEvent>;
  /** Ends it, and waits for its end. */
  end(signal?: "SIGTERM" | "SIGINT" | "SIGKILL"): Promise<Ended>;
}

const patience = { timeout: 150_000, interval: 50 };

/** Waits until a `serve --json` that was started listens. Rejects with what it said when it ends before. */
export async function listening({ child, ended }: Running): Promise<Serving> {
  const events: ServeEvent[] = [];
  let rest = "";
  child.stdout?.on("data", (text: string) => {
    const lines = `${rest}${text}`.split("\n");
    rest = lines.pop() ?? "";
    events.push(...lines.map((line): ServeEvent => JSON.parse(line)));
  });
  const told = (what: Partial<ServeEvent>) =>
    vi.waitFor(() => {
      const found = events.find((event) => Object.entries(what).every(([name, value]) => event[name] === value));
      if (!found) throw new Error(`It has not told ${JSON.stringify(what)}, but ${JSON.stringify(events)}`);
      return found;
    }, patience);
  const tooSoon = ended.then(({ stderr }) => Promise.reject(new Error(`It ended: ${stderr}`)));
  tooSoon.catch(() => undefined);
  const { url } = await Promise.race([told({ msg: "listening" }), tooSoon]);
  return {
    url: String(url),
    events,
    told,
    end: (signal = "SIGTERM") => {
      child.kill(signal);
      return ended;
    },
  };
}
