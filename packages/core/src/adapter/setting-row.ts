/** What people can put into a setting. `other` is a table or list of records, given as JSON. */
export type SettingKind = "text" | "url" | "choice" | "flag" | "number" | "list" | "other";

/** One setting as forms, tables, flags and environment names need it. */
export interface SettingRow {
  /** Names joined by dots where settings are nested. */
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly kind: SettingKind;
  /** Never shown once it is set. */
  readonly secret: boolean;
  /** Nothing works without it; where `when` is given, only then. */
  readonly required: boolean;
  /** What holds when nothing is said. Absent: nothing does. */
  readonly default?: unknown;
  /** The values that can be chosen. Absent: any of the kind. */
  readonly choices?: readonly string[];
  /** Asked for only while another setting has one of these values. Absent: always. */
  readonly when?: { readonly name: string; readonly is: readonly string[] };
  /** As an environment variable: `HUMAANS_API_TOKEN`. */
  readonly environment: string;
  /** As a flag on a command line: `--humaans-api-token`. */
  readonly flag: string;
}
