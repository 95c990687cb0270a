import { argv, stdout } from "node:process";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";

// A process of its own: has the right to write to a file of SQLite for so many milliseconds.

const [file = "", ms = "0"] = argv.slice(2);
const database = new DatabaseSync(file, { timeout: 5000 });
database.exec("begin immediate");
stdout.write("held\n");
await wait(Number(ms));
database.exec("rollback");
