import { BRIDGE_CATALOGUE } from "../../bridge/model/errors.ts";
import { DEPLOY_CATALOGUE } from "../../deploy/errors.ts";
import { INDEXER_CATALOGUE } from "../../indexer/errors.ts";
import { NETWORK_CATALOGUE } from "../../network/errors.ts";
import { NETWORK_RUN_CATALOGUE } from "../../network/run/errors.ts";
import { REGISTRAR_CATALOGUE } from "../../registrar/errors.ts";
import { RELAY_CATALOGUE } from "../../relay/errors.ts";
import { SDK_CATALOGUES } from "../../sdk/catalogues.ts";
import { WATCHLIST_SERVICE_CATALOGUE } from "../../watchlist/errors.ts";

/** What to do about the errors of the SDK and of the programs, by code. */
export const REMEDIES: Readonly<Record<string, { readonly remedy: string } | undefined>> = {
  ...SDK_CATALOGUES,
  ...BRIDGE_CATALOGUE,
  ...DEPLOY_CATALOGUE,
  ...INDEXER_CATALOGUE,
  ...NETWORK_CATALOGUE,
  ...NETWORK_RUN_CATALOGUE,
  ...REGISTRAR_CATALOGUE,
  ...RELAY_CATALOGUE,
  ...WATCHLIST_SERVICE_CATALOGUE,
};
