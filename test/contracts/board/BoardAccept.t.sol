// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Acceptance} from "../../../contracts/board/Acceptance.sol";
import {AskState} from "../../../contracts/board/Ask.sol";
import {IBoard} from "../../../contracts/board/IBoard.sol";
import {IBoardDeposits} from "../../../contracts/board/IBoardDeposits.sol";
import {Quote, QuoteState} from "../../../contracts/board/Quote.sol";
import {Trade, TradeState} from "../../../contracts/board/Trade.sol";
import {Deal} from "../../../contracts/settlement/Deal.sol";
import {ICash} from "../../../contracts/settlement/ICash.sol";
import {ILimits} from "../../../contracts/settlement/ILimits.sol";
import {GroupId} from "../../../contracts/types/GroupId.sol";
import {OBLIGOR_RISK} from "../../../contracts/types/LimitKind.sol";
import {Roles} from "../../../contracts/types/Roles.sol";
import {TradeId} from "../../../contracts/types/TradeId.sol";
import {BoardBase} from "./BoardBase.sol";

/// @notice Matches, whole and in part.
contract BoardAcceptTest is BoardBase {
    function test_Accept() public {
        post();
        Quote memory q = firm();
        Acceptance memory a = acceptanceOf(q, AMOUNT);
        vm.expectEmit(address(board));
        emit IBoard.AskMatched(ask);
        vm.expectEmit(address(board));
        emit IBoard.TradeMatched(tradeOf(q), ask, otherBank.id, guarantor.id, AMOUNT, PRICE, q);
        vm.expectEmit(address(board));
        emit IBoard.SellerConsented(tradeOf(q), a.consent);
        vm.prank(OUTSIDER);
        TradeId trade = board.accept(a);
        Trade memory t = seen(trade);
        assertTrade(trade, TradeState.Matched, "state");
        vm.assertEq(t.amount, AMOUNT, "amount");
        vm.assertEq(t.price, PRICE, "price");
        vm.assertEq(t.deposit, DEPOSIT, "deposit");
        vm.assertEq(t.documentsBy, startOf(TODAY + 15) - 1, "ten banking days");
        vm.assertEq(t.examineBy, startOf(TODAY + 22) - 1, "five more");
        vm.assertEq(t.settleBy, startOf(TODAY + 26) - 1, "two more, of which the first two days are none");
        vm.assertEq(depositOf(otherBank), HELD - DEPOSIT, "the seller's deposit");
        vm.assertEq(depositOf(guarantor), HELD - DEPOSIT, "the buyer's deposit");
        assertUsed(guarantor, bank, OBLIGOR_RISK, AMOUNT, "the buyer's limit");
        vm.assertEq(reserved(), AMOUNT, "reserved still");
    }

    function test_TheDealIsWhatWasQuoted() public {
        (TradeId trade, ) = startMatched();
        Deal memory deal = board.dealOf(trade);
        vm.assertEq(deal.legs.length, 3, "units against money, by the board");
        vm.assertEq(address(deal.legs[0].asset), address(instruments), "units");
        vm.assertEq(deal.legs[0].from, otherBank.maker, "of the seller");
        vm.assertEq(deal.legs[0].to, guarantor.maker, "to the buyer");
        vm.assertEq(deal.legs[0].amount, AMOUNT, "all");
        vm.assertEq(deal.legs[1].amount, PRICE, "for the price");
        vm.assertEq(address(deal.legs[2].asset), address(board), "nowhere else");
        vm.assertEq(deal.ref, trade.raw(), "for this trade");
        vm.assertFalse(deal.recourse, "without recourse");
        vm.assertEq(deal.deadline, seen(trade).settleBy, "until the day of payment");
    }

    /* IN PART */

    function test_APartReducesAskAndQuote() public {
        usePool();
        post();
        commit(third, quoteBy(third, PRICE));
        Quote memory q = firm();
        reveal(third);
        (TradeId trade, ) = accept(q, 400_001);
        vm.assertEq(seen(trade).price, 392_000, "its part of the price, rounded down");
        vm.assertEq(seen(trade).deposit, 4_000, "its part of the deposit");
        assertAsk(AskState.Posted, "the rest is offered");
        vm.assertEq(board.askOf(ask).taken, 400_001, "what is taken");
        assertQuote(third, QuoteState.Firm, "the others live for the rest");
        Acceptance memory rest = acceptanceOf(quoteBy(third, PRICE), 599_999);
        rest.byBidder = quoting(third, rest.quote);
        vm.expectEmit(address(board));
        emit IBoard.AskMatched(ask);
        board.accept(rest);
        assertAsk(AskState.Matched, "all is taken");
    }

    function test_RevertWhen_MoreThanIsLeftIsTaken() public {
        usePool();
        post();
        commit(third, quoteBy(third, PRICE));
        Quote memory q = firm();
        reveal(third);
        accept(q, 400_000);
        Quote memory other = quoteBy(third, PRICE);
        refuses(OUTSIDER, acceptData(other, 600_001), _outside(100_000, 600_000, 600_001));
        refuses(OUTSIDER, acceptData(other, 99_999), _outside(100_000, 600_000, 99_999));
    }

    function test_RevertWhen_LessThanTheBidderWantsIsTaken() public {
        usePool();
        post();
        Quote memory q = quoteBy(guarantor, 490_000);
        (q.amount, q.least) = (500_000, 200_000);
        commit(guarantor, q);
        open();
        reveal(guarantor);
        refuses(OUTSIDER, acceptData(q, 199_999), _outside(200_000, 500_000, 199_999));
        refuses(OUTSIDER, acceptData(q, 500_001), _outside(200_000, 500_000, 500_001));
    }

    /// @dev A lot passes whole: who wants to sell it in parts divides it before.
    function test_RevertWhen_ALotIsTakenInPart() public {
        post();
        refuses(OUTSIDER, acceptData(firm(), AMOUNT - 1), _outside(AMOUNT, AMOUNT, AMOUNT - 1));
    }

    function test_WithdrawnIsOnlyWhatIsNotTaken() public {
        usePool();
        post();
        accept(firm(), 400_000);
        withdraw();
        vm.assertEq(reserved(), 400_000, "what is taken stays reserved");
    }

    /* GUARDS */

    function test_RevertWhen_TheAskIsNotPosted() public {
        refuses(OUTSIDER, acceptData(quoteBy(guarantor, PRICE), AMOUNT), wrongState(AskState.None));
    }

    function test_RevertWhen_TheAskIsOver() public {
        post();
        Quote memory q = quoteBy(guarantor, PRICE);
        q.expiry = LATER;
        commit(guarantor, q);
        open();
        reveal(guarantor);
        vm.warp(ACCEPT_UNTIL + 1);
        refuses(OUTSIDER, acceptData(q, AMOUNT), tooLate(ACCEPT_UNTIL));
    }

    function test_RevertWhen_TheQuoteIsOver() public {
        post();
        Quote memory q = quoteBy(guarantor, PRICE);
        q.expiry = COMMIT_UNTIL + 10;
        commit(guarantor, q);
        open();
        reveal(guarantor);
        vm.warp(COMMIT_UNTIL + 11);
        refuses(OUTSIDER, acceptData(q, AMOUNT), wrongQuote(guarantor, QuoteState.Lapsed));
    }

    function test_RevertWhen_AnotherHoldingIsShown() public {
        post();
        Quote memory q = firm();
        hidden.amount = 10;
        refuses(OUTSIDER, acceptData(q, 10), abi.encodeWithSelector(IBoard.Board_OtherHolding.selector, ask));
    }

    function test_RevertWhen_ThePriceCannotBeSo() public {
        post();
        _refusesQuote(quoteBy(guarantor, 0), "price");
    }

    function test_RevertWhen_ThePriceIsAboveTheFace() public {
        post();
        _refusesQuote(quoteBy(guarantor, AMOUNT + 1), "price");
    }

    function test_RevertWhen_TheExpiryIsNotTheCommittedOne() public {
        post();
        Quote memory q = quoteBy(guarantor, PRICE);
        vm.prank(guarantor.maker);
        board.commit(ask, hashOf(q), q.expiry - 1);
        open();
        reveal(guarantor);
        refuses(OUTSIDER, acceptData(q, AMOUNT), _invalid("expiry"));
    }

    function test_RevertWhen_TheAccountIsAnothers() public {
        post();
        Quote memory q = quoteBy(guarantor, PRICE);
        q.account = third.maker;
        _refusesQuote(q, "account");
    }

    function test_RevertWhen_TheBidderIsNoBankAnyMore() public {
        post();
        Quote memory q = firm();
        setRoles(guarantor.id, Roles.wrap(0));
        refuses(OUTSIDER, acceptData(q, AMOUNT), _invalid("bidder"));
    }

    function test_RevertWhen_ASellerBuysOfItself() public {
        post();
        Quote memory q = quoteBy(otherBank, PRICE);
        commit(otherBank, q);
        open();
        reveal(otherBank);
        Acceptance memory a;
        (a.ask, a.holding, a.quote, a.amount) = (offered, hidden, q, AMOUNT);
        bytes memory data = abi.encodeCall(IBoard.accept, (a));
        refuses(OUTSIDER, data, abi.encodeWithSelector(IBoard.Board_OwnAsk.selector, ask, otherBank.id));
    }

    function test_RevertWhen_TheDepositIsShort() public {
        post();
        Quote memory q = firm();
        vm.prank(guarantor.maker);
        board.takeDeposit(ICash(address(yuan)), HELD - DEPOSIT + 1, guarantor.maker);
        bytes4 reason = IBoardDeposits.Board_DepositShort.selector;
        bytes memory expected = abi.encodeWithSelector(reason, guarantor.id, DEPOSIT - 1, DEPOSIT);
        refuses(OUTSIDER, acceptData(q, AMOUNT), expected);
        vm.prank(otherBank.maker);
        board.takeDeposit(ICash(address(yuan)), HELD, otherBank.maker);
        expected = abi.encodeWithSelector(reason, otherBank.id, 0, DEPOSIT);
        refuses(OUTSIDER, acceptData(q, AMOUNT), expected);
    }

    function test_RevertWhen_TheLimitOfTheBuyerIsShort() public {
        post();
        Quote memory q = firm();
        setCap(guarantor, bank, OBLIGOR_RISK, AMOUNT - 1);
        bytes memory reason = abi.encodeWithSelector(
            ILimits.Limits_Exceeded.selector,
            guarantor.id,
            bank.id,
            OBLIGOR_RISK,
            GroupId.wrap(0),
            AMOUNT - 1,
            0,
            AMOUNT
        );
        refuses(OUTSIDER, acceptData(q, AMOUNT), reason);
    }

    function test_RevertWhen_TheOperatorLetGoBefore() public {
        post();
        Quote memory q = firm();
        bytes32 ref = reservation();
        vm.prank(operator.maker);
        instruments.release(lot, otherBank.maker, AMOUNT, ref);
        refuses(OUTSIDER, acceptData(q, AMOUNT), abi.encodeWithSelector(_NOT_RESERVED, ask, 0, AMOUNT));
    }

    function test_RevertWhen_TheOperatorCouldTakeTheUnitsBeforeItIsSettled() public {
        vm.prank(otherBank.maker);
        instruments.pledge(lot, operator.id, AMOUNT, ACCEPT_UNTIL + 1, reservation());
        board.post(offered, hidden, posting(otherBank));
        Quote memory q = firm();
        bytes4 reason = IBoard.Board_ClaimTooShort.selector;
        refuses(OUTSIDER, acceptData(q, AMOUNT), abi.encodeWithSelector(reason, ask, startOf(TODAY + 26) - 1));
    }

    function test_RevertWhen_TheClaimClosesBeforeItIsSettled() public {
        (offered.documentDays, offered.examineDays) = (60, 60);
        useAsk(offered, hidden);
        post();
        Quote memory q = firm();
        refusesPartly(OUTSIDER, acceptData(q, AMOUNT), IBoard.Board_ClaimTooShort.selector);
    }

    /* PRIVATE */

    bytes4 private constant _NOT_RESERVED = IBoard.Board_NotReserved.selector;

    function _refusesQuote(Quote memory q, bytes32 field) private {
        commit(guarantor, q);
        open();
        reveal(guarantor);
        Acceptance memory a;
        (a.ask, a.holding, a.quote, a.amount) = (offered, hidden, q, AMOUNT);
        refuses(OUTSIDER, abi.encodeCall(IBoard.accept, (a)), _invalid(field));
    }

    function _invalid(bytes32 field) private view returns (bytes memory) {
        return abi.encodeWithSelector(IBoard.Board_QuoteInvalid.selector, ask, field);
    }

    function _outside(uint256 least, uint256 most, uint256 amount) private view returns (bytes memory) {
        return abi.encodeWithSelector(IBoard.Board_AmountOutside.selector, ask, least, most, amount);
    }
}
