import { BRIDGE_CATALOGUE } from "../../bridge/model/errors.ts";
import { DEPLOY_CATALOGUE } from "../../deploy/errors.ts";
import { NETWORK_CATALOGUE } from "../../network/errors.ts";
import { REGISTRAR_CATALOGUE } from "../../registrar/errors.ts";
import { SDK_CATALOGUES } from "../../sdk/catalogues.ts";
import { WATCHLIST_SERVICE_CATALOGUE } from "../../watchlist/errors.ts";

/** What to do about the errors of the SDK and of the programs, by code. */
export const REMEDIES: Readonly<Record<string, { readonly remedy: string } | undefined>> = {
  ...SDK_CATALOGUES,
  ...BRIDGE_CATALOGUE,
  ...DEPLOY_CATALOGUE,
  ...NETWORK_CATALOGUE,
  ...REGISTRAR_CATALOGUE,
  ...WATCHLIST_SERVICE_CATALOGUE,
};
