export { type PasswordSettings, passwordSettingsSchema } from "./password-settings.ts";
