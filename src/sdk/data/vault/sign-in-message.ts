import { type Signer, type TypedDataDomain, TypedDataEncoder, ZeroHash } from "ethers";
import { checkAddress, checkBytes32, checkTime } from "../../core/check.ts";
import type { Deployment } from "../../core/deployment.ts";
import { rpc } from "../../core/rpc.ts";

/** What an account signs to get a session of a vault. Times are seconds since 1970. */
export interface SignIn {
  /** Account of the vault: what is signed for one is nothing to another. */
  readonly vault: string;
  /** Who signs. */
  readonly account: string;
  /** Encryption key whose possession is shown as well; zero if none. */
  readonly key?: string;
  /** 32 bytes that the vault chose, used once. */
  readonly nonce: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

const SIGN_IN_TYPES = {
  SignIn: [
    { name: "vault", type: "address" },
    { name: "account", type: "address" },
    { name: "key", type: "bytes32" },
    { name: "nonce", type: "bytes32" },
    { name: "issuedAt", type: "uint48" },
    { name: "expiresAt", type: "uint48" },
  ],
};

/** The EIP-712 domain of what is said to a vault: one chain, told by the hash of its first block. */
export function vaultEip712Domain({
  chainId,
  genesisHash,
}: Pick<Deployment, "chainId" | "genesisHash">): TypedDataDomain {
  return { name: "Tallystick vault", version: "1", chainId, salt: genesisHash };
}

function checkSignIn({ vault, account, key = ZeroHash, nonce, issuedAt, expiresAt }: SignIn) {
  return {
    vault: checkAddress("vault", vault),
    account: checkAddress("account", account),
    key: checkBytes32("key", key),
    nonce: checkBytes32("nonce", nonce),
    issuedAt: checkTime("issuedAt", issuedAt),
    expiresAt: checkTime("expiresAt", expiresAt),
  };
}

/** What a key without an address signs in place of `signSignIn`. @throws `ARGUMENT_INVALID`. */
export const signInDigest = (domain: TypedDataDomain, signIn: SignIn): string =>
  TypedDataEncoder.hash(domain, SIGN_IN_TYPES, checkSignIn(signIn));

/** @throws `ARGUMENT_INVALID`. */
export const signSignIn = (signer: Signer, domain: TypedDataDomain, signIn: SignIn): Promise<string> => {
  const message = checkSignIn(signIn);
  return rpc(() => signer.signTypedData(domain, SIGN_IN_TYPES, message));
};
