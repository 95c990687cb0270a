import { UsageError } from "@rosterkit/terminal";
import { exitCodes } from "../exit-codes.ts";
import type { Act, Stage } from "../invocation.ts";

/** Has the source send its events to a server that runs already, or tells what a person has to do for that. */
export const connectEvents: Act = async (stage) => {
  const { workspace, global, screen } = stage;
  const { id, sync } = await workspace.one(global.sync);
  const url = `${(await addressOf(stage)).replace(/\/+$/, "")}/webhooks/${id}`;
  const registration = await sync.connectEvents(url);
  if (registration.status === "ready") screen.print(`  Events of ${id} will arrive at ${url}`);
  else
    screen.print(
      `  Left to do, so that events of ${id} arrive at ${url}:`,
      ...registration.steps.map((step) => `  - ${step}`),
    );
  return {
    code: registration.status === "ready" ? exitCodes.done : exitCodes.pending,
    json: { sync: id, url, ...registration },
  };
};

async function addressOf({ options, workspace }: Stage): Promise<string> {
  if (typeof options.url === "string") return options.url;
  const { server } = (await workspace.config()).config;
  if (server.url !== undefined) return server.url;
  throw new UsageError(
    "It is not said where vendors reach the server",
    "Name its address with --url https://…, or as server.url in the config.",
  );
}
