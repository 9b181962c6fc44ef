// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {StepRule} from "./StepRule.sol";
import {RulesId} from "../types/RulesId.sol";

/// @title Rules
/// @notice The rules that Custody goes by: copies of what the Council set in Profiles, so that an act reads them in one slot.
///
/// Adopting a version closes the steps by which units begin under the version before it: what began before can still be brought within
/// the window. Units on their way keep theirs.
interface IRules {
    /// @notice There is no such version in Profiles.
    error Custody_UnknownRules(RulesId rules);
    /// @notice The version was adopted before, or a later one of the same flow was.
    error Custody_RulesAdopted(RulesId rules);
    /// @notice The rules have no such step, or are not adopted.
    error Custody_UnknownStep(RulesId rules, uint8 step);

    event RulesAdopted(RulesId indexed rules, RulesId former);

    /// @notice Adopts a version that the Council set in Profiles. Anybody may call: only what the Council set is copied.
    function adopt(RulesId rules) external;

    /// @notice One step's rule; zero where there is none.
    function stepRule(RulesId rules, uint8 step) external view returns (StepRule);
}
