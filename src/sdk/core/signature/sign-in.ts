import { recoverAddress, type Signer, type TypedDataDomain, TypedDataEncoder } from "ethers";
import type { Deployment } from "../deployment.ts";
import { rpc } from "../rpc.ts";

/** What an account signs to show a service that it is there: of use to this service alone, and once. */
export interface SignIn {
  /** Name of the service, which no other has. */
  readonly service: string;
  readonly account: string;
  /** 32 bytes that the service made for this time. */
  readonly nonce: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

const TYPES = {
  SignIn: [
    { name: "service", type: "string" },
    { name: "account", type: "address" },
    { name: "nonce", type: "bytes32" },
    { name: "expiresAt", type: "uint48" },
  ],
};

/** One chain, told by the hash of its first block. */
function domainOf({ chainId, genesisHash }: Pick<Deployment, "chainId" | "genesisHash">): TypedDataDomain {
  return { name: "Tallystick sign-in", version: "1", chainId, salt: genesisHash };
}

export const signSignIn = (
  signer: Signer,
  chain: Pick<Deployment, "chainId" | "genesisHash">,
  signIn: SignIn,
): Promise<string> => rpc(() => signer.signTypedData(domainOf(chain), TYPES, { ...signIn }));

/** The account that signed; none where it is no signature. */
export function signInSigner(
  chain: Pick<Deployment, "chainId" | "genesisHash">,
  signIn: SignIn,
  signature: string,
): string | undefined {
  try {
    return recoverAddress(TypedDataEncoder.hash(domainOf(chain), TYPES, { ...signIn }), signature);
  } catch {
    return undefined;
  }
}
