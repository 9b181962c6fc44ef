// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementTerms} from "../../../contracts/data/AgreementTerms.sol";
import {IAccesses} from "../../../contracts/data/IAccesses.sol";
import {ICatalog, ResourceStatus} from "../../../contracts/data/ICatalog.sol";
import {INegotiations} from "../../../contracts/data/INegotiations.sol";
import {Offer, OfferRecord} from "../../../contracts/data/Offer.sol";
import {NO_PRICE, Price, PriceUnit, Share} from "../../../contracts/data/Price.sol";
import {Standing} from "../../../contracts/members/IMembers.sol";
import {AgreementId} from "../../../contracts/types/AgreementId.sol";
import {NOBODY} from "../../../contracts/types/OrgId.sol";
import {OfferId} from "../../../contracts/types/OfferId.sol";
import {LedgerCash} from "../ledger/LedgerCash.sol";
import {OffersBase} from "./OffersBase.sol";

/// @notice Offers, from their opening to their close.
contract OffersTest is OffersBase {
    string private constant OFFER_TYPE =
        "Offer(uint32 provider,bytes32 resource,bytes32 service,bytes32 policyHash,uint48 validFrom,uint48 validTo,uint64 purposes,uint32 maxUses,uint32 usesPerPeriod,uint32 period,uint64 recipientRoles,bool computeOnly,uint32 minGroupSize,bool byRule,bool oneEach,Price price,uint32 disputeWindow,uint32 arbitrator,bytes32 salt)Price(address cash,uint88 amount,uint8 per,Share[] shares,address remainder)Share(address payee,uint16 basisPoints)";

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
}
