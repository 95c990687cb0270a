import { randomUUID } from "node:crypto";
import PQueue from "p-queue";
import pRetry from "p-retry";
import { tell } from "../runner/notice.ts";
import { type Channel, NotDeliveredError } from "./channel.ts";
import { createMailChannel } from "./mail-channel.ts";
import type { NoticeFailure, Notifier, NotifierOptions } from "./notifier.ts";
import { type NoticeOutbox, openOutbox, type WaitingNotice } from "./outbox.ts";
import { createWebhookChannel } from "./webhook-channel.ts";

const lookAgainMs = 30_000;
/** A store that is away comes back within a minute, mostly; a process that is to end does not wait for it. */
const keepTries = { retries: 35, minTimeout: 250, maxTimeout: 2000 };
const keepTriesAtEnd = 3;
/** Beside the later tries of the outbox: what is over in a moment, nobody has to wait a minute for. */
const quickTries = { retries: 2, minTimeout: 250, factor: 3 };

/**
 * Sends notices by webhook and mail. Each is put into the store before it is sent and taken out once it was taken, so that it survives the
 * process; whichever process comes to it sends it, one at a time for each channel. It is delivered at least once: a process that dies in between,
 * or an answer that is lost, makes it come again under the same id. What fails is tried again after a minute, then ever more seldom, up to an hour,
 * for three days. Throws a ConfigurationError for what cannot be sent to; calls nobody before `start`.
 */
export function createNotifier(options: NotifierOptions): Notifier {
  const { store, now = Date.now, onFailure } = options;
  const by = randomUUID();
  const lines = channelsOf(options).map((channel) =>
    openLine(channel, openOutbox(store, channel.name, by, now), onFailure),
  );
  const putting = new PQueue({ concurrency: 1 });
  let looking: ReturnType<typeof setInterval> | undefined;
  let isOn = false;
  const deliver = () => {
    if (isOn) for (const line of lines) line.deliver();
  };

  return {
    start: () => {
      isOn = true;
      looking = setInterval(deliver, options.lookAgainMs ?? lookAgainMs);
      deliver();
    },
    onNotice: async (notice) => {
      const entry = { id: `msg_${randomUUID()}`, notice, since: new Date(now()).toISOString() };
      await putting.add(() => Promise.all(lines.map((line) => line.put(entry))));
      deliver();
    },
    stop: async () => {
      clearInterval(looking);
      isOn = false;
      const stopping = lines.map((line) => line.stop());
      await putting.onIdle();
      await Promise.all(stopping);
    },
  };
}

const channelsOf = (options: NotifierOptions): readonly Channel[] => [
  ...(options.webhook ? [createWebhookChannel(options.webhook, options)] : []),
  ...(options.mail ? [createMailChannel(options.mail)] : []),
];

/** What goes out by one channel, one after the other. */
interface Line {
  /** Never rejects: what cannot be kept is told. */
  put(entry: WaitingNotice): Promise<void>;
  /** Has all that is due sent, in the background. */
  deliver(): void;
  stop(): Promise<void>;
}

function openLine(channel: Channel, outbox: NoticeOutbox, onFailure: NotifierOptions["onFailure"]): Line {
  const sending = new PQueue({ concurrency: 1 });
  let isStopping = false;
  const failed = ({ id, notice }: WaitingNotice, more: Omit<NoticeFailure, "id" | "notice" | "channel">) =>
    tell(onFailure, { channel: channel.name, id, notice, ...more });

  const sendDue = async (): Promise<void> => {
    for (let goesOn = true; goesOn && !isStopping; ) {
      const entry = await outbox.claim();
      goesOn = entry !== undefined && (await sendOne(entry));
    }
    await outbox.leave();
  };
  /** Whether it may go on with the next. */
  const sendOne = async (entry: WaitingNotice): Promise<boolean> => {
    const shouldRetry = ({ error }: { readonly error: unknown }) =>
      !isStopping && error instanceof NotDeliveredError && error.mayBeOverSoon;
    try {
      const message = await pRetry(() => channel.send(entry), { ...quickTries, shouldRetry });
      await outbox.done(entry.id);
      if (message !== undefined) failed(entry, { code: "refused", message, times: 1, isGivenUp: true });
      return true;
    } catch (error) {
      if (!(error instanceof NotDeliveredError)) throw error;
      const { code, message } = error;
      failed(entry, { code, message, ...(await outbox.failed(entry.id, { code, message })) });
      return false;
    }
  };

  return {
    put: async (entry) => {
      try {
        const shouldRetry = ({ attemptNumber }: { readonly attemptNumber: number }) =>
          !isStopping || attemptNumber < keepTriesAtEnd;
        const dropped = await pRetry(() => outbox.put(entry), { ...keepTries, shouldRetry });
        const message = "Too many notices wait";
        for (const one of dropped)
          failed(one, { code: "too many", message, times: one.pause?.times ?? 0, isGivenUp: true });
      } catch {
        failed(entry, { code: "store", message: "The notice could not be kept", times: 0, isGivenUp: true });
      }
    },
    deliver: () => {
      // One that waits already sees all that is there when it begins. What the store refuses is tried again at the next look.
      if (sending.size === 0 && !isStopping) void sending.add(() => sendDue().catch(() => undefined));
    },
    stop: async () => {
      isStopping = true;
      await sending.onIdle();
    },
  };
}
