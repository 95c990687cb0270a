import type { NoticeChannel, NoticeFailure } from "./notifier.ts";
import type { WaitingNotice } from "./outbox.ts";

/** A way out. */
export interface Channel {
  readonly name: NoticeChannel;
  /**
   * One try, of ten seconds or so. Resolves once the other side has taken it, to what is to be told all the same where only some have. Rejects
   * with a NotDeliveredError.
   */
  send(entry: Pick<WaitingNotice, "id" | "notice">): Promise<string | undefined>;
}

/** One try may take so long. */
export const oneTryMs = 10_000;

/** A try that came to nothing. Its message holds no address and nothing that the other side said. */
export class NotDeliveredError extends Error {
  override readonly name: string = "NotDeliveredError";
  readonly code: NoticeFailure["code"];
  /** The same may work in a moment. */
  readonly mayBeOverSoon: boolean;

  constructor(code: "refused" | "no answer", message: string, mayBeOverSoon: boolean, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.mayBeOverSoon = mayBeOverSoon;
  }
}
