/** A person as kept: everything HR entered, nothing worked out. Days are `YYYY-MM-DD`. */
export interface HibobEmployee {
  readonly id: string;
  readonly email: string | null;
  readonly firstName: string;
  readonly secondName: string | null;
  readonly surname: string;
  readonly displayName: string | null;
  readonly employeeNumber: number | null;
  /** The office by name; null for people who work from elsewhere. */
  readonly site: string | null;
  /** IANA zone of the site, in which days begin and end. */
  readonly siteZone: string | null;
  readonly startDate: string;
  readonly originalStartDate: string;
  readonly terminationDate: string | null;
  readonly lastDayOfWork: string | null;
  readonly terminationReason: string | null;
  readonly leave: HibobLeave | null;
  readonly workPhone: string | null;
  readonly workMobile: string | null;
  readonly privateEmail: string | null;
  readonly mobilePhone: string | null;
  readonly street: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postCode: string | null;
  readonly country: string | null;
  readonly employmentType: string | null;
  /** Values of the company's own fields, by the field's id. */
  readonly custom: { readonly [fieldId: string]: string | null };
}

/** An absence of an employed person. */
export interface HibobLeave {
  /** The lifecycle status while it lasts. */
  readonly status: string;
  readonly from: string;
  readonly until: string;
}

/** What somebody does from a day on, until the next row's day. */
export interface HibobWorkRow {
  readonly effectiveDate: string;
  readonly title: string | null;
  readonly department: string | null;
  /** The manager's id. */
  readonly reportsTo: string | null;
}

/** A value that fields of a list type choose. Its id outlives its name. */
export interface HibobListItem {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
}

/** Everything the stand-in remembers, in the order it was entered. */
export interface HibobRecords {
  readonly companyId: number;
  readonly employees: Map<string, HibobEmployee>;
  /** Work rows by employee, past and future ones. */
  readonly work: Map<string, readonly HibobWorkRow[]>;
  /** Items by list and by the name that they were made with, which is how employees and work rows refer to them. */
  readonly lists: Map<string, Map<string, HibobListItem>>;
}
