// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IProfiles} from "./IProfiles.sol";
import {IRules} from "./IRules.sol";
import {Act, StepRule} from "./StepRule.sol";
import {RulesId} from "../types/RulesId.sol";

/// @title Rules
/// @notice Documented in IRules.
abstract contract Rules is IRules {
    IProfiles public immutable PROFILES;

    /// @dev By version and step in one key: every act reads one.
    mapping(uint256 key => StepRule) private _rules;
    /// @dev A later version of the same flow is adopted.
    mapping(RulesId rules => bool) private _over;

    constructor(IProfiles profiles) {
        PROFILES = profiles;
    }

    /// @inheritdoc IRules
    function adopt(RulesId rules) external {
        StepRule[] memory words = PROFILES.stepRules(rules);
        if (words.length == 0) revert Custody_UnknownRules(rules);
        if (_over[rules] || stepRule(rules, 0).act() != Act.None) revert Custody_RulesAdopted(rules);

        RulesId former = PROFILES.formerOf(rules);
        for (uint8 i = 0; i < words.length; i++) _rules[_key(rules, i)] = words[i];
        for (RulesId old = former; !old.isNull() && !_over[old]; old = PROFILES.formerOf(old)) _close(old);
        emit RulesAdopted(rules, former);
    }

    /// @inheritdoc IRules
    function stepRule(RulesId rules, uint8 step) public view returns (StepRule) {
        return _rules[_key(rules, step)];
    }

    /// @dev The rule of a step, which has to be there.
    function _ruleOf(RulesId rules, uint8 step) internal view returns (StepRule rule) {
        rule = stepRule(rules, step);
        if (rule.act() == Act.None) revert Custody_UnknownStep(rules, step);
    }

    /// @dev Nothing begins under these rules any more; a version that was never adopted never will be.
    function _close(RulesId rules) private {
        _over[rules] = true;
        for (uint8 i = 0; stepRule(rules, i).act() != Act.None; i++) {
            StepRule rule = stepRule(rules, i);
            if (rule.act() == Act.Commission) _rules[_key(rules, i)] = rule.closed();
        }
    }

    function _key(RulesId rules, uint8 step) private pure returns (uint256) {
        return (uint256(rules.raw()) << 8) | step;
    }
}
