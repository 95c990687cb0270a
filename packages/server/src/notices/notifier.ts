import type { Store } from "@rosterkit/core";
import type { Listeners, Notice } from "../runner/notice.ts";

/** Where notices are sent as JSON, signed as the Standard Webhooks specification has it. */
export interface NoticeWebhook {
  /** https; loopback excepted. */
  readonly url: string;
  /** `whsec_` and 24 to 64 bytes in base64, which whoever receives them has too. */
  readonly secret: string;
}

/** To whom notices are mailed. */
export interface NoticeMail {
  /**
   * `smtps://user:password@host`, or `smtp://…`, which is refused unless the server takes STARTTLS; on the machine itself it need not, nor with
   * `?ignoreTLS=true`. From the environment, as it holds a password.
   */
  readonly url: string;
  /** The sender's address. */
  readonly from: string;
  /** At least one address. All get one mail. */
  readonly to: readonly string[];
}

/** A way by which notices leave. */
export type NoticeChannel = "webhook" | "mail";

/** What a notifier is made of. */
export interface NotifierOptions {
  /** Where notices wait until they are delivered; any number of processes may share it. */
  readonly store: Store;
  /** Absent: none is sent. */
  readonly webhook?: NoticeWebhook;
  /** Absent: none is sent. */
  readonly mail?: NoticeMail;
  /** Wall clock in milliseconds since 1970. Absent: the machine's. */
  readonly now?: () => number;
  /** Absent: the platform's. */
  readonly fetch?: typeof fetch;
  /** Told of every delivery that failed, and of every notice that is given up. */
  readonly onFailure?: (failure: NoticeFailure) => void;
  /** How often it is looked for what another process, or a failed try, left behind, in milliseconds. Absent: 30,000. */
  readonly lookAgainMs?: number;
}

/** A notice that was not delivered, or not kept. Holds no secret, no address and no person. */
export interface NoticeFailure {
  readonly channel: NoticeChannel;
  readonly notice: Notice;
  /** The id by which receivers know it. */
  readonly id: string;
  /** How often it was tried. */
  readonly times: number;
  /** It is not tried any more: it is three days old, too many waited, or it could not be kept. */
  readonly isGivenUp: boolean;
  /** `refused`: answered, and not taken. `no answer`: neither. `store`: it could not be kept. `too many`: others came after it. */
  readonly code: "refused" | "no answer" | "store" | "too many";
  /** One line, such as `The webhook answered 500`. */
  readonly message: string;
}

/** Tells people what the runner tells it. */
export interface Notifier extends Listeners {
  /** Resolves when the notice is in the store, or given up; never rejects. */
  readonly onNotice: (notice: Notice) => Promise<void>;
  /** Begins to deliver, first of all what an earlier process left. To be called once. */
  start(): void;
  /**
   * Waits until what was told is kept and what is being sent is sent or has failed. What is left waits in the store, for another process or the
   * next start.
   */
  stop(): Promise<void>;
}
