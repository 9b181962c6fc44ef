import { getRecord } from "../../sdk/evidence/actions/attestations/get-record.ts";
import { getSchema } from "../../sdk/evidence/actions/attestations/get-schema.ts";
import { getStatement } from "../../sdk/evidence/actions/attestations/get-statement.ts";
import { isValid } from "../../sdk/evidence/actions/attestations/is-valid.ts";
import { decodeData } from "../../sdk/evidence/model/schema/data.ts";
import { showTime } from "../shared/tables.ts";
import type { Verb } from "../shared/verb.ts";

export const verb: Verb<[uid: string]> = {
  takes: (command) => command.argument("<uid>", "the statement"),
  async run(cli, uid) {
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
  },
};
