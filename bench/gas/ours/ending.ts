import { gasOf } from "../chain.ts";
import { firstDense } from "../dense.ts";
import { type System, statementOf } from "./system.ts";

const REVOCATION_TYPES = {
  Revocation: [
    { name: "uid", type: "bytes32" },
    { name: "deadline", type: "uint48" },
  ],
};
const DEADLINE = 0x7f_7f_7f_7f_7f;

/** What happens to a statement that is on chain: endorsed, revoked, replaced. */
export async function ending(system: System): Promise<Record<string, number>> {
  const { attestations, maker, colleague, endorser, relayer } = system;
  const byMaker = attestations.connect(maker);

  const recorded = async (label: string) => {
    const statement = await statementOf(system, label);
    await gasOf(byMaker.attest(statement));
    return { statement, uid: system.uidOf(statement) };
  };
  const revokeBySignature = async (label: string) => {
    const { statement, signature } = await firstDense(
      async (attempt) => {
        const statement = await statementOf(system, `${label} ${attempt}`);
        const revocation = { uid: system.uidOf(statement), deadline: DEADLINE };
        return { statement, signature: await maker.signTypedData(system.domain, REVOCATION_TYPES, revocation) };
      },
      ({ signature }) => signature,
    );
    await gasOf(byMaker.attest(statement));
    return gasOf(attestations.connect(relayer).revokeBySignature(statement, DEADLINE, maker.address, signature));
  };

  await gasOf(byMaker.revoke((await recorded("revoke warm-up")).uid));
  return {
    endorse: await gasOf(attestations.connect(endorser).endorse((await recorded("endorse")).uid)),
    revoke: await gasOf(byMaker.revoke((await recorded("revoke")).uid)),
    "revoke-by-colleague": await gasOf(
      attestations.connect(colleague).revoke((await recorded("revoke-by-colleague")).uid),
    ),
    "revoke-by-signature": await revokeBySignature("revoke-by-signature"),
    "replace-32": await gasOf(
      byMaker.attest(await statementOf(system, "replace-32 new", 32, (await recorded("replace-32")).uid)),
    ),
  };
}
