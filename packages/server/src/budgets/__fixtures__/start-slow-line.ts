import { once } from "node:events";
import { type AddressInfo, createConnection, createServer, type Socket } from "node:net";
import { join } from "node:path";

/** A line to a PostgreSQL. */
export interface SlowLine {
  readonly connectionString: string;
  close(): void;
}

const gatherMs = 100;

/** Lays one to a PostgreSQL that is reached through a socket in a folder. What that says is gathered for a moment, and comes in one piece. */
export const startSlowLine = async (connectionString: string): Promise<SlowLine> => {
  const folder = new URL(connectionString).searchParams.get("host") ?? "";
  const server = createServer((caller) => {
    const database = createConnection(join(folder, ".s.PGSQL.5432"));
    caller.on("error", () => undefined).on("close", () => database.destroy());
    database.on("error", () => undefined).on("close", () => caller.destroy());
    caller.pipe(database);
    handInOnePiece(database, caller);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    connectionString: `postgresql://rosterkit@127.0.0.1:${port}/postgres`,
    close: () => void server.close(),
  };
};

const handInOnePiece = (from: Socket, to: Socket): void => {
  let gathered: Buffer[] = [];
  const hand = () => {
    to.write(Buffer.concat(gathered));
    gathered = [];
  };
  from.on("data", (part) => {
    if (gathered.length === 0) setTimeout(hand, gatherMs);
    gathered.push(part);
  });
};
