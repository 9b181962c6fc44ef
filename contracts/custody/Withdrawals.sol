// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {CustodyState} from "./CustodyState.sol";
import {hashHandoverOffer, HandoverOffer, HandoverOfferTerms} from "./Handover.sol";
import {HandoverSignatures} from "./HandoverSignatures.sol";
import {IHandovers} from "./IHandovers.sol";
import {Act, StepRule} from "./StepRule.sol";
import {UnitChecks} from "./UnitChecks.sol";
import {LAST_HOP, UnitWord} from "./UnitWord.sol";
import {IMembers} from "../members/IMembers.sol";
import {OrgId} from "../types/OrgId.sol";
import {UnitId} from "../types/UnitId.sol";

/// @title Withdrawals
/// @notice How each side takes back what it signed, before anybody submits it. Documented in IHandovers.
library Withdrawals {
    using UnitChecks for CustodyState;
    using UnitChecks for IMembers;

    function withdrawOffers(CustodyState storage state, IMembers members, UnitId unit) internal {
        UnitWord word = state.movable(unit);
        OrgId org = members.requireCustodian(unit, word);
        _voidHop(state, unit, word, org);
    }

    /// @param domain Custody's EIP-712 domain separator.
    function withdrawAcceptance(
        CustodyState storage state,
        IMembers members,
        bytes32 domain,
        HandoverOffer calldata offer,
        bytes calldata giverSignature
    ) internal {
        (UnitId unit, HandoverOfferTerms offered) = (offer.unit, offer.terms);
        UnitWord word = state.movable(unit);
        StepRule rule = state.ruleFor(word, offered.step(), Act.HandOver);
        _requireOpen(unit, word, rule, offered);
        bytes32 digest = MessageHashUtils.toTypedDataHash(domain, hashHandoverOffer(offer));
        (OrgId from, OrgId to) = members.bothSides(
            HandoverSignatures.signerOf(digest, giverSignature),
            offered.offeredAt(),
            msg.sender,
            uint48(block.timestamp), // fits for eight million years
            UnitChecks.hands(),
            rule.roles()
        );
        if (from != word.custodian()) revert IHandovers.Handovers_NotGiver(unit, word.custodian(), from);
        if (to != offered.to()) revert IHandovers.Handovers_NotReceiver(unit, offered.to(), to);
        _voidHop(state, unit, word, to);
    }

    /// @dev A handover under the offer could be concluded now.
    function _requireOpen(UnitId unit, UnitWord word, StepRule rule, HandoverOfferTerms offered) private view {
        if (!offered.offerIsClean()) revert IHandovers.Handovers_TermsUnclean(unit);
        if (offered.hop() != word.hops()) revert IHandovers.Handovers_WrongHop(unit, word.hops(), offered.hop());
        uint40 until = offered.deadline();
        if (block.timestamp > until) revert IHandovers.Handovers_Expired(unit, until, block.timestamp);
        UnitChecks.requireTime(unit, word.since(), offered.offeredAt(), rule.window());
    }

    function _voidHop(CustodyState storage state, UnitId unit, UnitWord word, OrgId org) private {
        if (word.hops() == LAST_HOP) revert IHandovers.Handovers_HopsExhausted(unit);
        word = word.nextHop();
        state.units[unit].word = word;
        emit IHandovers.OffersWithdrawn(unit, org, word, msg.sender);
    }
}
