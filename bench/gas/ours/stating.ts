import { NO_POLICY, STATEMENT_TYPES } from "../../../src/sdk/evidence/model/statement/statement.ts";
import { gasOf } from "../chain.ts";
import { firstDense } from "../dense.ts";
import { type System, statementOf } from "./system.ts";

/** Schemas and statements, one by one and many at once. */
export async function stating(system: System): Promise<Record<string, number>> {
  const { attestations, maker, relayer } = system;
  const byMaker = attestations.connect(maker);

  const attest = async (label: string, length: 32 | 256) =>
    gasOf(byMaker.attest(await statementOf(system, label, length)));
  const attestMany = async (label: string, count: number) =>
    gasOf(
      byMaker.attestMany(
        await Promise.all(Array.from({ length: count }, (_, i) => statementOf(system, `${label} ${i}`))),
      ),
    );
  const attestBySignature = async (label: string) => {
    const { statement, signature } = await firstDense(
      async (attempt) => {
        const statement = await statementOf(system, `${label} ${attempt}`);
        return { statement, signature: await maker.signTypedData(system.domain, STATEMENT_TYPES, statement) };
      },
      ({ signature }) => signature,
    );
    return gasOf(attestations.connect(relayer).attestBySignature(statement, maker.address, signature));
  };

  await attest("warm-up", 32);
  return {
    "register-schema": await gasOf(byMaker.registerSchema("bytes32 sealedArchiveDigest", true, NO_POLICY)),
    "attest-32": await attest("attest-32", 32),
    "attest-256": await attest("attest-256", 256),
    "attest-many-10": await attestMany("attest-many-10", 10),
    "attest-many-100": await attestMany("attest-many-100", 100),
    "attest-by-signature-32": await attestBySignature("attest-by-signature-32"),
  };
}
