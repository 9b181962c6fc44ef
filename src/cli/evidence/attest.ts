import { attestAndWait } from "../../sdk/evidence/actions/attestations/attest.ts";
import { getSchema } from "../../sdk/evidence/actions/attestations/get-schema.ts";
import { type DataValues, encodeData } from "../../sdk/evidence/model/schema/data.ts";
import { createStatement } from "../../sdk/evidence/model/statement/create.ts";
import { fault } from "../shared/errors.ts";
import { time } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";

interface AttestOptions {
  readonly subject?: string;
  readonly until?: bigint;
  readonly replaces?: string;
}

export const verb: Verb<[schema: string, values: string, options: AttestOptions]> = {
  takes: (command) =>
    command
      .argument("<schema>", "id of its schema")
      .argument("<values>", 'JSON by field name: \'{"weight": 1250, "unit": "kg"}\'')
      .option("--subject <hex>", "what it is about, 32 bytes")
      .option("--until <date>", "last day or time at which it holds", time)
      .option("--replaces <uid>", "the statement that it corrects"),
  async run(cli, schema, values, { until, ...options }) {
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
  },
};

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
