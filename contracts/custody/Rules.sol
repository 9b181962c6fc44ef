// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CustodyActs} from "./CustodyActs.sol";
import {CustodyState} from "./CustodyState.sol";
import {IProfiles} from "./IProfiles.sol";
import {IRules} from "./IRules.sol";
import {StepRule} from "./StepRule.sol";
import {UnitChecks} from "./UnitChecks.sol";
import {RulesId} from "../types/RulesId.sol";

/// @title Rules
/// @notice Documented in IRules.
abstract contract Rules is IRules {
    using UnitChecks for CustodyState;

    IProfiles public immutable PROFILES;

    CustodyState internal _state;

    constructor(IProfiles profiles) {
        PROFILES = profiles;
    }

    /// @inheritdoc IRules
    function adopt(RulesId rules) external {
        CustodyActs.adopt(_state, PROFILES, rules);
    }

    /// @inheritdoc IRules
    function stepRule(RulesId rules, uint8 step) external view returns (StepRule) {
        return _state.stepRule(rules, step);
    }
}
