// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Act, StepRule} from "./StepRule.sol";
import {FlowId} from "../types/FlowId.sol";
import {Roles} from "../types/Roles.sol";
import {RulesId} from "../types/RulesId.sol";

/// @notice One step of a flow. Its number is its place in the profile, from 0.
struct Step {
    string name;
    /// @dev CBV term under which the step is told to others: "storing", "accepting".
    string bizStep;
    Act act;
    /// @dev What the organisation has to be that takes the step; of a handover, the receiver.
    Roles roles;
    /// @dev A bit for each step after which this one may be taken. None for Commission.
    uint24 after_;
    /// @dev Of those, the ones whose clock runs on.
    uint24 keepsClockOf;
    /// @dev Seconds that a unit may stay in the step; 0 is without end.
    uint32 deadline;
    /// @dev Only sealed units.
    bool needsSeal;
    /// @dev Also units that were refused and are on their way back.
    bool takesReturned;
    /// @dev Also units that are recalled.
    bool takesRecalled;
}

/// @notice A class of goods. Its number is its place in the profile, from 0.
struct ClassRule {
    /// @dev Code in the regulation: "841-001-01".
    string code;
    string name;
    /// @dev May be in one container with the other classes that say so.
    bool mixes;
}

/// @notice The rules of a regulated flow.
struct Profile {
    string name;
    /// @dev UCUM unit of all quantities, and how many decimal places the integers have: 12.5 kg is 12500 with "kg" and 3.
    string unit;
    uint8 scale;
    /// @dev The most that one unit may be: two significant digits, 100 kg is 100000 with "kg" and 3. 0 is without a maximum: then whoever
    /// creates units can fill an account of the inventory for ever.
    uint56 maxQuantity;
    /// @dev Per mille by which two measurements of a quantity may differ. Items are counted, and never differ.
    uint16 tolerance;
    /// @dev Seconds that an act may be brought to the chain after it happened, as devices without network do.
    uint24 window;
    ClassRule[] classes;
    Step[] steps;
}

/// @title Profiles
/// @notice What is allowed in a regulated flow, as data: steps and who may take them, classes, tolerance, deadlines, seals.
///
/// The Council sets them; Custody adopts what is set. A unit keeps the version it began with.
interface IProfiles {
    /// @notice Only the Council sets profiles.
    error Profiles_NotCouncil(address caller);
    /// @notice No flow has this number.
    error Profiles_UnknownFlow(FlowId flow);
    /// @notice A profile needs a name and a unit, 1 to 16 classes, 1 to 24 steps, a tolerance of at most 1000 per mille and a
    /// window; it has `classes` classes, `steps` steps, `tolerance` and `window`.
    error Profiles_Malformed(uint256 classes, uint256 steps, uint16 tolerance, uint24 window);
    /// @notice A maximum has two significant digits at most; `maxQuantity` has more.
    error Profiles_MaximumTooPrecise(uint56 maxQuantity);
    /// @notice Step `step` has no name, no act, or follows a step that is not there.
    error Profiles_StepMalformed(uint256 step);

    event ProfileSet(FlowId indexed flow, RulesId indexed rules, RulesId former, Profile profile);

    /// @notice Sets the rules of a flow: of a new one where `flow` is zero, else its next version. Council only.
    function setProfile(FlowId flow, Profile calldata profile) external returns (RulesId rules);

    /// @notice The rules under which units begin now; zero for an unknown flow.
    function rulesOf(FlowId flow) external view returns (RulesId);

    /// @notice The version before these rules; zero where they are the first of their flow.
    function formerOf(RulesId rules) external view returns (RulesId);

    /// @notice One step's rule; zero where there is none.
    function stepRule(RulesId rules, uint8 step) external view returns (StepRule);

    /// @notice The rules of all steps, in their order; none for an unknown version.
    function stepRules(RulesId rules) external view returns (StepRule[] memory);

    /// @notice How many steps there are; 0 for an unknown version.
    function stepCount(RulesId rules) external view returns (uint8);

    /// @notice How many flows there are; also the number of the last one.
    function flowCount() external view returns (uint16);

    /// @notice How many versions there are, over all flows; also the number of the last one.
    function rulesCount() external view returns (uint16);
}
