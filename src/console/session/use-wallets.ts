import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { PUBLIC } from "../api/forget-seen.ts";
import { type PlayedWallet, playedWallets } from "../browser/demo.ts";
import { onWallets, type Wallet } from "../browser/wallet.ts";
import { useDeployment } from "../chain/deployment.ts";

/** The chain that is started to try things out. */
const TRIED_OUT = 31_337;

/** Organisations that can be played here; none on a chain that is more than a trial. */
export function usePlayed(): readonly PlayedWallet[] {
  const { data: deployment } = useDeployment();
  const { data = [] } = useQuery({
    queryKey: ["played"],
    queryFn: playedWallets,
    enabled: deployment?.chainId === TRIED_OUT,
    staleTime: Number.POSITIVE_INFINITY,
    meta: PUBLIC,
  });
  return data;
}

/** Wallets that are in the browser. */
export function useAnnounced(): readonly Wallet[] {
  const [wallets, setWallets] = useState<readonly Wallet[]>([]);
  useEffect(
    () =>
      // A wallet announces itself whenever it is asked, and stays who was there first under its id.
      onWallets((wallet) =>
        setWallets((known) => (known.some(({ id }) => id === wallet.id) ? known : [...known, wallet])),
      ),
    [],
  );
  return wallets;
}
