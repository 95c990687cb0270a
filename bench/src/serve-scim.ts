import { argv } from "node:process";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { readResource, userType } from "@rosterkit/scim";
import { bearerAuthenticator, createMemoryResourceStore, createScimServer } from "@rosterkit/scim/server";
import { idOf, newScimUser } from "./scim-users.ts";
import { serveFromHere } from "./serve-from-here.ts";

// A process of its own: `serve-scim.ts <users> <token>`. Our SCIM server over our store in memory.

const [, , size = "0", token = ""] = argv;

let made = 0;
const store = createMemoryResourceStore({ createId: () => idOf(made++) });
for (let number = 0; number < Number(size); number++)
  await store.create(userType, readResource(newScimUser(number), userType));

const handle = createScimServer({ authenticators: [bearerAuthenticator([{ token, store }])] });
const { url } = await serveStandIn({ handle });
serveFromHere(url);
