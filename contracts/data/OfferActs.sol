// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementTerms} from "./AgreementTerms.sol";
import {AgreementsState} from "./AgreementsState.sol";
import {ConsentMode, ICatalog} from "./ICatalog.sol";
import {INegotiations} from "./INegotiations.sol";
import {Offer, OfferRecord} from "./Offer.sol";
import {NO_PRICE, Price} from "./Price.sol";
import {isPayable, requireAgreedPrice, requirePayable} from "./Prices.sol";
import {IMembers, Standing} from "../members/IMembers.sol";
import {MAKER} from "../types/Duties.sol";
import {AgreementId} from "../types/AgreementId.sol";
import {OfferId} from "../types/OfferId.sol";
import {OrgId} from "../types/OrgId.sol";
import {ResourceId} from "../types/ResourceId.sol";
import {Roles} from "../types/Roles.sol";

/// @title OfferActs
/// @notice Documented in INegotiations: what a provider offers, and what is agreed by rule. Linked into Agreements.
library OfferActs {
    function open(
        AgreementsState storage state,
        IMembers members,
        ICatalog catalog,
        OfferId id,
        Offer calldata offer,
        Price calldata price
    ) external {
        require(state.offers[id].provider.isNull(), INegotiations.Agreements_OfferExists(id));
        _requireOffer(offer);
        requireAgreedPrice(AgreementId.wrap(0), offer.price, price);
        requirePayable(price, offer.price, offer.period);
        (ResourceId resource, , bool removed) = catalog.services(offer.service);
        if (resource != offer.resource || removed) _refuse("service");
        (OrgId owner, ConsentMode mode, ) = catalog.requireActive(resource);
        if (offer.byRule && mode == ConsentMode.Always) _refuse("byRule");
        if (owner != offer.provider) _refuse("provider");
        _requireProvider(id, owner, members.actsFor(msg.sender, MAKER));

        state.offers[id] = OfferRecord({
            provider: owner,
            validFrom: offer.validFrom,
            validTo: offer.validTo,
            byRule: offer.byRule,
            oneEach: offer.oneEach,
            closed: false,
            resource: resource
        });
        emit INegotiations.OfferOpened(id, owner, resource, offer, price);
    }

    function close(AgreementsState storage state, IMembers members, OfferId id) external {
        OfferRecord memory known = state.offers[id];
        require(!known.provider.isNull(), INegotiations.Agreements_UnknownOffer(id));
        if (known.closed) _notOpen(id, known);
        _requireProvider(id, known.provider, members.servesFor(msg.sender, MAKER));

        state.offers[id].closed = true;
        emit INegotiations.OfferClosed(id, msg.sender);
    }

    /// @dev That the terms lie within the offer, which says that this is enough.
    function requireWithin(
        IMembers members,
        AgreementId id,
        OfferId offerId,
        AgreementTerms calldata terms,
        Offer calldata offer
    ) external view {
        require(offerId == terms.offer, INegotiations.Agreements_BeyondOffer(id, "offer"));
        require(offer.byRule, INegotiations.Agreements_NotByRule(offerId));
        // The provider says whom the data is about. A consumer that did could name itself, and consent.
        if (terms.subject != address(0)) _beyond(id, "subject");
        if (terms.policyHash != offer.policyHash) _beyond(id, "policyHash");
        if (terms.purposes & ~offer.purposes != 0) _beyond(id, "purposes");
        if (terms.start < offer.validFrom) _beyond(id, "start");
        if (terms.end > offer.validTo) _beyond(id, "end");
        if (terms.maxUses > offer.maxUses) _beyond(id, "maxUses");
        if (terms.period != offer.period) _beyond(id, "period");
        if (terms.usesPerPeriod > offer.usesPerPeriod) _beyond(id, "usesPerPeriod");
        (, , Roles roles, ) = members.organisations(terms.consumer);
        if (!roles.includes(offer.recipientRoles)) _beyond(id, "consumer");
        // Who signs for it is asked for its standing; here nobody signs for it.
        if (members.standingOf(offer.provider) != Standing.Active) _beyond(id, "provider");
        if (offer.computeOnly && !terms.computeOnly) _beyond(id, "computeOnly");
        if (terms.minGroupSize < offer.minGroupSize) _beyond(id, "minGroupSize");
        if (terms.disputeWindow != offer.disputeWindow) _beyond(id, "disputeWindow");
        if (terms.arbitrator != offer.arbitrator) _beyond(id, "arbitrator");
        if (terms.price != offer.price) _beyond(id, "price");
    }

    function requireOpen(AgreementsState storage state, OfferId id) internal view returns (OfferRecord memory known) {
        known = state.offers[id];
        require(!known.provider.isNull(), INegotiations.Agreements_UnknownOffer(id));
        if (known.closed || block.timestamp < known.validFrom || block.timestamp > known.validTo) _notOpen(id, known);
    }

    /// @return field Of a proposal, the first that is not possible; zero where all are.
    function faultIn(AgreementTerms calldata terms) internal view returns (bytes32 field) {
        (uint48 start, uint48 end) = (terms.start, terms.end);
        if (end < start || end < block.timestamp || end > type(uint40).max || end - start > type(uint32).max)
            return "end";
        if (terms.provider == terms.consumer) return "consumer";
        if (terms.purposes == 0) return "purposes";
        if (terms.maxUses == 0) return "maxUses";
        if ((terms.usesPerPeriod == 0) != (terms.period == 0)) return "period";
        if (terms.price != NO_PRICE && !isPayable(terms.payer)) return "payer";
        OrgId arbitrator = terms.arbitrator;
        if (arbitrator == terms.provider || arbitrator == terms.consumer) return "arbitrator";
        return arbitrator.isNull() == (terms.disputeWindow == 0) ? bytes32(0) : bytes32("arbitrator");
    }

    function _requireOffer(Offer calldata offer) private view {
        if (offer.validTo < offer.validFrom || offer.validTo < block.timestamp) _refuse("validTo");
        if (offer.purposes == 0) _refuse("purposes");
        if (offer.maxUses == 0) _refuse("maxUses");
        if ((offer.usesPerPeriod == 0) != (offer.period == 0)) _refuse("period");
        OrgId arbitrator = offer.arbitrator;
        if (arbitrator == offer.provider || arbitrator.isNull() != (offer.disputeWindow == 0)) _refuse("arbitrator");
    }

    function _requireProvider(OfferId id, OrgId provider, OrgId caller) private pure {
        require(caller == provider, INegotiations.Agreements_NotProvider(id, provider, caller));
    }

    function _notOpen(OfferId id, OfferRecord memory known) private view {
        revert INegotiations.Agreements_OfferNotOpen(id, known.validFrom, known.validTo, block.timestamp);
    }

    function _refuse(bytes32 field) private pure {
        revert INegotiations.Agreements_OfferInvalid(field);
    }

    function _beyond(AgreementId id, bytes32 field) private pure {
        revert INegotiations.Agreements_BeyondOffer(id, field);
    }
}
