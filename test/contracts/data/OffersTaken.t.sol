// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementTerms} from "../../../contracts/data/AgreementTerms.sol";
import {AgreementState, INegotiations} from "../../../contracts/data/INegotiations.sol";
import {Offer} from "../../../contracts/data/Offer.sol";
import {OffersBase} from "./OffersBase.sol";

/// @notice How often one consumer takes an offer by rule, and whatever was brought before.
contract OffersTakenTest is OffersBase {
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

    /* INTERNAL */

    function _holdsItsPlace(AgreementTerms memory one) private {
        AgreementTerms memory other = termsUnder(_offer, 2);
        other.end = LATER;
        vm.warp(one.end);
        bytes4 error_ = INegotiations.Agreements_OneEach.selector;
        _take(other, abi.encodeWithSelector(error_, one.offer, bank.id, idOf(one)));
        vm.warp(uint256(one.end) + 1);
        _take(other, "");
    }
}
