import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { attestationsContract } from "../../contracts.ts";
import { checkStatement } from "../../model/statement/create.ts";
import type { Statement } from "../../model/statement/statement.ts";

/** A statement recorded singly, by its uid; or a leaf of an anchored batch. */
export type IsValidParameters = {
  /** How many other organisations must have endorsed it; none if left out. */
  readonly endorsements?: number;
} & (
  | { readonly uid: string; readonly statement?: undefined }
  | {
      readonly statement: Statement;
      readonly proof: readonly string[];
      readonly root: string;
      readonly uid?: undefined;
    }
);

/**
 * Whether a statement is valid now: recorded or anchored by its attester, not revoked, replaced or expired, and
 * endorsed by at least `endorsements` organisations.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { isValid } from "tallystick/evidence";
 *
 * const recorded = await isValid(client, { uid, endorsements: 2 });
 * const anchored = await isValid(client, { statement, proof, root });
 */
export async function isValid(client: Client, parameters: IsValidParameters): Promise<boolean> {
  const attestations = attestationsContract(client);
  const { endorsements = 0 } = parameters;
  if (parameters.uid !== undefined) {
    const uid = checkBytes32("uid", parameters.uid);
    return rpc(() => attestations["isValid(bytes32,uint8)"](uid, endorsements));
  }
  const statement = checkStatement(parameters.statement);
  const root = checkBytes32("root", parameters.root);
  const proof = parameters.proof.map((node, i) => checkBytes32(`proof[${i}]`, node));
  return rpc(() =>
    attestations["isValid((bytes32,address,bytes32,uint48,bytes32,bytes32,bytes),bytes32[],bytes32,uint8)"](
      statement,
      proof,
      root,
      endorsements,
    ),
  );
}
