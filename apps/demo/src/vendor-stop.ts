import { type ApplyReport, RosterkitError } from "@rosterkit/core";

/** The vendor refused the credentials or a permission in the middle of a run, which ended it. */
export class VendorStop extends RosterkitError {
  override readonly name = "VendorStop";
  readonly code: string;

  constructor({ code, message, remedy }: NonNullable<ApplyReport["stopped"]>) {
    super(message, { remedy });
    this.code = code;
  }
}
