import type { CallOptions } from "../http/outgoing.ts";
import type { Writing } from "./resource.ts";

/** The part of a `Writing` that each of its calls is told: when to stop, when to give up, and who hears of the vendor's ids of requests. */
export const callOf = ({ signal, giveUp, onRequestId }: Writing): CallOptions => ({ signal, giveUp, onRequestId });
