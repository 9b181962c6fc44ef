// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Acceptance} from "../../../contracts/board/Acceptance.sol";
import {Ask, AskState} from "../../../contracts/board/Ask.sol";
import {IBoard} from "../../../contracts/board/IBoard.sol";
import {ITrades} from "../../../contracts/board/ITrades.sol";
import {Quote, QuoteState} from "../../../contracts/board/Quote.sol";
import {Failing, TradeState} from "../../../contracts/board/Trade.sol";
import {ILiens} from "../../../contracts/ledger/ILiens.sol";
import {IHolders} from "../../../contracts/members/IHolders.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {Consent, Deal} from "../../../contracts/settlement/Deal.sol";
import {BANK} from "../../../contracts/types/Roles.sol";
import {TradeId} from "../../../contracts/types/TradeId.sol";
import {BoardBase} from "./BoardBase.sol";

/// @notice What somebody could try for its own good.
contract BoardAbuseTest is BoardBase {
    function test_RevertWhen_PhantomAsk() public {
        bytes4 reason = IBoard.Board_NotReserved.selector;
        refuses(OUTSIDER, postData(), abi.encodeWithSelector(reason, ask, 0, AMOUNT));
    }

    /// @dev A seller sees as many quotes as it said, and whoever withdraws after it saw some is quiet until the ask would have lapsed.
    function test_RevertWhen_QuoteFishing() public {
        Org memory fourth = admitOrg("Fourth bank", BANK);
        post();
        commit(guarantor, quoteBy(guarantor, PRICE));
        commit(third, quoteBy(third, PRICE));
        commit(fourth, quoteBy(fourth, PRICE));
        open();
        reveal(guarantor);
        reveal(third);
        bytes memory data = abi.encodeCall(IBoard.reveal, (ask, "sealed"));
        refuses(fourth.maker, data, abi.encodeWithSelector(IBoard.Board_NoMoreReveals.selector, ask, 2));
        withdraw();
        _again();
        reserve(otherBank);
        bytes4 reason = IBoard.Board_Quiet.selector;
        refuses(OUTSIDER, postData(), abi.encodeWithSelector(reason, lot, otherBank.id, ACCEPT_UNTIL));
        vm.warp(ACCEPT_UNTIL + 1);
        board.post(offered, hidden, posting(otherBank));
        assertAsk(AskState.Posted, "offered again");
    }

    function test_WhoSawNoQuoteOffersAgainAtOnce() public {
        post();
        withdraw();
        _again();
        reserve(otherBank);
        board.post(offered, hidden, posting(otherBank));
        assertAsk(AskState.Posted, "offered again");
    }

    /// @dev Who copies a hash committed to another's quote, which it can neither open nor have accepted.
    function test_RevertWhen_AQuoteIsCopied() public {
        post();
        Quote memory q = quoteBy(guarantor, PRICE);
        commit(guarantor, q);
        vm.prank(third.maker);
        board.commit(ask, hashOf(q), q.expiry);
        open();
        reveal(third);
        (bytes32 committed, Acceptance memory a) = (hashOf(q), acceptanceOf(q, AMOUNT));
        a.quote.bidder = third.id;
        a.quote.account = third.maker;
        bytes memory data = abi.encodeCall(IBoard.accept, (a));
        bytes32 given = hashOf(a.quote);
        bytes4 reason = IBoard.Board_OtherQuote.selector;
        refuses(OUTSIDER, data, abi.encodeWithSelector(reason, ask, third.id, committed, given));
    }

    /// @dev Nobody commits any more when the first price is known to anybody.
    function test_RevertWhen_FrontRun() public {
        post();
        firm();
        Quote memory better = quoteBy(third, PRICE + 1);
        bytes memory data = abi.encodeCall(IBoard.commit, (ask, hashOf(better), better.expiry));
        refuses(third.maker, data, tooLate(COMMIT_UNTIL));
    }

    function test_RevertWhen_AQuoteIsOpenedBeforeItsTime() public {
        post();
        commit(guarantor, quoteBy(guarantor, PRICE));
        vm.warp(COMMIT_UNTIL);
        bytes memory data = abi.encodeCall(IBoard.reveal, (ask, "sealed"));
        refuses(guarantor.maker, data, tooEarly(COMMIT_UNTIL));
        refuses(OUTSIDER, acceptData(quoteBy(guarantor, PRICE), AMOUNT), wrongQuote(guarantor, QuoteState.Committed));
    }

    function test_RevertWhen_SettledAfterTimeToLive() public {
        (TradeId trade, Consent memory bySeller) = startExchanged();
        bytes memory data = settleData(trade, bySeller);
        Deal memory deal = board.dealOf(trade);
        Consent memory byBuyer = consentOf(guarantor, deal, 500);
        vm.warp(seen(trade).settleBy + 1);
        refuses(OUTSIDER, data, tradeTooLate(trade, seen(trade).settleBy));
        vm.expectRevert(); // nor past the board
        settlement.settle(deal, list(bySeller, byBuyer));
    }

    /// @dev The consents alone move nothing: the units are reserved until the board lets go.
    function test_RevertWhen_TheDealIsDonePastTheBoard() public {
        (TradeId trade, Consent memory bySeller) = startMatched();
        Deal memory deal = board.dealOf(trade);
        Consent memory byBuyer = consentOf(guarantor, deal, 500);
        vm.expectRevert();
        settlement.settle(deal, list(bySeller, byBuyer));
    }

    /// @dev Even where other units of the seller are free, and while the trade runs: consents that all can read serve the board alone.
    function test_RevertWhen_AReceivableIsDealtPastTheBoard() public {
        offered = poolAsk();
        offered.amountFrom = 100_000;
        useAsk(offered, holdingOf(pool, otherBank, AMOUNT / 2));
        post();
        Quote memory q = quoteBy(guarantor, PRICE / 2);
        commit(guarantor, q);
        open();
        reveal(guarantor);
        (TradeId trade, Consent memory bySeller) = accept(q, AMOUNT / 2);
        Deal memory deal = board.dealOf(trade);
        bytes memory reason = wrongTrade(trade, TradeState.Matched);
        Consent memory byBuyer = consentOf(guarantor, deal, 501);
        vm.expectRevert(reason);
        settlement.settle(deal, list(bySeller, byBuyer));
        vm.warp(seen(trade).documentsBy + 1);
        board.fail(trade, none());
        reason = wrongTrade(trade, TradeState.Failed);
        vm.expectRevert(reason);
        settlement.settle(deal, list(bySeller, byBuyer));
    }

    /// @dev On whichever board: what is pledged is pledged once.
    function test_RevertWhen_TheSameLotIsOnTwoBoards() public {
        post();
        bytes memory reason = abi.encodeWithSelector(ILiens.Liens_NotFree.selector, lot, otherBank.maker, 0, AMOUNT);
        vm.expectRevert(reason);
        vm.prank(otherBank.maker);
        instruments.pledge(lot, third.id, AMOUNT, NEVER, "another board");
    }

    function test_RevertWhen_ASecondAskIsOnReservedUnits() public {
        post();
        _again();
        bytes4 reason = IBoard.Board_NotReserved.selector;
        refuses(OUTSIDER, postData(), abi.encodeWithSelector(reason, ask, 0, AMOUNT));
        vm.expectRevert(abi.encodeWithSelector(ILiens.Liens_NotFree.selector, lot, otherBank.maker, 0, AMOUNT));
        reserve(otherBank);
    }

    function test_RevertWhen_AnAskIsReplayed() public {
        post();
        withdraw();
        reserve(otherBank);
        refuses(OUTSIDER, postData(), wrongState(AskState.Withdrawn));
    }

    function test_RevertWhen_AQuoteIsForged() public {
        post();
        Quote memory q = firm();
        Acceptance memory a = acceptanceOf(q, AMOUNT);
        a.byBidder = quoting(third, q);
        refuses(OUTSIDER, abi.encodeCall(IBoard.accept, (a)), notParty(guarantor, third));
        a = acceptanceOf(q, AMOUNT);
        bytes32 committed = hashOf(q);
        a.quote.price = PRICE - 1;
        bytes4 reason = IBoard.Board_OtherQuote.selector;
        bytes memory expected = abi.encodeWithSelector(reason, ask, guarantor.id, committed, hashOf(a.quote));
        refuses(OUTSIDER, abi.encodeCall(IBoard.accept, (a)), expected);
    }

    function test_RevertWhen_AQuoteIsReplayed() public {
        usePool();
        post();
        Quote memory q = firm();
        accept(q, 400_000);
        refuses(OUTSIDER, acceptData(q, 400_000), wrongQuote(guarantor, QuoteState.Accepted));
    }

    /// @dev A quote for one ask is none for another.
    function test_RevertWhen_AQuoteIsBroughtToAnotherAsk() public {
        Quote memory q = quoteBy(guarantor, PRICE);
        q.expiry = LATER;
        _again();
        post();
        commit(guarantor, q);
        vm.warp(COMMIT_UNTIL + 10 days + 1);
        reveal(guarantor);
        Acceptance memory a = acceptanceOf(q, AMOUNT);
        bytes memory reason = abi.encodeWithSelector(IBoard.Board_QuoteInvalid.selector, ask, bytes32("ask"));
        refuses(OUTSIDER, abi.encodeCall(IBoard.accept, (a)), reason);
    }

    function test_RevertWhen_AnExpelledMemberOffers() public {
        reserve(otherBank);
        setStanding(otherBank.id, Standing.Expelled);
        bytes4 reason = IMembers.Members_NotActive.selector;
        refuses(OUTSIDER, postData(), abi.encodeWithSelector(reason, otherBank.id, Standing.Expelled));
    }

    function test_RevertWhen_AnExpelledMembersAskIsAccepted() public {
        post();
        Quote memory q = firm();
        setStanding(otherBank.id, Standing.Expelled);
        refusesPartly(OUTSIDER, acceptData(q, AMOUNT), IMembers.Members_Expelled.selector);
    }

    function test_RevertWhen_AnExpelledMembersQuoteIsAccepted() public {
        post();
        Quote memory q = firm();
        setStanding(guarantor.id, Standing.Expelled);
        bytes4 reason = IMembers.Members_NotActive.selector;
        bytes memory data = acceptData(q, AMOUNT);
        refuses(OUTSIDER, data, abi.encodeWithSelector(reason, guarantor.id, Standing.Expelled));
        bytes memory commitment = abi.encodeCall(IBoard.commit, (ask, "hash", ACCEPT_UNTIL));
        vm.warp(COMMIT_UNTIL);
        refuses(guarantor.maker, commitment, abi.encodeWithSelector(reason, guarantor.id, Standing.Expelled));
    }

    /// @dev The operator lets the units go, and the seller sells them elsewhere: it loses its deposit, and the buyer no money.
    function test_ASellerThatColludesWithTheOperatorForfeits() public {
        (TradeId trade, Consent memory bySeller) = startExchanged();
        bytes32 ref = reservation();
        vm.prank(operator.maker);
        instruments.release(lot, otherBank.maker, AMOUNT, ref);
        vm.prank(otherBank.maker);
        instruments.safeTransferFrom(otherBank.maker, third.maker, lot, AMOUNT, "");
        uint256 money = yuan.balanceOf(guarantor.maker);
        settle(trade, bySeller);
        vm.assertEq(yuan.balanceOf(guarantor.maker), money, "paid for nothing");
        assertFailed(trade, Failing.Seller, HELD - DEPOSIT, HELD + DEPOSIT);
    }

    /// @dev The operator lets the units go, so that the seller would seem to have failed: it has them still, and the buyer does not pay.
    function test_ABuyerThatColludesWithTheOperatorForfeits() public {
        (TradeId trade, Consent memory bySeller) = startExchanged();
        bytes32 ref = reservation();
        vm.prank(operator.maker);
        instruments.release(lot, otherBank.maker, AMOUNT, ref);
        vm.warp(seen(trade).settleBy + 1);
        board.fail(trade, bySeller);
        assertFailed(trade, Failing.Buyer, HELD + DEPOSIT, HELD - DEPOSIT);
    }

    function test_TheOperatorLetGoAndItIsSettled() public {
        (TradeId trade, Consent memory bySeller) = startExchanged();
        bytes32 ref = reservation();
        vm.prank(operator.maker);
        instruments.release(lot, otherBank.maker, AMOUNT, ref);
        settle(trade, bySeller);
        assertTrade(trade, TradeState.Settled, "settled");
    }

    /// @dev Who knows whose asks are does not bid.
    function test_RevertWhen_TheOperatorBids() public {
        asCouncil();
        members.setRoles(operator.id, BANK);
        post();
        Quote memory q = quoteBy(operator, PRICE);
        commit(operator, q);
        open();
        reveal(operator);
        Acceptance memory a;
        (a.ask, a.holding, a.quote, a.amount) = (offered, hidden, q, AMOUNT);
        bytes memory reason = abi.encodeWithSelector(IBoard.Board_QuoteInvalid.selector, ask, bytes32("bidder"));
        refuses(OUTSIDER, abi.encodeCall(IBoard.accept, (a)), reason);
    }

    function test_RevertWhen_TheOperatorTakesTheUnits() public {
        startMatched();
        bytes32 ref = reservation();
        vm.expectRevert(abi.encodeWithSelector(ILiens.Liens_NotEnforceable.selector, lot, otherBank.maker, ref, NEVER));
        vm.prank(operator.maker);
        instruments.enforce(lot, otherBank.maker, AMOUNT, ref);
    }

    /// @dev Another ask for the same lot.
    function _again() private {
        offered.conditions = "URF 800, once more";
        (offered.commitUntil, offered.acceptUntil) = (COMMIT_UNTIL + 10 days, ACCEPT_UNTIL + 10 days);
        useAsk(offered, hidden);
    }
}
