import type { Wallet } from "../browser/wallet.ts";
import { Select } from "../design/select.tsx";
import { useTexts } from "../text/texts.ts";
import { SESSION_TEXTS } from "./texts.ts";
import { useSession } from "./use-session.ts";
import { useAnnounced, usePlayed } from "./use-wallets.ts";
import { walletLabel } from "./wallet-label.ts";

/** Who can sign here and bring something to the chain: first who is signed in, then wallets, then those that can be played. */
export function useSigners(): readonly Wallet[] {
  const session = useSession();
  const wallets = [...useAnnounced(), ...usePlayed()];
  const own = wallets.filter(({ account }) => account !== undefined && account === session?.account);
  return [...own, ...wallets.filter((each) => !own.includes(each))];
}

interface ChoiceParameters {
  readonly wallets: readonly Wallet[];
  readonly chosen: Wallet;
  onChange(id: string): void;
}

/** As whom one acts, where there are several. */
export function SignerChoice({ wallets, chosen, onChange }: ChoiceParameters) {
  const t = useTexts(SESSION_TEXTS);
  if (wallets.length === 1) return null;
  return (
    <Select
      label={t("act.as")}
      value={chosen.id}
      onChange={onChange}
      options={wallets.map((each) => ({ value: each.id, text: walletLabel(each, wallets) }))}
    />
  );
}
