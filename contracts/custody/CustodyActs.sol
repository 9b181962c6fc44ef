// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {Adoption} from "./Adoption.sol";
import {Creation} from "./Creation.sol";
import {CustodyState} from "./CustodyState.sol";
import {DisputeResolution, HandoverOffer, hashDisputeResolution} from "./Handover.sol";
import {Disputes} from "./Disputes.sol";
import {Dispute, IHandovers} from "./IHandovers.sol";
import {IProfiles} from "./IProfiles.sol";
import {IUnits} from "./IUnits.sol";
import {Recalls} from "./Recalls.sol";
import {Act, StepRule} from "./StepRule.sol";
import {Stock} from "./Stock.sol";
import {accountOf, LOST, StockKey} from "./StockWord.sol";
import {Transformation, TransformStep} from "./Transformation.sol";
import {UnitChanges} from "./UnitChanges.sol";
import {UnitChecks} from "./UnitChecks.sol";
import {CONTAINER, OVERDUE, PACKED, Phase, UnitWord} from "./UnitWord.sol";
import {Withdrawals} from "./Withdrawals.sol";
import {IAttestations} from "../evidence/IAttestations.sol";
import {Statement} from "../evidence/Statement.sol";
import {IMembers, Standing} from "../members/IMembers.sol";
import {CHECKER, MAKER} from "../types/Duties.sol";
import {NOBODY, OrgId} from "../types/OrgId.sol";
import {REGULATOR} from "../types/Roles.sol";
import {RulesId} from "../types/RulesId.sol";
import {Uid} from "../types/Uid.sol";
import {UnitId, subjectOf} from "../types/UnitId.sol";

