// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementTerms} from "../../../contracts/data/AgreementTerms.sol";
import {IAccesses} from "../../../contracts/data/IAccesses.sol";
import {INegotiations} from "../../../contracts/data/INegotiations.sol";
import {Offer} from "../../../contracts/data/Offer.sol";
import {Price} from "../../../contracts/data/Price.sol";
import {OfferId} from "../../../contracts/types/OfferId.sol";
import {DataBase} from "./DataBase.sol";

/// @notice An offer by rule, and what is tried with one.
abstract contract OffersBase is DataBase {
    Offer internal _offer;

    function setUp() public override {
        super.setUp();
        _offer = offerOf(0);
        _offer.byRule = true;
    }

    function _take(AgreementTerms memory terms, bytes memory reason) internal {
        bytes memory signature = signed(terms, "Bank: maker");
        Offer memory offer = _offer;
        if (reason.length != 0) expectError(reason);
        agreements.take(terms, offer, signature);
    }

    function _beyond(AgreementTerms memory terms, bytes32 field) internal {
        bytes4 error_ = INegotiations.Agreements_BeyondOffer.selector;
        _take(terms, abi.encodeWithSelector(error_, idOf(terms), field));
    }

    function _refuses(Offer memory offer, bytes4 error_, OfferId id) internal {
        expectError(abi.encodeWithSelector(error_, id));
        open(offer);
    }

    function _refusesField(Offer memory offer, bytes32 field) internal {
        expectError(abi.encodeWithSelector(INegotiations.Agreements_OfferInvalid.selector, field));
        open(offer);
    }

    function _refusesPrice(Price memory price, bytes32 field) internal {
        Offer memory offer = _offer;
        offer.price = hashOf(price);
        expectError(abi.encodeWithSelector(IAccesses.Accesses_PriceInvalid.selector, field));
        open(offer, price);
    }
}
