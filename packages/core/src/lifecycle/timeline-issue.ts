/** Something in the record that somebody should mend. It stops nothing by itself. */
export interface TimelineIssue {
  readonly code: "unknown zone" | "unknown status" | "invalid date";
  /** Name of the Employee attribute. */
  readonly attribute: "timezone" | "employmentStatus" | "startDate" | "lastWorkingDay" | "endDate";
  readonly message: string;
}

/** Takes issues as they are found. */
export type Report = (issue: TimelineIssue) => void;

/** Text from outside as an issue shows it: quoted and cut at 60 characters. */
export const quoted = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text);
