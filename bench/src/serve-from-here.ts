import { cpuUsage, exit } from "node:process";
import { collectGarbage } from "./collect-garbage.ts";
import type { ServerNews, ServerOrder } from "./server-process.ts";

/** Tells the process that started this one where the server listens, and its CPU time when asked, until that process lets go. */
export function serveFromHere(url: string): void {
  let began = cpuUsage();
  process.on("message", (order: ServerOrder) => {
    if (order === "begin") {
      collectGarbage();
      began = cpuUsage();
    }
    const { user, system } = cpuUsage(began);
    tell({ cpuMs: (user + system) / 1000 });
  });
  process.once("disconnect", () => exit());
  tell({ url });
}

const tell = (news: ServerNews): void => void process.send?.(news);
