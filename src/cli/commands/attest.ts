import type { Command } from "commander";
import { attestAndWait } from "../../sdk/evidence/actions/attestations/attest.ts";
import { endorseAndWait } from "../../sdk/evidence/actions/attestations/endorse.ts";
import { getRecord } from "../../sdk/evidence/actions/attestations/get-record.ts";
import { getSchema } from "../../sdk/evidence/actions/attestations/get-schema.ts";
import { getStatement } from "../../sdk/evidence/actions/attestations/get-statement.ts";
import { isValid } from "../../sdk/evidence/actions/attestations/is-valid.ts";
import { revokeAndWait } from "../../sdk/evidence/actions/attestations/revoke.ts";
import { type DataValues, decodeData, encodeData } from "../../sdk/evidence/model/schema/data.ts";
import { createStatement } from "../../sdk/evidence/model/statement/create.ts";
import type { Cli } from "../cli.ts";
import { fault } from "../errors.ts";
import { showTime, time } from "../values.ts";

interface AttestOptions {
  readonly subject?: string;
  readonly until?: bigint;
  readonly replaces?: string;
}

/** `tally attest`, `statement`, `endorse`, `revoke`: single statements on the chain. */
export function register(program: Command, cli: Cli): void {
  program
    .command("attest")
    .description("record a statement")
    .argument("<schema>", "id of its schema")
    .argument("<values>", 'JSON by field name: \'{"weight": 1250, "unit": "kg"}\'')
    .option("--subject <hex>", "what it is about, 32 bytes")
    .option("--until <date>", "last day or time at which it holds", time)
    .option("--replaces <uid>", "the statement that it corrects")
    .action(async (schema: string, values: string, { until, ...options }: AttestOptions) => {
      const client = await cli.writer();
      const { definition } = await getSchema(client, { schema });
      const statement = createStatement({
        schema,
        attester: client.sender.address,
        data: encodeData(definition, parseValues(values)),
        ...options,
        ...(until !== undefined && { validUntil: until }),
      });
      const { uid, receipt } = await attestAndWait(client, { statement });
      cli.result(`statement ${uid}`, { ok: true, uid, statement, tx: receipt.hash });
    });

  program
    .command("statement")
    .description("what a recorded statement says, and whether it is valid now")
    .argument("<uid>")
    .action(async (uid: string) => {
      const client = await cli.client();
      const { statement, block, tx } = await getStatement(client, { uid });
      const { definition } = await getSchema(client, { schema: statement.schema });
      const [record, valid] = await Promise.all([getRecord(client, { uid }), isValid(client, { uid })]);
      const values = decodeData(definition, statement.data);
      const lines = [
        `${valid ? "valid" : "NOT VALID"} (${record.status})`,
        ...Object.entries(values).map(([name, value]) => `  ${name} = ${String(value)}`),
        `attester      ${statement.attester}`,
        `recorded      ${showTime(record.attestedAt)}, block ${block}`,
        `until         ${showTime(record.until)}`,
        `endorsements  ${record.endorsements}`,
      ];
      cli.result(lines.join("\n"), { ok: true, valid, statement, values, record, block, tx });
    });

  program
    .command("endorse")
    .description("endorse another organisation's statement")
    .argument("<uid>")
    .action(async (uid: string) => {
      const { receipt } = await endorseAndWait(await cli.writer(), { uid });
      cli.result(`endorsed ${uid}`, { ok: true, uid, tx: receipt.hash });
    });

  program
    .command("revoke")
    .description("end a recorded statement of your organisation")
    .argument("<uid>")
    .action(async (uid: string) => {
      const { receipt } = await revokeAndWait(await cli.writer(), { uid });
      cli.result(`revoked ${uid}`, { ok: true, uid, tx: receipt.hash });
    });
}

function parseValues(text: string): DataValues {
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch (cause) {
    throw fault("VALUES_NOT_JSON", `the values are not JSON: ${(cause as Error).message}`, { values: text }, cause);
  }
  if (typeof values === "object" && values !== null && !Array.isArray(values)) return values as DataValues;
  throw fault("VALUES_NOT_JSON", "the values are not given by field name", { values: text });
}
