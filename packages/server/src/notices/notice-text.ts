import type { Notice } from "../runner/notice.ts";

/** The subject of a mail: what happened to which sync. */
export const subjectOf = (notice: Notice): string => `[Rosterkit] ${notice.sync}: ${whatHappened(notice)}`;

/** The text of a mail. Names no person, as a notice does not. */
export const textOf = (notice: Notice, id: string): string => {
  const { sync, connection, at, message, code, remedy, until, endsAt, digest } = notice;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ["Sync", sync],
    ["Connection", connection],
    ["When", at],
    ["Why", message],
    ["Code", code],
    ["What to do", remedy],
    ["Tried again", until],
    ["Ends", endsAt],
    ["Plan", digest],
    ["Notice", id],
  ];
  const lines = rows.flatMap(([label, value]) => (value === undefined ? [] : `${label}: ${value}`));
  return [`${capitalised(whatHappened(notice))}.`, "", ...lines, ""].join("\n");
};

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function whatHappened({ about, connection, count = 0, endsAt }: Notice): string {
  switch (about) {
    case "quarantined":
      return `the connection ${connection} is not used for a while`;
    case "recovered":
      return connection === undefined ? "it does its work again" : `the connection ${connection} works again`;
    case "failed":
      return "it cannot do its work";
    case "confirmation needed":
      return `a plan of ${counted(count, "change")} waits to be confirmed`;
    case "held":
      return `${counted(count, "change")} held for a person`;
    case "leaver not out":
      return `${counted(count, "leaver")} not out`;
    case "review finished":
      return "the review is finished, and people are written from now on";
    case "credential near its end":
      return `the credential of ${connection} ends${endsAt === undefined ? " soon" : ` on ${endsAt.slice(0, 10)}`}`;
  }
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;
