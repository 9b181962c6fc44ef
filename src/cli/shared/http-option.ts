import { isHttpUrl } from "../../lib/http-url.ts";
import { fault } from "./errors.ts";

/** Requires that an option gives an address of HTTP. @param option Without its dashes. @throws `USAGE`. */
export function requireHttp(option: string, url: string): void {
  if (isHttpUrl(url)) return;
  const message = `--${option} should be an http:// or https:// address, is ${JSON.stringify(url)}`;
  throw fault("USAGE", message, { [option]: url });
}
