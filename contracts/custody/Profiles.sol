// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IProfiles, Profile, Step} from "./IProfiles.sol";
import {
    Act,
    MAX_DIGITS_SHIFT,
    MAX_ZEROS_SHIFT,
    NEEDS_SEAL,
    StepRule,
    TAKES_RECALLED,
    TAKES_RETURNED
} from "./StepRule.sol";
import {IMembers} from "../members/IMembers.sol";
import {FlowId} from "../types/FlowId.sol";
import {Roles} from "../types/Roles.sol";
import {RulesId} from "../types/RulesId.sol";

/// @title Profiles
/// @notice Documented in IProfiles.
contract Profiles is IProfiles {
    uint256 private constant MAX_CLASSES = 16;
    uint256 private constant MAX_STEPS = 24;
    uint16 private constant ALL = 1000;
    /// @dev More than any quantity.
    uint256 private constant NO_MAXIMUM = (99 << MAX_DIGITS_SHIFT) | (15 << MAX_ZEROS_SHIFT);

    IMembers public immutable MEMBERS;

    /// @inheritdoc IProfiles
    uint16 public flowCount;
    /// @inheritdoc IProfiles
    uint16 public rulesCount;
    /// @inheritdoc IProfiles
    mapping(FlowId flow => RulesId) public rulesOf;
    /// @inheritdoc IProfiles
    mapping(RulesId rules => RulesId) public formerOf;
    /// @inheritdoc IProfiles
    mapping(RulesId rules => uint8) public stepCount;
    /// @inheritdoc IProfiles
    mapping(RulesId rules => mapping(uint8 step => StepRule)) public stepRule;

    constructor(IMembers members) {
        MEMBERS = members;
    }

    /// @inheritdoc IProfiles
    function setProfile(FlowId flow, Profile calldata profile) external returns (RulesId rules) {
        require(FlowId.unwrap(flow) <= flowCount, Profiles_UnknownFlow(flow));
        require(
            bytes(profile.name).length != 0 &&
                bytes(profile.unit).length != 0 &&
                profile.classes.length != 0 &&
                profile.classes.length <= MAX_CLASSES &&
                profile.steps.length != 0 &&
                profile.steps.length <= MAX_STEPS &&
                profile.tolerance <= ALL &&
                profile.window != 0,
            Profiles_Malformed(profile.classes.length, profile.steps.length, profile.tolerance, profile.window)
        );
        require(msg.sender == MEMBERS.council(), Profiles_NotCouncil(msg.sender));

        if (flow.isNull()) flow = FlowId.wrap(++flowCount);
        RulesId former = rulesOf[flow];
        rules = RulesId.wrap(++rulesCount);
        rulesOf[flow] = rules;
        formerOf[rules] = former;
        stepCount[rules] = uint8(profile.steps.length); // 24 at most
        uint256 common = _common(flow, profile);
        for (uint256 i = 0; i < profile.steps.length; i++) {
            stepRule[rules][uint8(i)] = StepRule.wrap(common | _own(profile.steps[i], i, profile.steps.length)); // 24 at most
        }
        emit ProfileSet(flow, rules, former, profile);
    }

    /// @inheritdoc IProfiles
    function stepRules(RulesId rules) external view returns (StepRule[] memory words) {
        words = new StepRule[](stepCount[rules]);
        for (uint8 i = 0; i < words.length; i++) words[i] = stepRule[rules][i];
    }

    /// @dev What every step of a profile has in common, in its place in the word.
    function _common(FlowId flow, Profile calldata profile) private pure returns (uint256 word) {
        uint256 mixes;
        for (uint256 i = 0; i < profile.classes.length; i++) if (profile.classes[i].mixes) mixes |= 1 << i;
        uint256 classes = (1 << profile.classes.length) - 1;
        word = (uint256(profile.window) << 144) | (uint256(profile.tolerance) << 168) | (classes << 184);
        return word | (mixes << 200) | (uint256(flow.raw()) << 216) | _maximum(profile.maxQuantity);
    }

    /// @dev In its place in the word: as many zeros as there is room for. A quantity is below 7.3 * 10^16, so 15 leave two digits.
    function _maximum(uint56 maxQuantity) private pure returns (uint256) {
        if (maxQuantity == 0) return NO_MAXIMUM;
        (uint256 digits, uint256 zeros) = (maxQuantity, 0);
        for (; digits % 10 == 0 && zeros < 15; digits /= 10) zeros++;
        require(digits < 100, Profiles_MaximumTooPrecise(maxQuantity));
        return (digits << MAX_DIGITS_SHIFT) | (zeros << MAX_ZEROS_SHIFT);
    }

    function _own(Step calldata step, uint256 number, uint256 steps) private pure returns (uint256 word) {
        bool begins = step.act == Act.Commission;
        require(
            bytes(step.name).length != 0 &&
                step.act != Act.None &&
                step.act != Act.Closed &&
                begins == (step.after_ == 0) &&
                uint256(step.after_) >> steps == 0 &&
                step.keepsClockOf & ~step.after_ == 0,
            Profiles_StepMalformed(number)
        );
        word = Roles.unwrap(step.roles);
        word |= (uint256(step.after_) << 64) | (uint256(step.keepsClockOf) << 88) | (uint256(step.deadline) << 112);
        word |= uint256(uint8(step.act)) << 232;
        if (step.needsSeal) word |= NEEDS_SEAL;
        if (step.takesReturned) word |= TAKES_RETURNED;
        if (step.takesRecalled) word |= TAKES_RECALLED;
    }
}
