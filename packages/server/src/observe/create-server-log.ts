import pino, { type Logger } from "pino";
import type { Notice, TurnEnded } from "../runner/notice.ts";
import { troubleOf } from "../runner/trouble-of.ts";
import type { LogFields, LogLevel, ServerLog, ServerLogOptions } from "./server-log.ts";
import { withoutSecrets } from "./without-secrets.ts";

/** Makes a log of one line of JSON for each thing that happens. Syncs and connections are named by their ids; no person is. */
export function createServerLog({ level = "info", destination }: ServerLogOptions = {}): ServerLog {
  const options = {
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }), log: withoutSecrets },
  };
  const log = destination ? pino(options, destination) : pino(options);
  return {
    ...plainLines(log),
    onTurn: (turn) => log[turnLevel(turn)](turn, "turn ended"),
    onNotice: (notice) => log[noticeLevel(notice)](notice, "notice"),
    onWebhook: (call) => log[webhookLevel(call)](call, "webhook answered"),
    onFault: ({ doing, error }) => log.error({ during: doing, ...toldOf(error) }, "error"),
    onWait: ({ untilMs, ...wait }) =>
      log.debug({ ...wait, until: new Date(untilMs).toISOString() }, "waits for a vendor"),
    onNoticeFailure: (failure) => log[failure.isGivenUp ? "error" : "warn"](failure, "notice not delivered"),
    onChoreFailure: ({ chore, error }) => log.error({ chore, ...toldOf(error) }, "chore failed"),
  };
}

const plainLines = (log: Logger): Pick<ServerLog, "debug" | "info" | "warn" | "error"> => ({
  debug: (message, fields = {}) => log.debug(fields, message),
  info: (message, fields = {}) => log.info(fields, message),
  warn: (message, fields = {}) => log.warn(fields, message),
  error: (during, error, fields = {}) => log.error({ ...fields, during, ...toldOf(error) }, "error"),
});

const quiet: ReadonlySet<TurnEnded["result"]> = new Set(["nothing due", "paused", "busy"]);
const bad: ReadonlySet<TurnEnded["result"]> = new Set(["failed", "stopped"]);

const turnLevel = ({ result }: TurnEnded): LogLevel =>
  bad.has(result) ? "warn" : quiet.has(result) ? "debug" : "info";

const good: ReadonlySet<Notice["about"]> = new Set(["recovered", "review finished"]);

const noticeLevel = ({ about }: Notice): LogLevel => (good.has(about) ? "info" : "warn");

const webhookLevel = ({ status }: { readonly status: number }): LogLevel =>
  status >= 500 ? "warn" : status >= 400 ? "info" : "debug";

const toldOf = (error: unknown): LogFields => {
  const { code, message, remedy } = troubleOf(error);
  const thrownAt = code === "unexpected" && error instanceof Error ? placesOf(error) : [];
  return {
    code,
    message,
    ...(remedy !== undefined && { remedy }),
    ...(thrownAt.length > 0 && { thrownAt }),
  };
};

/** The places of a stack, which begins with the message. */
const placesOf = ({ stack = "", message }: Error): readonly string[] => {
  const at = stack.indexOf(message);
  const places = at < 0 ? [] : stack.slice(at + message.length).split("\n");
  return places.flatMap((line) => (/^\s+at /.test(line) ? line.trim() : [])).slice(0, 12);
};
