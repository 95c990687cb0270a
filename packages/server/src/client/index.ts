export { createServerClient, type ServerClient, type ServerClientOptions } from "./create-server-client.ts";
