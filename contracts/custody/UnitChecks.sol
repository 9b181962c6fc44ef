// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CustodyState} from "./CustodyState.sol";
import {IRules} from "./IRules.sol";
import {IUnits} from "./IUnits.sol";
import {Act, StepRule} from "./StepRule.sol";
import {PACKED, Phase, RECALLED, SEALED, UnitWord} from "./UnitWord.sol";
import {IAttestations} from "../evidence/IAttestations.sol";
import {Statement} from "../evidence/Statement.sol";
import {IMembers} from "../members/IMembers.sol";
import {DEVICE, Duties, MAKER} from "../types/Duties.sol";
import {NOBODY, OrgId} from "../types/OrgId.sol";
import {RulesId} from "../types/RulesId.sol";
import {Subject} from "../types/Subject.sol";
import {Uid} from "../types/Uid.sol";
import {UnitId} from "../types/UnitId.sol";

/// @title UnitChecks
/// @notice The conditions under which something happens to a unit, for Custody and CustodyActs alike.
///
/// Not `require`, which would encode the error's values each time, whether it fails or not.
library UnitChecks {
    /// @dev How far a device's clock may be ahead of the block's, in seconds.
    uint256 private constant CLOCK_LEAD = 60;

    /* UNITS */

    function existing(CustodyState storage state, UnitId unit) internal view returns (UnitWord word) {
        word = state.units[unit].word;
        if (word.phase() == Phase.None) revert IUnits.Custody_UnknownUnit(unit);
    }

    /// @dev An outermost unit in phase Active or Returning.
    function movable(CustodyState storage state, UnitId unit) internal view returns (UnitWord word) {
        word = existing(state, unit);
        requireMovable(state, unit, word);
    }

    function requireMovable(CustodyState storage state, UnitId unit, UnitWord word) internal view {
        Phase phase = word.phase();
        if (phase != Phase.Active && phase != Phase.Returning) revert IUnits.Custody_WrongPhase(unit, phase);
        if (word.has(PACKED)) revert IUnits.Custody_Packed(unit, state.parentOf[unit]);
    }

    /* RULES */

    /// @dev A step's rule; zero where there is none.
    function stepRule(CustodyState storage state, RulesId rules, uint8 step) internal view returns (StepRule) {
        return state.rules[ruleKey(rules, step)];
    }

    function ruleKey(RulesId rules, uint8 step) internal pure returns (uint256) {
        return (uint256(rules.raw()) << 8) | step;
    }

    /// @dev The rule of a step, which has to be there.
    function knownRule(CustodyState storage state, RulesId rules, uint8 step) internal view returns (StepRule rule) {
        rule = stepRule(state, rules, step);
        if (rule.act() == Act.None) revert IRules.Custody_UnknownStep(rules, step);
    }

    /// @dev The rule of a step of the unit's own rules, which has to be of the kind `act`.
    function ruleFor(
        CustodyState storage state,
        UnitWord word,
        uint8 step,
        Act act
    ) internal view returns (StepRule rule) {
        RulesId rules = word.rules();
        rule = knownRule(state, rules, step);
        if (rule.act() != act) revert IUnits.Custody_WrongAct(rules, step, rule.act());
    }

    /// @dev Whether the unit may take step `to`, which happened at `when`.
    function requireStep(
        CustodyState storage state,
        UnitId unit,
        UnitWord word,
        StepRule rule,
        uint8 to,
        uint40 when
    ) internal view {
        requireMovable(state, unit, word);
        if (!rule.mayFollow(word.step())) revert IUnits.Custody_StepForbidden(unit, word.step(), to);
        if (word.phase() == Phase.Returning && !rule.takesReturned()) revert IUnits.Custody_Returning(unit);
        if (word.has(RECALLED) && !rule.takesRecalled()) revert IUnits.Custody_Recalled(unit);
        if (rule.needsSeal() && !word.has(SEALED)) revert IUnits.Custody_NotSealed(unit);
        requireTime(unit, word.since(), when, rule.window());
    }

    /* TIME */

    /// @dev Within the window of the unit's own rules, and not before its clock.
    function requireTime(CustodyState storage state, UnitId unit, UnitWord word, uint40 when) internal view {
        requireTime(unit, word.since(), when, stepRule(state, word.rules(), word.step()).window());
    }

    function requireTime(UnitId unit, uint40 since, uint40 when, uint24 window) internal view {
        if (when < since) revert IUnits.Custody_TimeRunsBackwards(unit, when, since);
        unchecked {
            // Times are below 2^64 and what is added is below 2^32.
            if (when > block.timestamp + CLOCK_LEAD) {
                revert IUnits.Custody_FromTheFuture(unit, when, block.timestamp);
            }
            if (uint256(when) + window < block.timestamp) {
                revert IUnits.Custody_TooLate(unit, when, block.timestamp, window);
            }
        }
    }

    /* ORGANISATIONS */

    /// @dev Who may act on units: people who record, and machines.
    function hands() internal pure returns (Duties) {
        return MAKER | DEVICE;
    }

    /// @dev The caller's organisation, which has to be the unit's custodian.
    function requireCustodian(IMembers members, UnitId unit, UnitWord word) internal view returns (OrgId org) {
        org = members.servesFor(msg.sender, hands());
        if (org != word.custodian()) revert IUnits.Custody_NotCustodian(unit, word.custodian(), org);
    }

    /// @dev As above, with the roles that the step wants.
    function requireCustodian(
        IMembers members,
        UnitId unit,
        UnitWord word,
        StepRule rule
    ) internal view returns (OrgId org) {
        org = members.servesAs(msg.sender, hands(), rule.roles());
        if (org != word.custodian()) revert IUnits.Custody_NotCustodian(unit, word.custodian(), org);
    }

    /// @dev A valid statement in Attestations by an account of `org`.
    function requireStatement(IMembers members, IAttestations attestations, Uid statement, OrgId org) internal view {
        if (!attestations.isValid(statement) || members.orgOf(attestations.recordOf(statement).attester) != org)
            revert IUnits.Custody_NoStatement(statement, org);
    }

    /// @dev As above, about `subject`. The uid is the statement's, so the attester is on record.
    function requireStatementAbout(
        IMembers members,
        IAttestations attestations,
        Statement calldata statement,
        Uid uid,
        OrgId org,
        Subject subject
    ) internal view {
        if (!attestations.isValid(uid) || members.orgOf(statement.attester) != org)
            revert IUnits.Custody_NoStatement(uid, org);
        if (!(statement.subject == subject)) revert IUnits.Custody_OtherSubject(uid, statement.subject, subject);
    }

    /// @dev A statement of anybody's that was recorded singly in Attestations, whatever became of it: whoever made the one that a vote of
    /// the Council names does not stop what was voted by revoking it. Or any that is valid.
    function requireRecorded(IAttestations attestations, Uid statement) internal view {
        if (attestations.recordOf(statement).attestedAt == 0 && !attestations.isValid(statement))
            revert IUnits.Custody_NoStatement(statement, NOBODY);
    }
}
