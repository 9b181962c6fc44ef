// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../contracts/types/Roles.sol";
import {ACT_MASK, Act, StepRule} from "../../contracts/custody/StepRule.sol";

/// @notice Of every word of a step's rule.
contract StepRuleProofs {
    function check_FieldsAreTheWholeWord(StepRule rule) external pure {
        if (uint8(StepRule.unwrap(rule) >> 232) > uint8(Act.Closed)) return; // no act
        uint256 low = uint256(Roles.unwrap(rule.roles())) | (uint256(rule.deadline()) << 112);
        low |= (uint256(rule.window()) << 144) | (uint256(rule.tolerance()) << 168) | (uint256(rule.classes()) << 184);
        uint256 high = (uint256(rule.mixes()) << 200) | (uint256(rule.flow().raw()) << 216);
        high |= uint256(rule.act()) << 232;
        if (rule.needsSeal()) high |= 1 << 240;
        if (rule.takesReturned()) high |= 1 << 241;
        if (rule.takesRecalled()) high |= 1 << 242;
        // Between them the steps that it may follow, and above them the maximum.
        uint256 steps = ((1 << 48) - 1) << 64;
        assert((StepRule.unwrap(rule) & ~steps) & ((1 << 243) - 1) == low | high);
    }

    function check_MayFollow(StepRule rule, uint8 former) external pure {
        if (former >= 24) return; // a profile has 24 steps at most
        assert(rule.mayFollow(former) == ((StepRule.unwrap(rule) >> (64 + uint256(former))) & 1 == 1));
        assert(rule.keepsClockOf(former) == ((StepRule.unwrap(rule) >> (88 + uint256(former))) & 1 == 1));
    }

    function check_Closed(StepRule rule) external pure {
        StepRule next = rule.closed();
        assert(next.act() == Act.Closed);
        assert(StepRule.unwrap(rule) & ~ACT_MASK == StepRule.unwrap(next) & ~ACT_MASK);
    }
}
