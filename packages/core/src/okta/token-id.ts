import { base64url } from "jose";
import type { Io } from "../http/io.ts";

/** An id that no other JWT has. */
export const tokenId = ({ random }: Pick<Io, "random">): string => base64url.encode(random(16));
