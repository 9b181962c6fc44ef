// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FlowId} from "../types/FlowId.sol";
import {Roles} from "../types/Roles.sol";

/// @notice What taking a step does.
enum Act {
    None,
    /// @dev A unit comes into being.
    Commission,
    /// @dev Custody goes from one hand to another; both sign.
    HandOver,
    /// @dev The custodian records what it did: collected, stored, loaded, arrived, inspected.
    Record,
    /// @dev Units become others: waste becomes ash.
    Transform,
    Destroy,
    /// @dev Belonged to Commission; a newer version of the profile is in force.
    Closed
}

/// @notice One step of a profile with all that taking it needs to know, in one word, so that a rule is read once:
///
///     | 2 zeros | max zeros 4 | max digits 7 | flags 3 | act 8 | flow 16 | mixes 16 | classes 16 | tolerance 16 | window 24 | deadline 32 | keeps 24 | after 24 | roles 64 |
///
/// What holds for the whole profile stands in each of its steps. These functions are pure.
type StepRule is uint256;

using {
    roles,
    mayFollow,
    keepsClockOf,
    deadline,
    window,
    tolerance,
    classes,
    mixes,
    flow,
    act,
    needsSeal,
    takesReturned,
    takesRecalled,
    maxQuantity,
    closed
} for StepRule global;

uint256 constant NEEDS_SEAL = 1 << 240;
uint256 constant TAKES_RETURNED = 1 << 241;
uint256 constant TAKES_RECALLED = 1 << 242;
/// @dev Where a maximum is: its digits, and above them how many zeros follow.
uint256 constant MAX_DIGITS_SHIFT = 243;
uint256 constant MAX_ZEROS_SHIFT = 250;
uint256 constant ACT_MASK = uint256(type(uint8).max) << 232;

/// @dev Roles that the organisation has to hold that takes the step; of a handover, the receiver.
function roles(StepRule rule) pure returns (Roles) {
    return Roles.wrap(uint64(StepRule.unwrap(rule)));
}

/// @dev Whether the step may be taken after step `former`.
function mayFollow(StepRule rule, uint8 former) pure returns (bool) {
    return StepRule.unwrap(rule) & (1 << (64 + uint256(former))) != 0;
}

/// @dev Whether the clock runs on when the step is taken after step `former`, instead of starting anew.
function keepsClockOf(StepRule rule, uint8 former) pure returns (bool) {
    return StepRule.unwrap(rule) & (1 << (88 + uint256(former))) != 0;
}

/// @dev Seconds that a unit may stay in the step; 0 is without end.
function deadline(StepRule rule) pure returns (uint32) {
    return uint32(StepRule.unwrap(rule) >> 112);
}

/// @dev Seconds that an act may be brought here after it happened.
function window(StepRule rule) pure returns (uint24) {
    return uint24(StepRule.unwrap(rule) >> 144);
}

/// @dev Per mille by which two measurements of a quantity may differ.
function tolerance(StepRule rule) pure returns (uint16) {
    return uint16(StepRule.unwrap(rule) >> 168);
}

/// @dev A bit for each class of the profile.
function classes(StepRule rule) pure returns (uint16) {
    return uint16(StepRule.unwrap(rule) >> 184);
}

/// @dev The classes that may be in one container together.
function mixes(StepRule rule) pure returns (uint16) {
    return uint16(StepRule.unwrap(rule) >> 200);
}

function flow(StepRule rule) pure returns (FlowId) {
    return FlowId.wrap(uint16(StepRule.unwrap(rule) >> 216));
}

function act(StepRule rule) pure returns (Act) {
    return Act(uint8(StepRule.unwrap(rule) >> 232));
}

function needsSeal(StepRule rule) pure returns (bool) {
    return StepRule.unwrap(rule) & NEEDS_SEAL != 0;
}

function takesReturned(StepRule rule) pure returns (bool) {
    return StepRule.unwrap(rule) & TAKES_RETURNED != 0;
}

function takesRecalled(StepRule rule) pure returns (bool) {
    return StepRule.unwrap(rule) & TAKES_RECALLED != 0;
}

/// @dev The most that one unit may be; of a profile without a maximum, more than any quantity.
function maxQuantity(StepRule rule) pure returns (uint256) {
    unchecked {
        // Below 128 * 10^15.
        return
            ((StepRule.unwrap(rule) >> MAX_DIGITS_SHIFT) & 0x7f) *
            10 ** ((StepRule.unwrap(rule) >> MAX_ZEROS_SHIFT) & 0xf);
    }
}

/// @dev The rule of a step that nobody may begin with any more.
function closed(StepRule rule) pure returns (StepRule) {
    return StepRule.wrap((StepRule.unwrap(rule) & ~ACT_MASK) | (uint256(uint8(Act.Closed)) << 232));
}
