// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Acceptance} from "../../../contracts/board/Acceptance.sol";
import {AskState} from "../../../contracts/board/Ask.sol";
import {IBoard} from "../../../contracts/board/IBoard.sol";
import {ITrades} from "../../../contracts/board/ITrades.sol";
import {Quote} from "../../../contracts/board/Quote.sol";
import {Order} from "../../../contracts/ledger/IHoldings.sol";
import {ILiens} from "../../../contracts/ledger/ILiens.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {Consent} from "../../../contracts/settlement/Deal.sol";
import {TradeId} from "../../../contracts/types/TradeId.sol";
import {BoardBase} from "./BoardBase.sol";

/// @notice Claims on banks that are sold without recourse: those that a court stopped, those that were sold, and who warrants them.
contract BoardForfaitingTest is BoardBase {
    function test_RevertWhen_AClaimUnderAnInjunctionIsOffered() public {
        Order memory order = Order(lot, otherBank.maker, address(0), AMOUNT, "fraud", LATER, 1);
        instruments.freeze(order, approvalOf(court, instruments.digestOf(order)));
        vm.expectRevert(abi.encodeWithSelector(ILiens.Liens_NotFree.selector, lot, otherBank.maker, 0, AMOUNT));
        reserve(otherBank);
        refuses(OUTSIDER, postData(), abi.encodeWithSelector(IBoard.Board_NotReserved.selector, ask, 0, AMOUNT));
    }

    /// @dev A lot has one confirmation: what was taken is not taken again, whatever another bank quoted for it.
    function test_RevertWhen_AClaimIsConfirmedToTwoBuyers() public {
        post();
        Quote memory first = quoteBy(guarantor, PRICE);
        Quote memory second = quoteBy(third, PRICE + 1);
        commit(guarantor, first);
        commit(third, second);
        open();
        reveal(guarantor);
        reveal(third);
        accept(first, AMOUNT);
        Acceptance memory a = acceptanceOf(second, AMOUNT);
        a.byBidder = quoting(third, second);
        refuses(OUTSIDER, abi.encodeCall(IBoard.accept, (a)), wrongState(AskState.Matched));
    }

    /// @dev Sold on, it is the last seller that its buyer turns to: who sold it before answers to the first buyer alone.
    function test_AWarrantyIsEachSellersOwn() public {
        (TradeId former, Consent memory bySeller) = startExchanged();
        settle(former, bySeller);
        (TradeId trade, Acceptance memory a) = _soldOn();
        vm.prank(guarantor.maker);
        board.present(trade, "documents");
        board.satisfy(trade, "documents", LATER, satisfying(third, trade));
        board.settle(trade, a.consent, consentOf(third, board.dealOf(trade), 701));
        vm.assertEq(instruments.balanceOf(third.maker, lot), AMOUNT, "sold on");

        DualApproval memory claim = claiming(third, trade);
        vm.expectEmit(address(board));
        emit ITrades.WarrantyClaimed(trade, guarantor.id, third.id, "forged");
        board.claimWarranty(trade, "forged", LATER, claim);
        bytes memory data = abi.encodeCall(ITrades.claimWarranty, (former, "forged", LATER, claiming(third, former)));
        refuses(OUTSIDER, data, notPartyOf(former, guarantor, third));
        DualApproval memory before = claiming(guarantor, former);
        vm.expectEmit(address(board));
        emit ITrades.WarrantyClaimed(former, otherBank.id, guarantor.id, "forged");
        board.claimWarranty(former, "forged", LATER, before);
    }

    /// @dev By the guarantor, which bought it, to the third bank.
    function _soldOn() private returns (TradeId trade, Acceptance memory a) {
        (offered.commitUntil, offered.acceptUntil) = (
            uint48(block.timestamp + 1 days),
            uint48(block.timestamp + 3 days)
        );
        useAsk(offered, holdingOf(lot, guarantor, AMOUNT));
        reserve(guarantor);
        board.post(offered, hidden, posting(guarantor));
        Quote memory q = quoteBy(third, PRICE);
        q.expiry = offered.acceptUntil;
        commit(third, q);
        vm.warp(offered.commitUntil + 1);
        reveal(third);
        (a.ask, a.holding, a.quote, a.amount) = (offered, hidden, q, AMOUNT);
        a.byBidder = quoting(third, q);
        a.consent = consentOf(guarantor, board.dealFor(offered, hidden, q, AMOUNT), 700);
        trade = board.accept(a);
    }
}
