// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementTerms} from "../../../contracts/data/AgreementTerms.sol";
import {ConsentMode, ResourceStatus, ServiceKind} from "../../../contracts/data/ICatalog.sol";
import {AgreementState, INegotiations} from "../../../contracts/data/INegotiations.sol";
import {Offer} from "../../../contracts/data/Offer.sol";
import {Standing} from "../../../contracts/members/IMembers.sol";
import {OfferId} from "../../../contracts/types/OfferId.sol";
import {REGULATOR} from "../../../contracts/types/Roles.sol";
import {OffersBase} from "./OffersBase.sol";

/// @notice What is agreed under offers by rule.
contract OffersByRuleTest is OffersBase {
    function test_Take() public {
        open(_offer);
        AgreementTerms memory terms = termsUnder(_offer, 1);
        _take(terms, "");
        vm.assertEq(uint8(agreements.agreementOf(idOf(terms)).state), uint8(AgreementState.Active), "state");
        serve(terms, 1);
    }

    function test_RevertWhen_TheOfferDoesNotSaySo() public {
        Offer memory byHand = offerOf("by hand");
        open(byHand);
        OfferId id = agreements.offerIdOf(byHand);
        AgreementTerms memory terms = termsUnder(byHand, 1);
        bytes memory signature = signed(terms, "Bank: maker");
        expectError(abi.encodeWithSelector(INegotiations.Agreements_NotByRule.selector, id));
        agreements.take(terms, byHand, signature);
    }

    /// @dev Nothing is taken that the provider did not offer.
    function test_RevertWhen_BeyondTheOffer() public {
        (_offer.usesPerPeriod, _offer.period) = (2, 1 days);
        (_offer.computeOnly, _offer.minGroupSize) = (true, 5);
        open(_offer);
        AgreementTerms memory t = termsUnder(_offer, 1);
        t.policyHash = "another";
        _beyond(t, "policyHash");
        t = termsUnder(_offer, 1);
        t.purposes = 8;
        _beyond(t, "purposes");
        t = termsUnder(_offer, 1);
        t.start = uint48(START - 1);
        _beyond(t, "start");
        t = termsUnder(_offer, 1);
        t.end = LATER + 1;
        _beyond(t, "end");
        t = termsUnder(_offer, 1);
        t.maxUses = 101;
        _beyond(t, "maxUses");
        t = termsUnder(_offer, 1);
        t.period = 1;
        _beyond(t, "period");
        t = termsUnder(_offer, 1);
        t.usesPerPeriod = 3;
        _beyond(t, "usesPerPeriod");
        t = termsUnder(_offer, 1);
        t.computeOnly = false;
        _beyond(t, "computeOnly");
        t = termsUnder(_offer, 1);
        t.minGroupSize = 4;
        _beyond(t, "minGroupSize");
        t = termsUnder(_offer, 1);
        t.disputeWindow = 1;
        _beyond(t, "disputeWindow");
        t = termsUnder(_offer, 1);
        t.arbitrator = lab.id;
        _beyond(t, "arbitrator");
        t = termsUnder(_offer, 1);
        t.price = "free";
        _beyond(t, "price");
    }

    /// @dev A consumer that names the subject could name itself, and consent.
    function test_RevertWhen_TheConsumerNamesTheSubject() public {
        resource = create("individual", termsOf(ConsentMode.Individual));
        service = addService("download", ServiceKind.Download);
        publish(1);
        setStatus(ResourceStatus.Active);
        _offer.resource = resource;
        _offer.service = service;
        open(_offer);
        AgreementTerms memory terms = termsUnder(_offer, 1);
        terms.subject = bank.maker;
        _beyond(terms, "subject");
        terms.subject = address(0);
        _take(terms, abi.encodeWithSelector(INegotiations.Agreements_SubjectMissing.selector, idOf(terms), resource));
        terms.computeOnly = true;
        _take(terms, "");
    }

    function test_RevertWhen_ByRuleWhereConsentIsAlways() public {
        resource = create("always", termsOf(ConsentMode.Always));
        service = addService("download", ServiceKind.Download);
        publish(1);
        setStatus(ResourceStatus.Active);
        (_offer.resource, _offer.service) = (resource, service);
        _refusesField(_offer, "byRule");
        _offer.byRule = false;
        open(_offer);
    }

    function test_RevertWhen_AnotherOfferIsShown() public {
        open(_offer);
        Offer memory wide = _offer;
        wide.maxUses = 1000;
        AgreementTerms memory terms = termsUnder(_offer, 1);
        terms.offer = agreements.offerIdOf(offerOf(0));
        open(offerOf(0));
        _offer = wide;
        _beyond(terms, "offer");
    }

    function test_RevertWhen_TheConsumerLacksTheRole() public {
        _offer.recipientRoles = REGULATOR;
        open(_offer);
        _beyond(termsUnder(_offer, 1), "consumer");
    }

    /// @dev Who signs has its standing looked at; here the provider signs nothing.
    function test_RevertWhen_TheProviderIsNotActive() public {
        open(_offer);
        asCouncil();
        members.setStanding(grid.id, Standing.Restricted);
        _beyond(termsUnder(_offer, 1), "provider");
    }

    /* INTERNAL */
}
