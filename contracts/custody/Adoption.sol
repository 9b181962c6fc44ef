// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CustodyState} from "./CustodyState.sol";
import {IProfiles} from "./IProfiles.sol";
import {IRules} from "./IRules.sol";
import {Act, StepRule} from "./StepRule.sol";
import {UnitChecks} from "./UnitChecks.sol";
import {RulesId} from "../types/RulesId.sol";

/// @title Adoption
/// @notice How a version of rules comes into force. Documented in IRules.adopt.
library Adoption {
    using UnitChecks for CustodyState;

    function adopt(CustodyState storage state, IProfiles profiles, RulesId rules) internal {
        StepRule[] memory words = profiles.stepRules(rules);
        if (words.length == 0) revert IRules.Custody_UnknownRules(rules);
        if (state.supersededAt[rules] != 0 || state.stepRule(rules, 0).act() != Act.None) {
            revert IRules.Custody_RulesAdopted(rules);
        }

        RulesId former = profiles.formerOf(rules);
        for (uint8 i = 0; i < words.length; i++) state.rules[UnitChecks.ruleKey(rules, i)] = words[i];
        for (RulesId old = former; !old.isNull() && state.supersededAt[old] == 0; old = profiles.formerOf(old)) {
            _close(state, old);
        }
        emit IRules.RulesAdopted(rules, former);
    }

    /// @dev Nothing begins under these rules from now on; a version that was never adopted never will be.
    function _close(CustodyState storage state, RulesId rules) private {
        state.supersededAt[rules] = uint40(block.timestamp); // fits for 30 000 years
        for (uint8 i = 0; ; i++) {
            StepRule rule = state.stepRule(rules, i);
            if (rule.act() == Act.None) return;
            if (rule.act() == Act.Commission) state.rules[UnitChecks.ruleKey(rules, i)] = rule.closed();
        }
    }
}
