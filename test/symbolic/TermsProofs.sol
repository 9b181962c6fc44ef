// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CreationTerms} from "../../contracts/custody/Creation.sol";
import {
    Condition,
    HANDOVER_OFFER_TYPEHASH,
    HandoverAcceptanceTerms,
    HandoverOffer,
    HandoverOfferTerms,
    hashHandoverOffer
} from "../../contracts/custody/Handover.sol";
import {Phase, UnitWord} from "../../contracts/custody/UnitWord.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";

/// @notice Of all terms of a creation, an offer and an acceptance: what is clean is its fields, and what is signed is all of them.
contract TermsProofs {
    function check_ACleanOfferIsItsFields(HandoverOfferTerms terms) external pure {
        if (!terms.offerIsClean()) return;
        uint256 low = terms.hop() | (uint256(terms.step()) << 16) | (uint256(terms.to().raw()) << 24);
        low |= (uint256(terms.givenQuantity()) << 56) | (uint256(terms.givenItems()) << 112);
        low |= (uint256(terms.offeredAt()) << 128) | (uint256(terms.deadline()) << 168);
        assert(HandoverOfferTerms.unwrap(terms) == low);
    }

    function check_TheGiverIsInFreeBits(HandoverOfferTerms terms, OrgId giver) external pure {
        if (!terms.offerIsClean()) return;
        uint256 word = HandoverOfferTerms.unwrap(terms.withGiver(giver));
        assert(word & ((1 << 208) - 1) == HandoverOfferTerms.unwrap(terms) && word >> 208 == giver.raw());
    }

    function check_ACleanAcceptanceIsItsFields(HandoverAcceptanceTerms terms) external pure {
        uint256 word = HandoverAcceptanceTerms.unwrap(terms);
        if (!terms.acceptanceIsClean() || uint8(word >> 120) > uint8(Condition.Refused)) return;
        uint256 fields = terms.site().raw() | (uint256(terms.takenQuantity()) << 48);
        fields |= (uint256(terms.takenItems()) << 104) | (uint256(terms.condition()) << 120);
        assert(word == fields | (uint256(terms.acceptedAt()) << 128));
    }

    function check_AnOffersHashIsEip712(HandoverOffer calldata offer) external pure {
        HandoverOfferTerms terms = offer.terms;
        bytes memory first = abi.encode(HANDOVER_OFFER_TYPEHASH, offer.unit, terms.hop(), terms.step(), terms.to());
        bytes memory second = abi.encode(
            terms.givenQuantity(),
            terms.givenItems(),
            terms.offeredAt(),
            terms.deadline(),
            offer.evidence
        );
        assert(hashHandoverOffer(offer) == keccak256(bytes.concat(first, second)));
    }

    function check_AUnitBeginsAsItsTermsSay(CreationTerms terms, OrgId org, uint16 classes) external pure {
        if (!terms.isClean()) return;
        UnitWord word = terms.begun(org, classes);
        assert(word.custodian() == org && word.classes() == classes && word.phase() == Phase.Active);
        assert(word.rules() == terms.createdRules() && word.step() == terms.createdStep());
        assert(word.site() == terms.createdSite() && word.since() == terms.createdAt());
        assert(word.items() == terms.createdItems() && word.quantity() == terms.createdQuantity());
        assert(word.hops() == 0 && (UnitWord.unwrap(word) >> 131) & 31 == 0);
    }
}
