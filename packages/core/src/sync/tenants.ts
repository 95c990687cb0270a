/** The tenants that the links of a sync were made for. */
export interface Tenants {
  readonly source: string;
  readonly target: string;
}
