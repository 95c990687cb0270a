import { describe, expect, it } from "vitest";
import { ConfigurationError } from "../errors/index.ts";
import { resolveOktaDomain } from "./resolve-okta-domain.ts";

describe("an Okta address, any way people paste it", () => {
  it.each([
    ["acme.okta.com", "https://acme.okta.com"],
    ["https://acme.okta.com", "https://acme.okta.com"],
    ["https://acme.okta.com/", "https://acme.okta.com"],
    ["  HTTPS://Acme.OKTA.com  ", "https://acme.okta.com"],
    ["//acme.okta.com/", "https://acme.okta.com"],
    ["https://acme-admin.okta.com/admin/dashboard?from=mail#top", "https://acme.okta.com"],
    ["acme-admin.oktapreview.com", "https://acme.oktapreview.com"],
    ["https://acme.okta.com/app/UserHome?fromLogin=true", "https://acme.okta.com"],
    ["acme.okta-emea.com/login/login.htm", "https://acme.okta-emea.com"],
    ["acme.oktapreview.com", "https://acme.oktapreview.com"],
    ["acme.okta-gov.com", "https://acme.okta-gov.com"],
    ["acme.okta.mil", "https://acme.okta.mil"],
    ["acme.okta.com.", "https://acme.okta.com"],
    ["https://acme.okta.com:443/", "https://acme.okta.com"],
    ['"acme.okta.com"', "https://acme.okta.com"],
    ["<https://acme.okta.com>", "https://acme.okta.com"],
    ["dev-123456.okta.com", "https://dev-123456.okta.com"],
    ["login.acme.example", "https://login.acme.example"],
    ["https://login.acme.example./x", "https://login.acme.example"],
    ["http://localhost:4010/", "http://localhost:4010"],
    ["127.0.0.1:4010", "http://127.0.0.1:4010"],
    ["http://[::1]:4010", "http://[::1]:4010"],
  ])("%s", (pasted, orgUrl) => {
    expect(resolveOktaDomain(pasted).orgUrl).toBe(orgUrl);
  });

  it("says what kind of address it was", () => {
    expect(resolveOktaDomain("acme-admin.okta.com")).toMatchObject({ isAdminUrl: true, isCustomDomain: false });
    expect(resolveOktaDomain("login.acme.example")).toMatchObject({ isAdminUrl: false, isCustomDomain: true });
    expect(resolveOktaDomain("acme.okta.com.evil.example")).toMatchObject({ isCustomDomain: true });
  });

  it.each([
    "",
    "   ",
    "http://acme.okta.com",
    "ftp://acme.okta.com",
    "https://user:hunter2@acme.okta.com",
    "hunter2@acme.okta.com",
    "https://10.0.0.1/",
    "192.168.1.5",
    "https://[fe80::1]/",
    "https://0x0a000001/",
    "acme",
    "okta.com",
    "www.okta.com",
    "https://developer.okta.com/docs",
    "-admin.okta.com",
    "acme okta com",
  ])("refuses '%s' with a reason and a remedy, without repeating it", (pasted) => {
    try {
      resolveOktaDomain(pasted);
      expect.unreachable();
    } catch (error) {
      if (!ConfigurationError.isInstance(error)) throw error;
      expect(error.problems[0]?.path).toBe("domain");
      expect(error.remedy).toMatch(/\.$/);
      expect(error.message).not.toContain("hunter2");
    }
  });
});
