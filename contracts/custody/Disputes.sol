// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CustodyState} from "./CustodyState.sol";
import {DisputeResolution} from "./Handover.sol";
import {HandoverSignatures} from "./HandoverSignatures.sol";
import {Dispute, IHandovers} from "./IHandovers.sol";
import {IUnits} from "./IUnits.sol";
import {StepRule} from "./StepRule.sol";
import {Stock} from "./Stock.sol";
import {UnitChanges} from "./UnitChanges.sol";
import {UnitChecks} from "./UnitChecks.sol";
import {CONTAINER, Phase, RECALLED, UnitWord} from "./UnitWord.sol";
import {IMembers, Standing} from "../members/IMembers.sol";
import {CHECKER, MAKER} from "../types/Duties.sol";
import {OrgId} from "../types/OrgId.sol";
import {Roles} from "../types/Roles.sol";
import {Uid} from "../types/Uid.sol";
import {UnitId} from "../types/UnitId.sol";

/// @title Disputes
/// @notice Who may resolve a dispute by signatures, and what both ways to resolve it have in common: CustodyActs checks who else decides.
library Disputes {
    using Stock for CustodyState;
    using UnitChanges for CustodyState;
    using UnitChecks for CustodyState;

    function disputed(
        CustodyState storage state,
        UnitId unit
    ) internal view returns (UnitWord word, Dispute memory dispute) {
        word = state.existing(unit);
        if (word.phase() != Phase.Disputed) revert IHandovers.Handovers_NotDisputed(unit);
        dispute = state.disputes[unit];
    }

    /// @dev The unit is in dispute, and a MAKER or CHECKER of each side of the dispute signed.
    function requireParties(
        CustodyState storage state,
        IMembers members,
        UnitId unit,
        bytes32 digest,
        bytes calldata giverSignature,
        bytes calldata receiverSignature
    ) internal view {
        (UnitWord word, Dispute memory dispute) = disputed(state, unit);
        address account = HandoverSignatures.signerOf(digest, giverSignature);
        OrgId giver = members.servesFor(account, MAKER | CHECKER);
        if (giver != word.custodian()) revert IHandovers.Handovers_NotParty(unit, giver);
        address other = HandoverSignatures.signerOf(digest, receiverSignature);
        if (other == account) revert IHandovers.Handovers_SameAccount(unit, account);
        OrgId receiver = members.servesFor(other, MAKER | CHECKER);
        if (receiver != dispute.to) revert IHandovers.Handovers_NotParty(unit, receiver);
    }

    /// @dev Ends the dispute. As in IHandovers.DisputeResolved, `regulator` and `statement` may be zero.
    function resolve(
        CustodyState storage state,
        IMembers members,
        DisputeResolution calldata resolution,
        OrgId regulator,
        Uid statement
    ) internal {
        UnitId unit = resolution.unit;
        (UnitWord word, Dispute memory dispute) = disputed(state, unit);
        if (resolution.hop != word.hops()) revert IHandovers.Handovers_WrongHop(unit, word.hops(), resolution.hop);
        if (block.timestamp > resolution.deadline) {
            revert IHandovers.Handovers_Expired(unit, resolution.deadline, block.timestamp);
        }
        StepRule rule = state.stepRule(word.rules(), dispute.step);
        if (resolution.quantity != word.quantity() || resolution.items != word.items()) {
            if (word.has(CONTAINER)) {
                revert IHandovers.Handovers_ContainerAmount(unit, word.quantity(), resolution.quantity);
            }
            word = state.setAmount(unit, word, rule, resolution.quantity, resolution.items);
        }
        delete state.disputes[unit];
        UnitWord next = word.withPhase(Phase.Returning);
        if (resolution.accepted) {
            _requireReceiver(members, unit, word, rule, dispute.to);
            next = UnitChanges.advanced(word, rule, dispute.step, dispute.when);
            next = next.movedTo(dispute.to, dispute.site);
            state.transfer(unit, word, next, rule.flow());
        }
        next = next.nextHop();
        state.units[unit].word = next;
        emit IHandovers.DisputeResolved(unit, next.custodian(), next, resolution.accepted, regulator, statement);
    }

    /// @dev The receiver's standing and roles, and a recall of the unit, count as they are now.
    function _requireReceiver(IMembers members, UnitId unit, UnitWord word, StepRule rule, OrgId to) private view {
        (Standing standing, , Roles has, ) = members.organisations(to);
        if (standing != Standing.Active) revert IMembers.Members_NotActive(to, standing);
        if (!has.includes(rule.roles())) revert IMembers.Members_RoleMissing(to, has, rule.roles());
        if (word.has(RECALLED) && !rule.takesRecalled()) revert IUnits.Custody_Recalled(unit);
    }
}
