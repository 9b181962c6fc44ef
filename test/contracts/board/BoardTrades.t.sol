// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ITrades} from "../../../contracts/board/ITrades.sol";
import {Failing, Trade, TradeState} from "../../../contracts/board/Trade.sol";
import {Consent} from "../../../contracts/settlement/Deal.sol";
import {ISettlement} from "../../../contracts/settlement/ISettlement.sol";
import {OBLIGOR_RISK} from "../../../contracts/types/LimitKind.sol";
import {TradeId} from "../../../contracts/types/TradeId.sol";
import {BoardBase} from "./BoardBase.sol";

/// @notice Documents, settlement, failure and report.
contract BoardTradesTest is BoardBase {
    /* DOCUMENTS */

    function test_Present() public {
        (TradeId trade, ) = startMatched();
        vm.expectEmit(address(board));
        emit ITrades.DocumentsPresented(trade, "documents");
        present(trade);
        vm.assertEq(seen(trade).documents, "documents", "documents");
        assertTrade(trade, TradeState.Presented, "state");
    }

    function test_RevertWhen_PresentedLateOrByAnother() public {
        (TradeId trade, ) = startMatched();
        bytes memory data = abi.encodeCall(ITrades.present, (trade, "documents"));
        refuses(guarantor.maker, data, notPartyOf(trade, otherBank, guarantor));
        refuses(OUTSIDER, data, notEnrolled(OUTSIDER));
        bytes memory empty = abi.encodeCall(ITrades.present, (trade, 0));
        refuses(otherBank.maker, empty, abi.encodeWithSelector(ITrades.Trades_Empty.selector, trade));
        uint48 by = seen(trade).documentsBy;
        vm.warp(by + 1);
        refuses(otherBank.maker, data, tradeTooLate(trade, by));
        vm.warp(by);
        present(trade);
    }

    function test_Satisfy() public {
        (TradeId trade, ) = startMatched();
        present(trade);
        vm.expectEmit(address(board));
        emit ITrades.DocumentsSatisfactory(trade, "documents");
        satisfy(trade);
        assertTrade(trade, TradeState.DocsExchanged, "state");
    }

    function test_RefusedDocumentsAreBroughtAnew() public {
        (TradeId trade, Consent memory bySeller) = startMatched();
        present(trade);
        vm.expectEmit(address(board));
        emit ITrades.DocumentsRefused(trade, "documents", "draft");
        refuse(trade);
        assertTrade(trade, TradeState.Matched, "the seller can mend them");
        vm.prank(otherBank.maker);
        board.present(trade, "better");
        bytes memory old = abi.encodeCall(ITrades.satisfy, (trade, "documents", LATER, satisfying(guarantor, trade)));
        bytes4 reason = ITrades.Trades_OtherDocuments.selector;
        refuses(OUTSIDER, old, abi.encodeWithSelector(reason, trade, bytes32("better"), bytes32("documents")));
        vm.warp(seen(trade).examineBy + 1);
        settle(trade, bySeller);
        assertTrade(trade, TradeState.Settled, "refused once, and settled");
    }

    function test_RevertWhen_AnotherExamines() public {
        (TradeId trade, ) = startMatched();
        present(trade);
        bytes memory data = abi.encodeCall(ITrades.satisfy, (trade, "documents", LATER, satisfying(third, trade)));
        refuses(OUTSIDER, data, notPartyOf(trade, guarantor, third));
        data = abi.encodeCall(ITrades.refuse, (trade, "documents", "draft", LATER, refusing(third, trade)));
        refuses(OUTSIDER, data, notPartyOf(trade, guarantor, third));
        data = abi.encodeCall(ITrades.refuse, (trade, "documents", 0, LATER, refusing(guarantor, trade)));
        refuses(OUTSIDER, data, abi.encodeWithSelector(ITrades.Trades_Empty.selector, trade));
        uint48 over = uint48(block.timestamp - 1);
        data = abi.encodeCall(ITrades.refuse, (trade, "documents", "draft", over, refusing(guarantor, trade)));
        refuses(OUTSIDER, data, tradeTooLate(trade, over));
    }

    /// @dev Who says nothing found them satisfactory, and owes the price.
    function test_SilenceIsSatisfaction() public {
        (TradeId trade, Consent memory bySeller) = startMatched();
        present(trade);
        vm.warp(seen(trade).examineBy);
        assertTrade(trade, TradeState.Presented, "in the last second");
        vm.warp(seen(trade).examineBy + 1);
        assertTrade(trade, TradeState.DocsExchanged, "after it");
        bytes memory late = abi.encodeCall(
            ITrades.refuse,
            (trade, "documents", "draft", LATER, refusing(guarantor, trade))
        );
        refuses(OUTSIDER, late, wrongTrade(trade, TradeState.DocsExchanged));
        settle(trade, bySeller);
    }

    /* SETTLEMENT */

    function test_Settle() public {
        (TradeId trade, Consent memory bySeller) = startExchanged();
        (uint256 seller, uint256 buyer_) = (yuan.balanceOf(otherBank.maker), yuan.balanceOf(guarantor.maker));
        bytes32 dealId = dealHash(board.dealOf(trade));
        vm.expectEmit(address(board));
        emit ITrades.TradeSettled(trade, dealId);
        settle(trade, bySeller);
        vm.assertEq(yuan.balanceOf(otherBank.maker), seller + PRICE, "the price");
        vm.assertEq(yuan.balanceOf(guarantor.maker), buyer_ - PRICE, "paid");
        vm.assertEq(instruments.balanceOf(guarantor.maker, lot), AMOUNT, "units");
        vm.assertEq(reserved(), 0, "nothing is reserved");
        assertFailed(trade, Failing.Nobody, HELD, HELD);
        assertUsed(guarantor, bank, OBLIGOR_RISK, AMOUNT, "the limit of who holds");
        vm.assertEq(board.exposureOf(lot, guarantor.maker), AMOUNT, "for this claim");
    }

    /// @dev A receivable's own case uses the limit when it is sold.
    function test_TheLimitOfAReceivableIsItsCasesOwn() public {
        usePool();
        post();
        (TradeId trade, Consent memory bySeller) = accept(firm(), 400_000);
        assertUsed(guarantor, bank, OBLIGOR_RISK, 400_000, "from the match on");
        present(trade);
        satisfy(trade);
        settle(trade, bySeller);
        assertUsed(guarantor, bank, OBLIGOR_RISK, 0, "the test's case uses none");
        vm.assertEq(board.exposureOf(pool, guarantor.maker), 0, "nothing here");
        vm.assertEq(reserved(), 600_000, "the rest of the ask");
    }

    function test_RevertWhen_SettledWithAnotherConsent() public {
        (TradeId trade, Consent memory bySeller) = startExchanged();
        bySeller.nonce++;
        bytes memory data = settleData(trade, bySeller);
        refuses(OUTSIDER, data, abi.encodeWithSelector(ITrades.Trades_OtherConsent.selector, trade));
    }

    function test_RevertWhen_TheBuyerDidNotConsent() public {
        (TradeId trade, Consent memory bySeller) = startExchanged();
        Consent memory byThird = consentOf(third, board.dealOf(trade), 99);
        bytes memory data = abi.encodeCall(ITrades.settle, (trade, bySeller, byThird));
        bytes4 reason = ISettlement.Settlement_ConsentSuperfluous.selector;
        refuses(OUTSIDER, data, abi.encodeWithSelector(reason, 1, third.maker));
    }

    function test_RevertWhen_SettledLate() public {
        (TradeId trade, Consent memory bySeller) = startExchanged();
        uint48 by = seen(trade).settleBy;
        bytes memory data = settleData(trade, bySeller);
        vm.warp(by + 1);
        refuses(OUTSIDER, data, tradeTooLate(trade, by));
    }

    /* REPORT AND WARRANTIES */

    function test_Report() public {
        (TradeId trade, Consent memory bySeller) = startExchanged();
        settle(trade, bySeller);
        bytes memory data = abi.encodeCall(ITrades.report, (trade));
        refuses(third.maker, data, notPartyOf(trade, operator, third));
        refuses(OUTSIDER, data, notEnrolled(OUTSIDER));
        Trade memory facts = seen(trade);
        facts.state = TradeState.Reported;
        vm.expectEmit(address(board));
        emit ITrades.TradeReported(trade, operator.id, facts);
        vm.prank(operator.maker);
        board.report(trade);
        assertTrade(trade, TradeState.Reported, "state");
    }

    function test_AWarrantyClaimIsAnEventAndNoPayment() public {
        (TradeId trade, Consent memory bySeller) = startExchanged();
        settle(trade, bySeller);
        uint256 held = yuan.balanceOf(address(board));
        vm.expectEmit(address(board));
        emit ITrades.WarrantyClaimed(trade, otherBank.id, guarantor.id, "forged");
        board.claimWarranty(trade, "forged", LATER, claiming(guarantor, trade));
        vm.assertEq(yuan.balanceOf(address(board)), held, "no money moved");
        assertFailed(trade, Failing.Nobody, HELD, HELD);
    }

    function test_RevertWhen_AWarrantyIsClaimedByAnother() public {
        (TradeId trade, Consent memory bySeller) = startExchanged();
        settle(trade, bySeller);
        bytes memory data = abi.encodeCall(ITrades.claimWarranty, (trade, "forged", LATER, claiming(third, trade)));
        refuses(OUTSIDER, data, notPartyOf(trade, guarantor, third));
        data = abi.encodeCall(ITrades.claimWarranty, (trade, 0, LATER, claiming(guarantor, trade)));
        refuses(OUTSIDER, data, abi.encodeWithSelector(ITrades.Trades_Empty.selector, trade));
        uint48 over = uint48(block.timestamp - 1);
        data = abi.encodeCall(ITrades.claimWarranty, (trade, "forged", over, claiming(guarantor, trade)));
        refuses(OUTSIDER, data, tradeTooLate(trade, over));
    }

    /// @dev Nothing was sold: there is nothing to warrant, also when the operator has the report.
    function test_RevertWhen_AWarrantyOfATradeThatFailedIsClaimed() public {
        (TradeId trade, ) = startMatched();
        bytes memory data = abi.encodeCall(ITrades.claimWarranty, (trade, "forged", LATER, claiming(guarantor, trade)));
        refuses(OUTSIDER, data, wrongTrade(trade, TradeState.Matched));
        vm.warp(seen(trade).documentsBy + 1);
        board.fail(trade, none());
        refuses(OUTSIDER, data, wrongTrade(trade, TradeState.Failed));
        vm.prank(operator.maker);
        board.report(trade);
        refuses(OUTSIDER, data, wrongTrade(trade, TradeState.Reported));
    }

    /* LIMITS */

    function test_TheLimitIsFreeOnceTheClaimIsPaid() public {
        (TradeId trade, Consent memory bySeller) = startExchanged();
        settle(trade, bySeller);
        bytes memory data = abi.encodeCall(ITrades.freeExposure, (lot, guarantor.maker));
        bytes memory reason = abi.encodeWithSelector(ITrades.Trades_NothingFree.selector, lot, guarantor.maker);
        refuses(OUTSIDER, data, reason);
        vm.prank(bank.maker);
        instruments.pay(lot, AMOUNT);
        instruments.redeem(lot, guarantor.maker);
        vm.expectEmit(address(board));
        emit ITrades.ExposureFreed(lot, guarantor.maker, AMOUNT);
        board.freeExposure(lot, guarantor.maker);
        assertUsed(guarantor, bank, OBLIGOR_RISK, 0, "free");
        refuses(OUTSIDER, data, reason);
    }

    /* PRIVATE */

    /// @dev By a deal: the pledge is enforceable from the maturity on.
}
