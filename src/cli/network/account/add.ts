import { accountVerb } from "../shared/change-accounts.ts";

export const verb = accountVerb("perm_addAccountsToAllowlist", "takes transactions of");
