// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Acceptance} from "../../../contracts/board/Acceptance.sol";
import {ITrades} from "../../../contracts/board/ITrades.sol";
import {Quote} from "../../../contracts/board/Quote.sol";
import {Failing} from "../../../contracts/board/Trade.sol";
import {IHoldings, Order, ORDER_TYPEHASH} from "../../../contracts/ledger/IHoldings.sol";
import {Standing} from "../../../contracts/members/IMembers.sol";
import {Consent} from "../../../contracts/settlement/Deal.sol";
import {OBLIGOR_RISK} from "../../../contracts/types/LimitKind.sol";
import {TradeId} from "../../../contracts/types/TradeId.sol";
import {WalletContract} from "../evidence/WalletContract.sol";
import {BoardBase} from "./BoardBase.sol";

/// @notice Who loses its deposit, and who does not.
contract BoardFailuresTest is BoardBase {
    /* FAILURE */

    function test_ASellerWithoutDocumentsForfeits() public {
        (TradeId trade, ) = startMatched();
        uint48 by = seen(trade).documentsBy;
        vm.warp(by);
        refuses(OUTSIDER, failData(trade, none()), tradeTooEarly(trade, by));
        vm.warp(by + 1);
        vm.expectEmit(address(board));
        emit ITrades.TradeFailed(trade, Failing.Seller, DEPOSIT);
        vm.prank(OUTSIDER);
        board.fail(trade, none());
        assertFailed(trade, Failing.Seller, HELD - DEPOSIT, HELD + DEPOSIT);
        assertUsed(guarantor, bank, OBLIGOR_RISK, 0, "the limit is free");
        vm.assertEq(reserved(), 0, "the units are free");
    }

    function test_ABuyerThatDoesNotPayForfeits() public {
        (TradeId trade, Consent memory bySeller) = startExchanged();
        uint48 by = seen(trade).settleBy;
        vm.warp(by);
        refuses(OUTSIDER, failData(trade, bySeller), tradeTooEarly(trade, by));
        vm.warp(by + 1);
        refuses(OUTSIDER, failData(trade, none()), abi.encodeWithSelector(ITrades.Trades_OtherConsent.selector, trade));
        board.fail(trade, bySeller);
        assertFailed(trade, Failing.Buyer, HELD + DEPOSIT, HELD - DEPOSIT);
    }

    function test_WhereDocumentsWereRefusedNobodyForfeits() public {
        (TradeId trade, ) = startMatched();
        present(trade);
        refuse(trade);
        vm.warp(seen(trade).documentsBy + 1);
        vm.expectEmit(address(board));
        emit ITrades.TradeFailed(trade, Failing.Nobody, 0);
        board.fail(trade, none());
        assertFailed(trade, Failing.Nobody, HELD, HELD);
    }

    function test_ASellerThatCancelsItsConsentForfeits() public {
        (TradeId trade, Consent memory bySeller) = startExchanged();
        uint256[] memory nonces = new uint256[](1);
        nonces[0] = bySeller.nonce;
        vm.prank(otherBank.maker);
        settlement.cancelNonces(nonces);
        _failsAtTheEnd(trade, bySeller, Failing.Seller);
    }

    function test_AnExpelledSellerForfeits() public {
        (TradeId trade, Consent memory bySeller) = startExchanged();
        setStanding(otherBank.id, Standing.Expelled);
        _failsAtTheEnd(trade, bySeller, Failing.Seller);
    }

    function test_ASellerWhoseCheckerDidNotSignForfeits() public {
        (TradeId trade, Consent memory bySeller) = startExchanged();
        setDualControl(otherBank.id);
        _failsAtTheEnd(trade, bySeller, Failing.Seller);
    }

    function test_ASellerWhoseCheckerWasRevokedForfeits() public {
        setDualControl(otherBank.id);
        _reserveAndPost();
        (TradeId trade, Consent memory bySeller) = _acceptUnderDualControl();
        vm.prank(otherBank.admin);
        members.revoke(otherBank.checker, 0);
        _failsAtTheEnd(trade, bySeller, Failing.Seller);
    }

    function test_ABuyerForfeitsToASellerUnderDualControl() public {
        setDualControl(otherBank.id);
        _reserveAndPost();
        (TradeId trade, Consent memory bySeller) = _acceptUnderDualControl();
        _failsAtTheEnd(trade, bySeller, Failing.Buyer);
    }

    /// @dev Its account is a contract, which signed and says now that it did not.
    function test_ASellerWhoseContractDeniesItsSignatureForfeits() public {
        post();
        Quote memory q = firm();
        vm.etch(otherBank.maker, address(new WalletContract(accountOf("owner"))).code);
        Acceptance memory a = acceptanceOf(q, AMOUNT);
        bytes32 digest = settlement.digestOf(board.dealFor(offered, hidden, q, AMOUNT), a.consent.nonce);
        a.consent.signature = abi.encode(abi.encodePacked(otherBank.maker), signatureOf("owner", digest));
        TradeId trade = board.accept(a);
        present(trade);
        satisfy(trade);
        vm.etch(otherBank.maker, address(new WalletContract(accountOf("another owner"))).code);
        _failsAtTheEnd(trade, a.consent, Failing.Seller);
    }

    /// @dev A court stopped the units: neither side failed.
    function test_WhereACourtFrozeTheUnitsNobodyForfeits() public {
        usePool();
        post();
        (TradeId trade, Consent memory bySeller) = accept(firm(), AMOUNT);
        present(trade);
        satisfy(trade);
        _freeze(pool, AMOUNT);
        _failsAtTheEnd(trade, bySeller, Failing.Nobody);
    }

    function test_WhereTheClaimWasPaidNobodyForfeits() public {
        (TradeId trade, Consent memory bySeller) = startExchanged();
        vm.prank(bank.maker);
        instruments.pay(lot, AMOUNT);
        _failsAtTheEnd(trade, bySeller, Failing.Nobody);
    }

    function test_WhereTheOperatorKeptTheUnitsNobodyForfeits() public {
        (TradeId trade, Consent memory bySeller) = startExchanged();
        vm.prank(operator.admin);
        members.revoke(address(board), 0);
        _failsAtTheEnd(trade, bySeller, Failing.Nobody);
        vm.assertEq(reserved(), AMOUNT, "the operator lets go itself");
    }

    /* PRIVATE */

    function _failsAtTheEnd(TradeId trade, Consent memory bySeller, Failing failing) private {
        vm.warp(seen(trade).settleBy + 1);
        board.fail(trade, bySeller);
        uint96 more = failing == Failing.Seller ? HELD - DEPOSIT : HELD + DEPOSIT;
        if (failing == Failing.Nobody) assertFailed(trade, failing, HELD, HELD);
        else assertFailed(trade, failing, more, 2 * HELD - more);
        assertUsed(guarantor, bank, OBLIGOR_RISK, 0, "the limit is free");
    }

    function _reserveAndPost() private {
        pledgeByDeal();
        board.post(offered, hidden, posting(otherBank));
    }

    function _acceptUnderDualControl() private returns (TradeId trade, Consent memory bySeller) {
        (trade, bySeller) = acceptDual(firm());
        present(trade);
        satisfy(trade);
    }

    function _freeze(uint256 id, uint256 amount) private {
        Order memory order = Order(id, otherBank.maker, address(0), amount, "injunction", LATER, 1);
        bytes32 content = keccak256(abi.encode(ORDER_TYPEHASH, order));
        bytes32 digest = typedDigest("Tallystick Instruments", address(instruments), block.chainid, content);
        vm.assertEq(instruments.digestOf(order), digest, "digest of the order");
        IHoldings(address(instruments)).freeze(order, approvalOf(court, digest));
    }
}
