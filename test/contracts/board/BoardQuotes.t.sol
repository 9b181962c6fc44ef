// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AskState} from "../../../contracts/board/Ask.sol";
import {IBoard} from "../../../contracts/board/IBoard.sol";
import {Quote, QuoteBook, QuoteState} from "../../../contracts/board/Quote.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {BANK, Roles} from "../../../contracts/types/Roles.sol";
import {BoardBase} from "./BoardBase.sol";

/// @notice Committing, opening and withdrawing quotes.
contract BoardQuotesTest is BoardBase {
    function setUp() public override {
        super.setUp();
        post();
    }

    function test_Commit() public {
        Quote memory q = quoteBy(guarantor, PRICE);
        vm.expectEmit(address(board));
        emit IBoard.QuoteCommitted(ask, guarantor.id, hashOf(q), ACCEPT_UNTIL);
        commit(guarantor, q);
        QuoteBook memory book = board.quoteOf(ask, guarantor.id);
        vm.assertEq(book.hash, hashOf(q), "hash");
        vm.assertEq(book.expiry, ACCEPT_UNTIL, "expiry");
        assertQuote(guarantor, QuoteState.Committed, "state");
    }

    function test_RevertWhen_WhoIsNoBankCommits() public {
        bytes memory data = _commitData("hash", ACCEPT_UNTIL);
        bytes4 reason = IMembers.Members_RoleMissing.selector;
        refuses(acme.maker, data, abi.encodeWithSelector(reason, acme.id, Roles.wrap(0), BANK));
        refuses(OUTSIDER, data, notEnrolled(OUTSIDER));
        setStanding(guarantor.id, Standing.Restricted);
        reason = IMembers.Members_NotActive.selector;
        refuses(guarantor.maker, data, abi.encodeWithSelector(reason, guarantor.id, Standing.Restricted));
    }

    function test_RevertWhen_TheCommitmentIsNone() public {
        bytes4 reason = IBoard.Board_CommitmentInvalid.selector;
        bytes memory expected = abi.encodeWithSelector(reason, ask, bytes32(0), ACCEPT_UNTIL);
        refuses(guarantor.maker, _commitData(0, ACCEPT_UNTIL), expected);
        expected = abi.encodeWithSelector(reason, ask, bytes32("hash"), COMMIT_UNTIL);
        refuses(guarantor.maker, _commitData("hash", COMMIT_UNTIL), expected);
    }

    function test_RevertWhen_ABankCommitsTwice() public {
        commit(guarantor, quoteBy(guarantor, PRICE));
        refuses(guarantor.maker, _commitData("hash", ACCEPT_UNTIL), wrongQuote(guarantor, QuoteState.Committed));
    }

    function test_RevertWhen_CommittedLate() public {
        vm.warp(COMMIT_UNTIL);
        commit(guarantor, quoteBy(guarantor, PRICE));
        open();
        refuses(third.maker, _commitData("hash", ACCEPT_UNTIL), tooLate(COMMIT_UNTIL));
    }

    function test_Reveal() public {
        commit(guarantor, quoteBy(guarantor, PRICE));
        open();
        vm.expectEmit(address(board));
        emit IBoard.QuoteRevealed(ask, guarantor.id, "sealed");
        reveal(guarantor);
        assertQuote(guarantor, QuoteState.Firm, "state");
        vm.assertEq(board.askOf(ask).reveals, 1, "reveals");
    }

    function test_RevertWhen_NothingWasSent() public {
        commit(guarantor, quoteBy(guarantor, PRICE));
        open();
        bytes4 reason = IBoard.Board_CommitmentInvalid.selector;
        bytes memory data = abi.encodeCall(IBoard.reveal, (ask, 0));
        refuses(guarantor.maker, data, abi.encodeWithSelector(reason, ask, bytes32(0), ACCEPT_UNTIL));
    }

    function test_RevertWhen_WhatWasNotCommittedIsRevealed() public {
        open();
        bytes memory data = abi.encodeCall(IBoard.reveal, (ask, "sealed"));
        refuses(guarantor.maker, data, wrongQuote(guarantor, QuoteState.None));
        refuses(OUTSIDER, data, notEnrolled(OUTSIDER));
    }

    function test_AQuoteIsCommittedAnewWhileThereIsTime() public {
        commit(guarantor, quoteBy(guarantor, PRICE));
        vm.expectEmit(address(board));
        emit IBoard.QuoteWithdrawn(ask, guarantor.id);
        withdrawQuote(guarantor);
        assertQuote(guarantor, QuoteState.Withdrawn, "withdrawn");
        commit(guarantor, quoteBy(guarantor, PRICE + 1));
        vm.assertEq(board.quoteOf(ask, guarantor.id).hash, hashOf(quoteBy(guarantor, PRICE + 1)), "the second");
    }

    function test_ARestrictedBankWithdrawsItsQuote() public {
        firm();
        setStanding(guarantor.id, Standing.Restricted);
        withdrawQuote(guarantor);
        assertQuote(guarantor, QuoteState.Withdrawn, "state");
    }

    function test_RevertWhen_NoQuoteIsWithdrawn() public {
        bytes memory data = abi.encodeCall(IBoard.withdrawQuote, (ask));
        refuses(guarantor.maker, data, wrongQuote(guarantor, QuoteState.None));
        refuses(OUTSIDER, data, notEnrolled(OUTSIDER));
    }

    /* BY THEMSELVES */

    function test_AQuoteLapsesWithItsTime() public {
        Quote memory q = quoteBy(guarantor, PRICE);
        q.expiry = COMMIT_UNTIL + 10;
        commit(guarantor, q);
        vm.warp(COMMIT_UNTIL + 10);
        assertQuote(guarantor, QuoteState.Committed, "in its last second");
        vm.warp(COMMIT_UNTIL + 11);
        assertQuote(guarantor, QuoteState.Lapsed, "after it");
        bytes memory data = abi.encodeCall(IBoard.reveal, (ask, "sealed"));
        refuses(guarantor.maker, data, wrongQuote(guarantor, QuoteState.Lapsed));
    }

    function test_QuotesLapseWithTheAsk() public {
        firm();
        withdraw();
        assertQuote(guarantor, QuoteState.Lapsed, "the ask is withdrawn");
        bytes memory data = abi.encodeCall(IBoard.withdrawQuote, (ask));
        refuses(guarantor.maker, data, wrongQuote(guarantor, QuoteState.Lapsed));
    }

    function test_QuotesLapseWithTheTimeOfTheAsk() public {
        Quote memory q = quoteBy(guarantor, PRICE);
        q.expiry = LATER;
        commit(guarantor, q);
        vm.warp(ACCEPT_UNTIL + 1);
        assertQuote(guarantor, QuoteState.Lapsed, "nobody can accept it");
        assertAsk(AskState.Posted, "nobody ended the ask yet");
    }

    /// @dev One is taken, and the others lapse without anybody's act.
    function test_TheOthersLapseWhenOneIsAccepted() public {
        commit(third, quoteBy(third, PRICE - 1));
        Quote memory q = firm();
        reveal(third);
        accept(q, AMOUNT);
        assertAsk(AskState.Matched, "the ask");
        assertQuote(guarantor, QuoteState.Accepted, "the one");
        assertQuote(third, QuoteState.Lapsed, "the other");
    }

    function _commitData(bytes32 hash, uint48 expiry) private view returns (bytes memory) {
        return abi.encodeCall(IBoard.commit, (ask, hash, expiry));
    }
}
