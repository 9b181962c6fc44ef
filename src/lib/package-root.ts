import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder with this package's package.json: above src/ in a checkout, above dist/ when installed. */
export function packageRoot(): string {
  let at = import.meta.dirname;
  while (!existsSync(join(at, "package.json"))) at = dirname(at);
  return at;
}
