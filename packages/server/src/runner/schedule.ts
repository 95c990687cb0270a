import { ConfigurationError } from "@rosterkit/core";
import { Cron } from "croner";

/** When everybody is looked at, besides whatever else is due. */
export interface Schedule {
  /** Five fields: minute, hour, day of the month, month, day of the week. `0 9 * * 1-5`: at nine from Monday to Friday. */
  readonly cron: string;
  /** IANA zone whose wall clock that is. A time that a change of clocks leaves out comes right after it; one that it repeats comes once. */
  readonly zone: string;
}

/**
 * The first instant after another, both in milliseconds since 1970. `undefined`: never again. Throws a ConfigurationError for what is no
 * schedule.
 */
export const nextScheduledMs = ({ cron, zone }: Schedule, afterMs: number): number | undefined => {
  try {
    return new Cron(cron, { timezone: zone, mode: "5-part" }).nextRun(new Date(afterMs))?.getTime();
  } catch (cause) {
    throw new ConfigurationError(
      [{ path: "schedule", message: "is no cron expression of five fields in an IANA zone" }],
      {
        cause,
      },
    );
  }
};
