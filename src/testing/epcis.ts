import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import formats from "ajv-formats";

/** GS1's own material, which is not part of the repository. */
export const EPCIS_DATA = fileURLToPath(new URL("../../../shared/data/epcis/", import.meta.url));

/** Skips a suite where GS1's material is absent, and says so. */
export function needsEpcisData(this: Mocha.Context): void {
  if (existsSync(EPCIS_DATA)) return;
  console.log(`      skipped: no ${EPCIS_DATA}`);
  this.skip();
}

/** A file of GS1's material. */
export function epcisData(name: string) {
  return JSON.parse(readFileSync(`${EPCIS_DATA}${name}`, "utf8"));
}

/** Says what the official JSON schema of EPCIS 2.0 has against a document or an event: nothing, when it is valid. */
export function officialEpcisValidator(): (json: unknown) => readonly string[] {
  // The schema names types beside references, which the strict mode of ajv takes for slips.
  const ajv = new Ajv({ strict: false });
  formats.default(ajv);
  const validate = ajv.compile(epcisData("EPCIS-JSON-Schema.json"));
  return (json) => {
    validate(json);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}
