/** A record of the vendor that was invented to explain the laws. */
export interface ReferenceRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly nickName?: string | null;
  readonly department?: string | null;
  readonly startDate?: string | null;
  /** The group they are at home in, besides those that have them as a member. */
  readonly team?: string | null;
  readonly state: "staged" | "active" | "suspended" | "inactive";
  readonly version: number;
}

/** What makes a record. */
export interface Creation {
  readonly values: Omit<ReferenceRow, "id" | "state" | "version">;
  readonly state: ReferenceRow["state"];
  readonly sendMail?: boolean;
}

/** A call that the vendor refuses. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`status ${status}`);
    this.status = status;
  }
}

const maximumLengths: { readonly [name: string]: number } = { name: 50, nickName: 20, department: 30 };

/** What the vendor knows and does, without requests. Acts throw `Refused`. */
export const createReferenceCompany = (idPrefix: string, acceptDuplicates: boolean) => {
  const rows = new Map<string, ReferenceRow>();
  let made = 0;
  let mails = 0;

  const isTaken = (login: string, id?: string) =>
    !acceptDuplicates &&
    [...rows.values()].some((row) => row.id !== id && row.login.toLowerCase() === login.toLowerCase());
  const assertValid = (values: Partial<ReferenceRow>, id?: string) => {
    if (values.login !== undefined && isTaken(values.login, id)) throw new Refused(409);
    for (const [name, value] of Object.entries(values))
      if (String(value ?? "").length > (maximumLengths[name] ?? 1_000)) throw new Refused(422);
  };
  const put = (row: ReferenceRow, change: Partial<ReferenceRow>) =>
    rows.set(row.id, { ...row, ...change, version: row.version + 1 });
  const mail = ({ sendMail = true }: Pick<Creation, "sendMail">) => {
    if (sendMail) mails += 1;
  };
  const add = (values: Omit<ReferenceRow, "id" | "version">): ReferenceRow => {
    made += 1;
    const row = { ...values, id: `${idPrefix}-${made}`, version: 1 };
    rows.set(row.id, row);
    return row;
  };

  return {
    rows,
    mails: () => mails,
    add,
    row: (id: string, condition: string | null): ReferenceRow => {
      const row = rows.get(id);
      if (!row) throw new Refused(404);
      if (condition !== null && condition !== `"${row.version}"`) throw new Refused(412);
      return row;
    },
    create: ({ values, state, ...more }: Creation): ReferenceRow => {
      assertValid(values);
      mail(more);
      return add({ ...values, state });
    },
    update: (row: ReferenceRow, change: Partial<ReferenceRow>) => {
      assertValid(change, row.id);
      put(row, change);
    },
    move: (row: ReferenceRow, { state, ...more }: Omit<Creation, "values">) => {
      if (row.state === state) throw new Refused(409);
      mail(more);
      put(row, { state });
    },
  };
};

/** The type of what `createReferenceCompany` makes. */
export type ReferenceCompany = ReturnType<typeof createReferenceCompany>;
