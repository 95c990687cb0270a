import type { Lane } from "./lane.ts";

/** What a caller may say about one call. */
export interface CallOptions {
  /** Absent: the client's lane. */
  readonly lane?: Lane | undefined;
  /** Stops this call. Absent: only the client's own signal does. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that one try may take. Absent: the client's. */
  readonly timeoutMs?: number | undefined;
  /** Gives the call up with a NotSentError while it waits for its turn or for another try; one that is under way is left to end. */
  readonly giveUp?: AbortSignal | undefined;
  /** Told the vendor's id of each try that was answered: what its support asks for. */
  readonly onRequestId?: ((id: string) => void) | undefined;
  /** `true`: the vendor changes something on this GET, so it is never repeated blindly. `false`: this POST only reads. Absent: as its method says. */
  readonly treatAsWrite?: boolean | undefined;
}

/** One request, ready to be sent as often as need be. */
export interface Outgoing extends CallOptions {
  /** Upper case. */
  readonly method: string;
  readonly url: URL;
  /** Path with placeholders instead of ids: all that errors ever show of the address. */
  readonly pathTemplate: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
}

/** What came back from a call that went well. */
export interface Answer<Data = unknown> {
  /** The parsed body; undefined when there was none. */
  readonly data: Data;
  readonly status: number;
  /** Of the answer: `etag`, `link` and the like. */
  readonly headers: Headers;
}

/** True when repeating the request could do something twice. */
export const isWrite = ({ method, treatAsWrite = !["GET", "HEAD"].includes(method) }: Outgoing): boolean =>
  treatAsWrite;
