import { AbiCoder, solidityPackedKeccak256, toBeHex, ZeroHash } from "ethers";
import type { Statement } from "../../src/sdk/evidence/model/statement/statement.ts";

/** The `n`th statement of a run: the same after every restart. */
export function numberedStatement(schema: string, attester: string, seed: number, n: number): Statement {
  return {
    schema,
    attester,
    subject: toBeHex(n, 32),
    validUntil: 0n,
    replaces: ZeroHash,
    salt: solidityPackedKeccak256(["uint256", "uint256"], [seed, n]),
    data: AbiCoder.defaultAbiCoder().encode(["uint64"], [n]),
  };
}