/// @title CustodyActs
/// @notice The rare acts of Custody, which calls them by delegatecall: they read and write Custody's state, and the events are Custody's.
/// Each is documented where Custody's function of the same name is, in IRules, IUnits and IHandovers.
///
/// It has no state, and each function that changes one refuses to be called otherwise than by delegatecall (the compiler's check of a library).
library CustodyActs {
    using Disputes for CustodyState;
    using Stock for CustodyState;
    using UnitChanges for CustodyState;
    using UnitChecks for CustodyState;
    using UnitChecks for IMembers;

    /* RULES */

    function adopt(CustodyState storage state, IProfiles profiles, RulesId rules) external {
        Adoption.adopt(state, profiles, rules);
    }

    /* ENDING */

    function transform(
        CustodyState storage state,
        IMembers members,
        UnitId[] calldata inputs,
        Creation[] calldata outputs,
        uint8 step,
        uint40 when,
        bytes32 evidence
    ) external returns (UnitId[] memory) {
        return Transformation.transform(state, members, inputs, outputs, TransformStep(step, when, evidence));
    }

    function destroy(
        CustodyState storage state,
        IMembers members,
        IAttestations attestations,
        UnitId[] calldata units,
        uint8 step,
        uint40 when,
        Statement calldata certificate
    ) external {
        if (units.length == 0) revert IUnits.Custody_NoUnits();
        Uid uid = attestations.uidOf(certificate);
        for (uint256 i = 0; i < units.length; i++) {
            OrgId org = _destroy(state, members, units[i], step, when, uid);
            if (i == 0) members.requireStatementAbout(attestations, certificate, uid, org, subjectOf(units));
        }
    }

    function declareLost(
        CustodyState storage state,
        IMembers members,
        UnitId unit,
        uint40 when,
        bytes32 evidence
    ) external {
        UnitWord word = state.movable(unit);
        OrgId org = word.custodian();
        if (msg.sender == members.council()) {
            if (members.standingOf(org) != Standing.Expelled) revert IUnits.Custody_NotCustodian(unit, org, NOBODY);
            UnitChecks.requireTime(unit, word.since(), when, type(uint24).max); // a vote takes longer than a window
        } else {
            state.requireTime(unit, word, when);
            members.requireCustodian(unit, word);
        }

        state.end(unit, word, state.stepRule(word.rules(), word.step()).flow(), LOST);
        word = word.withPhase(Phase.Lost).withSince(when);
        state.units[unit].word = word;
        emit IUnits.UnitLost(unit, org, word, msg.sender, when, evidence);
    }

    /* PUTTING RIGHT */

    function correct(
        CustodyState storage state,
        IMembers members,
        UnitId unit,
        uint8 class_,
        uint56 quantity,
        uint16 items,
        bytes32 evidence
    ) external {
        UnitWord former = state.movable(unit);
        if (former.has(CONTAINER)) revert IUnits.Custody_Container(unit);
        StepRule rule = state.stepRule(former.rules(), former.step());
        uint16 bit = UnitChanges.classBit(former.rules(), rule, class_);
        if (former.classes() == bit && former.quantity() == quantity && former.items() == items) {
            revert IUnits.Custody_NothingCorrected(unit);
        }
        OrgId org = members.requireCustodian(unit, former);

        UnitWord word = _corrected(state, unit, former, rule, bit, quantity, items);
        state.units[unit].word = word;
        emit IUnits.UnitCorrected(unit, org, word, former, msg.sender, evidence);
    }

    function setRecall(
        CustodyState storage state,
        IMembers members,
        IAttestations attestations,
        UnitId[] calldata units,
        bool recalled,
        Uid statement
    ) external {
        Recalls.setRecall(state, members, attestations, units, recalled, statement);
    }

    function flagOverdue(CustodyState storage state, UnitId unit) external {
        UnitWord word = state.existing(unit);
        _requireLiving(unit, word.phase());
        if (word.has(PACKED)) revert IUnits.Custody_Packed(unit, state.parentOf[unit]);
        uint256 until = word.dueUnder(state.stepRule(word.rules(), word.step()));
        if (until == 0 || block.timestamp <= until) {
            revert IUnits.Custody_NotOverdue(unit, until, block.timestamp);
        }
        if (word.has(OVERDUE)) revert IUnits.Custody_AlreadyOverdue(unit);

        word = word.withFlag(OVERDUE);
        state.units[unit].word = word;
        emit IUnits.UnitOverdue(unit, word.custodian(), word, until, msg.sender);
    }

    /* DISPUTES */

    /// @param domain Custody's EIP-712 domain separator.
    function resolveDispute(
        CustodyState storage state,
        IMembers members,
        bytes32 domain,
        DisputeResolution calldata resolution,
        bytes calldata giverSignature,
        bytes calldata receiverSignature
    ) external {
        state.requireParties(
            members,
            resolution.unit,
            MessageHashUtils.toTypedDataHash(domain, hashDisputeResolution(resolution)),
            giverSignature,
            receiverSignature
        );
        state.resolve(members, resolution, NOBODY, Uid.wrap(0));
    }

    function decideDispute(
        CustodyState storage state,
        IMembers members,
        IAttestations attestations,
        DisputeResolution calldata resolution,
        Uid statement
    ) external {
        UnitId unit = resolution.unit;
        (UnitWord word, Dispute memory dispute) = state.disputed(unit);
        OrgId org = NOBODY; // where the Council decides
        if (msg.sender == members.council()) {
            UnitChecks.requireRecorded(attestations, statement);
        } else {
            org = members.actsAs(msg.sender, MAKER | CHECKER, REGULATOR);
            if (org == word.custodian() || org == dispute.to) revert IHandovers.Handovers_NotParty(unit, org);
            members.requireStatement(attestations, statement, org);
        }

        state.resolve(members, resolution, org, statement);
    }

    /* HANDOVERS */

    function withdrawOffers(CustodyState storage state, IMembers members, UnitId unit) external {
        Withdrawals.withdrawOffers(state, members, unit);
    }

    /// @param domain Custody's EIP-712 domain separator.
    function withdrawAcceptance(
        CustodyState storage state,
        IMembers members,
        bytes32 domain,
        HandoverOffer calldata offer,
        bytes calldata giverSignature
    ) external {
        Withdrawals.withdrawAcceptance(state, members, domain, offer, giverSignature);
    }

    /* INTERNAL: UNITS */

    function _destroy(
        CustodyState storage state,
        IMembers members,
        UnitId unit,
        uint8 step,
        uint40 when,
        Uid certificate
    ) private returns (OrgId org) {
        UnitWord word = state.movable(unit);
        StepRule rule = state.ruleFor(word, step, Act.Destroy);
        org = members.requireCustodian(unit, word, rule);
        word = state.finish(unit, word, rule, step, when, Phase.Destroyed);
        emit IUnits.UnitDestroyed(unit, org, word, msg.sender, when, certificate);
    }

    /// @dev Of a unit that exists: the phases after Disputed are final.
    function _requireLiving(UnitId unit, Phase phase) private pure {
        if (phase > Phase.Disputed) revert IUnits.Custody_WrongPhase(unit, phase);
    }

    /// @dev The unit's word with the class `class_` and the amount given; its stock moves to the account of that class.
    function _corrected(
        CustodyState storage state,
        UnitId unit,
        UnitWord former,
        StepRule rule,
        uint16 class_,
        uint56 quantity,
        uint16 items
    ) private returns (UnitWord) {
        if (former.classes() != class_) {
            StockKey before = accountOf(former, rule.flow(), former.classes());
            state.pass(before, accountOf(former, rule.flow(), class_), former.quantity(), former.items());
        }
        return state.setAmount(unit, former.withClasses(class_), rule, quantity, items).nextHop();
    }
}
