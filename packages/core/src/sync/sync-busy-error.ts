import { RosterkitError } from "../errors/rosterkit-error.ts";

/** Another process is planning or applying for this sync. Nothing was read or written. */
export class SyncBusyError extends RosterkitError {
  override readonly name: string = "SyncBusyError";
  readonly code = "sync-busy";

  constructor(sync: string) {
    super(`The sync ${sync} is being worked on by another process`, {
      remedy: "Wait until it has finished; its lease ends a minute after it stops answering.",
      isRetryable: true,
    });
  }
}
