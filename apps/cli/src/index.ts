export { type Config, type ConfigInput, defineConfig } from "./config/config.ts";
