import { createServer } from "node:http";
import { argv } from "node:process";
import { tellMemory } from "./tell-memory.ts";

// A process of its own: `idle-bare.ts <milliseconds>`. Node's own HTTP server and nothing else.

const [, , idleMs = "0"] = argv;
createServer((_, response) => response.end("ok")).listen(0, "127.0.0.1");
await tellMemory(Number(idleMs));
