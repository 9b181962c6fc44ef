// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementTerms} from "../../../contracts/data/AgreementTerms.sol";
import {IAccesses} from "../../../contracts/data/IAccesses.sol";
import {ConsentMode, ICatalog, ResourceStatus, ServiceKind} from "../../../contracts/data/ICatalog.sol";
import {AgreementState, INegotiations} from "../../../contracts/data/INegotiations.sol";
import {Offer, OfferRecord} from "../../../contracts/data/Offer.sol";
import {NO_PRICE, Price, PriceUnit, Share} from "../../../contracts/data/Price.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {AgreementId} from "../../../contracts/types/AgreementId.sol";
import {NOBODY} from "../../../contracts/types/OrgId.sol";
import {OfferId} from "../../../contracts/types/OfferId.sol";
import {Roles, REGULATOR} from "../../../contracts/types/Roles.sol";
import {LedgerCash} from "../ledger/LedgerCash.sol";
import {DataBase} from "./DataBase.sol";

/// @notice Offers, and what is agreed under them by rule.
contract OffersTest is DataBase {
    string private constant OFFER_TYPE =
        "Offer(uint32 provider,bytes32 resource,bytes32 service,bytes32 policyHash,uint48 validFrom,uint48 validTo,uint64 purposes,uint32 maxUses,uint32 usesPerPeriod,uint32 period,uint64 recipientRoles,bool computeOnly,uint32 minGroupSize,bool byRule,bool oneEach,Price price,uint32 disputeWindow,uint32 arbitrator,bytes32 salt)Price(address cash,uint88 amount,uint8 per,Share[] shares,address remainder)Share(address payee,uint16 basisPoints)";

    Offer private _offer;

    function setUp() public override {
        super.setUp();
        _offer = offerOf(0);
        _offer.byRule = true;
    }

    function test_Open() public {
        bytes32 hash = keccak256(abi.encode(keccak256(bytes(OFFER_TYPE)), _offer));
        OfferId id = OfferId.wrap(digestOf(hash));
        vm.expectEmit(address(agreements));
        emit INegotiations.OfferOpened(id, grid.id, resource, _offer, noPrice());
        open(_offer);
        vm.assertTrue(agreements.offerIdOf(_offer) == id, "id");
        OfferRecord memory wanted = OfferRecord(grid.id, uint48(START), LATER, true, false, false, resource);
        vm.assertEq(abi.encode(agreements.offerOf(id)), abi.encode(wanted), "record");
    }

    /// @dev That nothing is paid is the hash of a price without anything.
    function test_NoPrice() public pure {
        vm.assertEq(NO_PRICE, hashOf(noPrice()), "constant");
    }

    function test_RevertWhen_OpenedTwice() public {
        open(_offer);
        _refuses(_offer, INegotiations.Agreements_OfferExists.selector, agreements.offerIdOf(_offer));
    }

    function test_RevertWhen_AFieldIsNotPossible() public {
        Offer memory o = _offer;
        o.validTo = uint48(START - 1);
        _refusesField(o, "validTo");
        o = offerOf(0);
        (o.validFrom, o.validTo) = (LATER, LATER - 1);
        _refusesField(o, "validTo");
        o = offerOf(0);
        o.purposes = 0;
        _refusesField(o, "purposes");
        o = offerOf(0);
        o.maxUses = 0;
        _refusesField(o, "maxUses");
        o = offerOf(0);
        o.period = 1;
        _refusesField(o, "period");
        o = offerOf(0);
        o.arbitrator = grid.id;
        _refusesField(o, "arbitrator");
        o.arbitrator = NOBODY;
        _refusesField(o, "arbitrator");
        o = offerOf(0);
        o.service = catalog.serviceIdOf(resource, "unknown");
        _refusesField(o, "service");
        o = offerOf(0);
        o.provider = bank.id;
        _refusesField(o, "provider");
        vm.prank(grid.maker);
        catalog.removeService(service);
        _refusesField(offerOf(0), "service");
    }

    function test_RevertWhen_TheResourceIsNotActive() public {
        setStatus(ResourceStatus.Suspended);
        expectError(abi.encodeWithSelector(ICatalog.Catalog_WrongStatus.selector, resource, ResourceStatus.Suspended));
        open(_offer);
    }

    function test_RevertWhen_OpenedOrClosedByOthers() public {
        OfferId id = agreements.offerIdOf(_offer);
        bytes4 error_ = INegotiations.Agreements_NotProvider.selector;
        expectError(abi.encodeWithSelector(error_, id, grid.id, bank.id));
        vm.prank(bank.maker);
        agreements.openOffer(_offer, noPrice());
        open(_offer);
        expectError(abi.encodeWithSelector(error_, id, grid.id, bank.id));
        vm.prank(bank.maker);
        agreements.closeOffer(id);
    }

    /* PRICES */

    function test_RevertWhen_ThePriceIsAnotherOrNotPossible() public {
        LedgerCash cash = new LedgerCash();
        Price memory p = priceIn(cash, PriceUnit.Access);
        bytes4 other = IAccesses.Accesses_OtherPrice.selector;
        expectError(abi.encodeWithSelector(other, AgreementId.wrap(0), NO_PRICE, hashOf(p)));
        open(_offer, p);
        p.cash = LedgerCash(OUTSIDER);
        _refusesPrice(p, "cash");
        p = priceIn(cash, PriceUnit.Access);
        p.amount = 0;
        _refusesPrice(p, "amount");
        _refusesPrice(priceIn(cash, PriceUnit.None), "per");
        _refusesPrice(priceIn(cash, PriceUnit.Period), "per");
        p = priceIn(cash, PriceUnit.Access);
        p.remainder = address(0);
        _refusesPrice(p, "remainder");
        p.remainder = address(agreements);
        _refusesPrice(p, "remainder");
        p = priceIn(cash, PriceUnit.Access);
        p.shares[1].payee = address(agreements);
        _refusesPrice(p, "payee");
        p = priceIn(cash, PriceUnit.Access);
        p.shares = new Share[](17);
        _refusesPrice(p, "shares");
        p.shares = new Share[](16);
        _refusesPrice(p, "payee");
        p = priceIn(cash, PriceUnit.Access);
        p.shares[0].basisPoints = 9001;
        _refusesPrice(p, "basisPoints");
        p.shares[0].basisPoints = 9000;
        _offer.price = hashOf(p);
        open(_offer, p);
    }

    /* CLOSED */

    function test_Close() public {
        open(_offer);
        OfferId id = agreements.offerIdOf(_offer);
        asCouncil();
        members.setStanding(grid.id, Standing.Restricted);
        vm.expectEmit(address(agreements));
        emit INegotiations.OfferClosed(id, grid.maker);
        vm.prank(grid.maker);
        agreements.closeOffer(id);
        bytes4 notOpen = INegotiations.Agreements_OfferNotOpen.selector;
        bytes memory reason = abi.encodeWithSelector(notOpen, id, START, LATER, START);
        expectError(reason);
        vm.prank(grid.maker);
        agreements.closeOffer(id);
        _take(termsUnder(_offer, 1), reason);
        id = OfferId.wrap("unknown");
        expectError(abi.encodeWithSelector(INegotiations.Agreements_UnknownOffer.selector, id));
        vm.prank(grid.maker);
        agreements.closeOffer(id);
    }

    function test_RevertWhen_OutsideTheOffersTimeOrUnknown() public {
        OfferId id = agreements.offerIdOf(_offer);
        _take(termsUnder(_offer, 1), abi.encodeWithSelector(INegotiations.Agreements_UnknownOffer.selector, id));
        (_offer.validFrom, _offer.validTo) = (uint48(START + 10), uint48(START + 20));
        open(_offer);
        id = agreements.offerIdOf(_offer);
        bytes4 notOpen = INegotiations.Agreements_OfferNotOpen.selector;
        AgreementTerms memory terms = termsUnder(_offer, 1);
        _take(terms, abi.encodeWithSelector(notOpen, id, START + 10, START + 20, START));
        vm.warp(START + 21);
        _take(terms, abi.encodeWithSelector(notOpen, id, START + 10, START + 20, START + 21));
    }

    /* BY RULE */

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

    /* HOW OFTEN */

    function test_RevertWhen_TakenAnewToEscapeItsLimits() public {
        _offer.oneEach = true;
        open(_offer);
        AgreementTerms memory one = termsUnder(_offer, 1);
        one.maxUses = 1;
        _take(one, "");
        serve(one, 1);
        _holdsItsPlace(one);
    }

    function test_RevertWhen_TakenAnewAfterItIsRetired() public {
        _offer.oneEach = true;
        open(_offer);
        AgreementTerms memory one = termsUnder(_offer, 1);
        _take(one, "");
        serve(one, 1);
        vm.prank(bank.maker);
        agreements.retire(one, REASON);
        _holdsItsPlace(one);
    }

    function test_RevertWhen_TakenAnewToEscapeASuspension() public {
        _offer.oneEach = true;
        open(_offer);
        AgreementTerms memory one = termsUnder(_offer, 1);
        _take(one, "");
        vm.prank(grid.maker);
        agreements.suspend(one, REASON);
        vm.prank(bank.maker);
        agreements.retire(one, REASON);
        _holdsItsPlace(one);
    }

    function test_TakenAnewWhereNothingWasUsed() public {
        _offer.oneEach = true;
        open(_offer);
        AgreementTerms memory one = termsUnder(_offer, 1);
        _take(one, "");
        vm.startPrank(grid.maker);
        agreements.suspend(one, REASON);
        agreements.resume(one, REASON);
        agreements.retire(one, REASON);
        vm.stopPrank();
        _take(termsUnder(_offer, 2), "");
    }

    /* BROUGHT BEFORE */

    /// @dev Who brings the consumer's signature to `request` first does not stop it.
    function test_TakenThoughItWasRequested() public {
        open(_offer);
        AgreementTerms memory terms = termsUnder(_offer, 1);
        request(terms);
        terms.maxUses = 101;
        _beyond(terms, "maxUses");
        terms.maxUses = 10;
        _take(terms, "");
        vm.assertEq(uint8(agreements.agreementOf(idOf(terms)).state), uint8(AgreementState.Active), "state");
        bytes4 wrong = INegotiations.Agreements_WrongState.selector;
        _take(terms, abi.encodeWithSelector(wrong, idOf(terms), AgreementState.Active));
    }

    function test_RevertWhen_TakenByOthersThoughItWasRequested() public {
        open(_offer);
        AgreementTerms memory terms = termsUnder(_offer, 1);
        request(terms);
        bytes memory signature = signed(terms, "Grid: maker");
        Offer memory offer = _offer;
        bytes4 error_ = INegotiations.Agreements_NotParty.selector;
        expectError(abi.encodeWithSelector(error_, idOf(terms), bank.id, grid.id));
        agreements.take(terms, offer, signature);
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

    function _take(AgreementTerms memory terms, bytes memory reason) private {
        bytes memory signature = signed(terms, "Bank: maker");
        Offer memory offer = _offer;
        if (reason.length != 0) expectError(reason);
        agreements.take(terms, offer, signature);
    }

    function _holdsItsPlace(AgreementTerms memory one) private {
        AgreementTerms memory other = termsUnder(_offer, 2);
        other.end = LATER;
        vm.warp(one.end);
        bytes4 error_ = INegotiations.Agreements_OneEach.selector;
        _take(other, abi.encodeWithSelector(error_, one.offer, bank.id, idOf(one)));
        vm.warp(uint256(one.end) + 1);
        _take(other, "");
    }

    function _beyond(AgreementTerms memory terms, bytes32 field) private {
        bytes4 error_ = INegotiations.Agreements_BeyondOffer.selector;
        _take(terms, abi.encodeWithSelector(error_, idOf(terms), field));
    }

    function _refuses(Offer memory offer, bytes4 error_, OfferId id) private {
        expectError(abi.encodeWithSelector(error_, id));
        open(offer);
    }

    function _refusesField(Offer memory offer, bytes32 field) private {
        expectError(abi.encodeWithSelector(INegotiations.Agreements_OfferInvalid.selector, field));
        open(offer);
    }

    function _refusesPrice(Price memory price, bytes32 field) private {
        Offer memory offer = _offer;
        offer.price = hashOf(price);
        expectError(abi.encodeWithSelector(IAccesses.Accesses_PriceInvalid.selector, field));
        open(offer, price);
    }
}
