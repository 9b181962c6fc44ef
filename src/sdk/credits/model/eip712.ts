import { type Signer, TypedDataEncoder, type TypedDataDomain, type TypedDataField } from "ethers";
import { deployedContract } from "../../core/deployment.ts";
import { rpc } from "../../core/rpc.ts";

/** A deployment, or as much of one as names its LettersOfCredit contract. */
export interface CreditsAt {
  readonly chainId: number;
  readonly contracts: Readonly<Record<string, { readonly address: string }>>;
}

/** Fields of an act that two people sign. */
export type ActTypes = Readonly<Record<string, readonly TypedDataField[]>>;

/** The EIP-712 domain of `LettersOfCredit` in a deployment. */
export function creditsEip712Domain(deployment: CreditsAt): TypedDataDomain {
  const { address } = deployedContract(deployment, "LettersOfCredit", "credits");
  return { name: "Tallystick LettersOfCredit", version: "1", chainId: deployment.chainId, verifyingContract: address };
}

/** The digest of an act. */
export function actDigest(deployment: CreditsAt, types: ActTypes, message: Record<string, unknown>): string {
  return TypedDataEncoder.hash(creditsEip712Domain(deployment), mutable(types), message);
}

/** The signature of one person under an act. */
export async function signAct(
  signer: Signer,
  deployment: CreditsAt,
  types: ActTypes,
  message: Record<string, unknown>,
): Promise<string> {
  return rpc(() => signer.signTypedData(creditsEip712Domain(deployment), mutable(types), message));
}

function mutable(types: ActTypes): Record<string, TypedDataField[]> {
  return Object.fromEntries(Object.entries(types).map(([name, fields]) => [name, [...fields]]));
}
