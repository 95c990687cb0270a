export { type ServedStandIn, type ServeOptions, serveStandIn } from "./serve-stand-in.ts";
