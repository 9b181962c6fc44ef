import { askChain } from "./chain/ask-chain.ts";
import { PROOF_KINDS } from "./proof-kinds.ts";
import { VerifyPage } from "./verify/verify-page.tsx";

/** The page for verifying, with every kind of proof that there is. */
export const VerifyRoute = () => <VerifyPage kinds={PROOF_KINDS} aloneUrl="/verify.html" ask={askChain} />;
