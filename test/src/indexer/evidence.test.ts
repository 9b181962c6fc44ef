import { expect } from "chai";
import { connectAll } from "../../../src/sdk/all.ts";
import { encodeData } from "../../../src/sdk/evidence/model/schema/data.ts";
import { createStatement } from "../../../src/sdk/evidence/model/statement/create.ts";
import { queryAnchors, querySchema, queryStatement, queryStatements } from "../../../src/sdk/query/evidence.ts";
import { admitted } from "../../../src/testing/admit.ts";
import { indexerOn } from "../../../src/testing/indexer.ts";
import { testSystem } from "../../../src/testing/system.ts";

describe("indexer: evidence", () => {
  it("has statements with what became of them, and batches", async () => {
    const system = await testSystem();
    const { deployment, admin, outsiders } = system;
    const client = await connectAll({ signer: admin, deployment });
    const other = await connectAll({ signer: outsiders[0] as typeof admin, deployment });
    await admitted([client], other, "Harbour Lab");
    const definition = "uint64 number";
    const { schema } = await client.attestations.registerSchemaAndWait({ definition, revocable: true });
    const stated = async (number: number, replaces?: string) => {
      const data = encodeData(definition, { number });
      const statement = createStatement({ schema, attester: admin.address, data, ...(replaces && { replaces }) });
      return (await client.attestations.attestAndWait({ statement })).uid;
    };
    const [one, two] = [await stated(1), await stated(2)];
    await other.attestations.endorseAndWait({ uid: two });
    await client.attestations.revokeAndWait({ uid: one });
    const three = await stated(3, two);
    const root = `0x${"ab".repeat(32)}`;
    await client.attestations.anchorAndWait({ root, count: 7, schema });
    const indexer = await indexerOn(system);
    await indexer.caughtUp();
    const { items } = await queryStatements(indexer.api, { attester: admin.address.toLowerCase() });
    expect(items.map(({ uid, status, replacedBy, replaces }) => [uid, status, replacedBy, replaces])).to.deep.equal([
      [one, "Revoked", null, null],
      [two, "Replaced", three, null],
      [three, "Live", null, two],
    ]);
    for (const uid of [one, two, three]) {
      const { item } = await queryStatement(indexer.api, { uid });
      const { statement, block, tx } = await client.attestations.getStatement({ uid });
      const { salt, data } = statement;
      expect(item).to.deep.include({ schema, attester: admin.address, org: 1, salt, data, block, transaction: tx });
    }
    expect(items[1]?.endorsements.map(({ org }) => org)).to.deep.equal([2]);
    expect((await queryAnchors(indexer.api, { root })).items[0]).to.deep.include({ count: 7, org: 1, schema });
    expect((await querySchema(indexer.api, { schema })).item).to.deep.include({ definition, revocable: true, org: 1 });
    await indexer.close();
  });
});
