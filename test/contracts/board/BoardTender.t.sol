// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Acceptance} from "../../../contracts/board/Acceptance.sol";
import {IBoard} from "../../../contracts/board/IBoard.sol";
import {IBoardDeposits} from "../../../contracts/board/IBoardDeposits.sol";
import {ITrades} from "../../../contracts/board/ITrades.sol";
import {Quote} from "../../../contracts/board/Quote.sol";
import {Failing} from "../../../contracts/board/Trade.sol";
import {Consent, Deal} from "../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../contracts/settlement/IAsset.sol";
import {ICash} from "../../../contracts/settlement/ICash.sol";
import {ISettlement} from "../../../contracts/settlement/ISettlement.sol";
import {CHECKER, Duties, MAKER} from "../../../contracts/types/Duties.sol";
import {TradeId} from "../../../contracts/types/TradeId.sol";
import {BoardBase} from "./BoardBase.sol";

/// @notice A buyer tenders: what is kept from it then is not brought back to make it fail. And the leg of the board.
contract BoardTenderTest is BoardBase {
    /* TENDER */

    /// @dev The seller takes its account's duty away for as long as could be paid, and would bring it back.
    function test_ASellerThatIsNotBoundWhenTheBuyerTendersForfeits() public {
        (TradeId trade, Consent memory bySeller) = startExchanged();
        _enrol(otherBank.admin, otherBank.maker, CHECKER);
        uint256 money = yuan.balanceOf(guarantor.maker);
        settle(trade, bySeller);
        assertFailed(trade, Failing.Seller, HELD - DEPOSIT, HELD + DEPOSIT);
        vm.assertEq(yuan.balanceOf(guarantor.maker), money, "nothing is paid");
        _enrol(otherBank.admin, otherBank.maker, MAKER);
        vm.warp(seen(trade).settleBy + 1);
        refusesPartly(OUTSIDER, failData(trade, bySeller), ITrades.Trades_WrongState.selector);
    }

    function test_WhereTheOperatorKeepsTheUnitsATenderEndsTheTrade() public {
        (TradeId trade, Consent memory bySeller) = startExchanged();
        _enrol(operator.admin, address(board), CHECKER);
        settle(trade, bySeller);
        assertFailed(trade, Failing.Nobody, HELD, HELD);
        vm.assertEq(reserved(), AMOUNT, "the operator lets go itself");
    }

    function test_RevertWhen_TheTenderIsOfAnother() public {
        (TradeId trade, Consent memory bySeller) = startExchanged();
        _enrol(otherBank.admin, otherBank.maker, CHECKER);
        Consent memory byThird = consentOf(third, board.dealOf(trade), 600);
        bytes memory data = abi.encodeCall(ITrades.settle, (trade, bySeller, byThird));
        bytes4 reason = ISettlement.Settlement_ConsentMissing.selector;
        refuses(OUTSIDER, data, abi.encodeWithSelector(reason, 1, guarantor.maker));
    }

    function test_RevertWhen_TheTenderIsCancelled() public {
        (TradeId trade, Consent memory bySeller) = startExchanged();
        _enrol(otherBank.admin, otherBank.maker, CHECKER);
        Consent memory byBuyer = consentOf(guarantor, board.dealOf(trade), 601);
        uint256[] memory nonces = new uint256[](1);
        nonces[0] = 601;
        vm.prank(guarantor.maker);
        settlement.cancelNonces(nonces);
        bytes memory data = abi.encodeCall(ITrades.settle, (trade, bySeller, byBuyer));
        bytes4 reason = ISettlement.Settlement_NonceUsed.selector;
        refuses(OUTSIDER, data, abi.encodeWithSelector(reason, guarantor.maker, 601));
    }

    function test_RevertWhen_TheTenderHasNotThePrice() public {
        (TradeId trade, Consent memory bySeller) = startExchanged();
        _enrol(otherBank.admin, otherBank.maker, CHECKER);
        uint256 money = yuan.balanceOf(guarantor.maker);
        vm.prank(guarantor.maker);
        yuan.transfer(third.maker, money - PRICE + 1);
        bytes4 reason = ITrades.Trades_PriceShort.selector;
        bytes memory data = settleData(trade, bySeller);
        refuses(OUTSIDER, data, abi.encodeWithSelector(reason, trade, guarantor.maker, PRICE, PRICE - 1));
    }

    /* MATCH */

    function test_RevertWhen_TheBoardCannotLetGo() public {
        post();
        Quote memory q = firm();
        Acceptance memory a = acceptanceOf(q, AMOUNT);
        bytes memory data = abi.encodeCall(IBoard.accept, (a));
        bytes memory reason = abi.encodeWithSelector(IBoard.Board_OperatorInvalid.selector, operator.id);
        _enrol(operator.admin, address(board), CHECKER);
        refuses(OUTSIDER, data, reason);
        _enrol(operator.admin, address(board), MAKER);
        vm.prank(operator.admin);
        members.revoke(address(board), 0);
        refuses(OUTSIDER, data, reason);
    }

    function test_RevertWhen_ACheckerSignedWithoutNeed() public {
        post();
        Quote memory q = firm();
        Acceptance memory a = acceptanceOf(q, AMOUNT);
        a.consent.checker = "no signature";
        bytes4 reason = IBoard.Board_CheckerSuperfluous.selector;
        refuses(OUTSIDER, abi.encodeCall(IBoard.accept, (a)), abi.encodeWithSelector(reason, ask, otherBank.id));
    }

    /// @dev A part so small that nothing of the price is left of it could not be settled.
    function test_RevertWhen_NothingIsPaidForAPart() public {
        usePool();
        offered.least = 1;
        useAsk(offered, hidden);
        post();
        Quote memory q = quoteBy(guarantor, PRICE);
        (q.least, q.price) = (1, 1);
        commit(guarantor, q);
        open();
        reveal(guarantor);
        Acceptance memory a;
        (a.ask, a.holding, a.quote, a.amount) = (offered, hidden, q, 1);
        a.byBidder = quoting(guarantor, q);
        bytes4 reason = IBoard.Board_QuoteInvalid.selector;
        bytes memory data = abi.encodeCall(IBoard.accept, (a));
        refuses(OUTSIDER, data, abi.encodeWithSelector(reason, ask, bytes32("price")));
    }

    function test_RevertWhen_TheBoardIsNoEscrow() public {
        vm.prank(address(timelockController));
        cashFactory.setEscrow(address(board), false);
        bytes memory data = abi.encodeCall(IBoardDeposits.deposit, (ICash(address(yuan)), 1));
        refuses(otherBank.maker, data, abi.encodeWithSelector(IBoardDeposits.Board_NotEscrow.selector));
    }

    /* LEG */

    function test_TheLegPassesInSettlementAlone() public {
        (TradeId trade, ) = startExchanged();
        Deal memory deal = board.dealOf(trade);
        vm.assertEq(board.token(), address(board), "itself");
        bytes4 notSettlement = IAsset.Asset_NotSettlement.selector;
        bytes memory reason = abi.encodeWithSelector(notSettlement, OUTSIDER, address(settlement));
        refuses(OUTSIDER, abi.encodeCall(IAsset.move, (deal, 2, bytes32(0))), reason);
        refuses(OUTSIDER, abi.encodeCall(IAsset.prepare, (deal, 2, bytes32(0), "")), reason);
        vm.prank(otherBank.maker);
        settlement.cancel(deal, 700); // lets go of nothing
    }

    function _enrol(address admin, address account, Duties duties) private {
        vm.prank(admin);
        members.enrol(account, duties, 0, personOf(string(abi.encodePacked(account))));
    }
}
