// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Acceptance} from "../../../contracts/board/Acceptance.sol";
import {Ask, Holding} from "../../../contracts/board/Ask.sol";
import {Board} from "../../../contracts/board/Board.sol";
import {Quote} from "../../../contracts/board/Quote.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {Consent} from "../../../contracts/settlement/Deal.sol";
import {ICash} from "../../../contracts/settlement/ICash.sol";
import {AskId} from "../../../contracts/types/AskId.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {TradeId} from "../../../contracts/types/TradeId.sol";
import {BoardBase} from "../board/BoardBase.sol";
import {OutsiderCount} from "./OutsiderCount.sol";

/// @notice Somebody who is no member, and knows what an ask hides, calls every function of Board with arguments that would mean something from a member, and with its own signatures.
/// Counts the calls, and those that succeeded.
contract BoardOutsider is BoardBase, OutsiderCount {
    Quote private _quote;
    TradeId private immutable TRADE;
    ICash private immutable CASH;

    constructor(Board board_, ICash cash, Ask memory open_, Holding memory held, Quote memory quote, TradeId trade) {
        (board, CASH, TRADE, _quote) = (board_, cash, trade, quote);
        useAsk(open_, held);
    }

    function setUp() public override {} // the world is there

    function callAsks(uint256 who, uint8 which, bytes32 conditions) external {
        Ask memory other = offered;
        other.conditions = conditions;
        bytes32 content = keccak256(abi.encode(keccak256(bytes(ASK_TYPE)), other));
        bytes[4] memory all = [
            abi.encodeCall(board.post, (other, hidden, _bothSign(who, digestOf(content)))),
            abi.encodeCall(board.perfect, (offered, hidden)),
            abi.encodeCall(board.withdraw, (offered, hidden)),
            abi.encodeCall(board.lapse, (offered, hidden))
        ];
        _call(who, all[which % all.length]);
    }

    function callQuotes(uint256 who, uint8 which, uint96 amount) external {
        Quote memory q = _quote;
        Acceptance memory a;
        (a.ask, a.holding, a.quote, a.amount) = (offered, hidden, q, amount);
        a.byBidder = _bothSign(who, digestOf(hashOf(q)));
        bytes[4] memory all = [
            abi.encodeCall(board.commit, (ask, bytes32(who | 1), ACCEPT_UNTIL)),
            abi.encodeCall(board.reveal, (ask, "sealed")),
            abi.encodeCall(board.withdrawQuote, (ask)),
            abi.encodeCall(board.accept, (a))
        ];
        _call(who, all[which % all.length]);
    }

    function callTrades(uint256 who, uint8 which) external {
        Consent memory nothing;
        bytes[5] memory all = [
            abi.encodeCall(board.present, (TRADE, "others")),
            abi.encodeCall(board.settle, (TRADE, nothing, nothing)),
            abi.encodeCall(board.fail, (TRADE, nothing)),
            abi.encodeCall(board.report, (TRADE)),
            abi.encodeCall(board.freeExposure, (hidden.id, hidden.account))
        ];
        _call(who, all[which % all.length]);
    }

    function callDocuments(uint256 who, uint8 which) external {
        bytes memory fields = abi.encode(TRADE, bytes32("documents"), bytes32("draft"), LATER);
        bytes memory type_ = "DocumentsRefusal(bytes32 trade,bytes32 documents,bytes32 reason,uint48 deadline)";
        DualApproval memory refusal = _bothSign(who, digestOf(type_, fields));
        type_ = "Satisfaction(bytes32 trade,bytes32 documents,uint48 deadline)";
        DualApproval memory content = _bothSign(who, digestOf(type_, abi.encode(TRADE, bytes32("documents"), LATER)));
        type_ = "WarrantyClaim(bytes32 trade,bytes32 reason,uint48 deadline)";
        DualApproval memory claim = _bothSign(who, digestOf(type_, abi.encode(TRADE, bytes32("forged"), LATER)));
        bytes[3] memory all = [
            abi.encodeCall(board.refuse, (TRADE, "documents", "draft", LATER, refusal)),
            abi.encodeCall(board.satisfy, (TRADE, "documents", LATER, content)),
            abi.encodeCall(board.claimWarranty, (TRADE, "forged", LATER, claim))
        ];
        _call(who, all[which % all.length]);
    }

    function callDeposits(uint256 who, uint8 which, uint96 amount) external {
        bytes[3] memory all = [
            abi.encodeCall(board.deposit, (CASH, amount)),
            abi.encodeCall(board.takeDeposit, (CASH, amount, _outsider(who))),
            abi.encodeCall(board.onCashReceived, (1, hidden.account, amount))
        ];
        _call(who, all[which % all.length]);
    }

    function _call(uint256 who, bytes memory data) private {
        _call(who, address(board), data);
    }
}

/// @notice Outsiders offer, quote, accept, examine and end nothing.
contract OutsidersBoardInvariants is BoardBase {
    BoardOutsider private outsider;
    TradeId private trade;
    AskId private sold;
    bytes32 private stateAtStart;

    function setUp() public override {
        super.setUp();
        post();
        Quote memory whole = quoteBy(guarantor, PRICE);
        commit(guarantor, whole);
        (Ask memory matched, Holding memory given) = (offered, hidden);
        usePool();
        post();
        Quote memory part = quoteBy(third, PRICE);
        commit(third, part);
        open();
        reveal(third);
        (Ask memory open_, Holding memory held) = (offered, hidden);
        useAsk(matched, given);
        reveal(guarantor);
        (trade, ) = accept(whole, AMOUNT);
        present(trade);
        sold = ask;
        useAsk(open_, held);
        outsider = new BoardOutsider(board, ICash(address(yuan)), open_, held, part, trade);
        stateAtStart = _observable();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(outsider);
    }

    /// @dev SYS-1
    function invariant_MeaningfulCallsByOutsidersChangeNothing() public view {
        vm.assertEq(_observable(), stateAtStart, "observable state");
    }

    /// @dev SYS-2
    function invariant_NoCallByAnOutsiderSucceeds() public view {
        vm.assertEq(outsider.succeeded(), 0, vm.toString(uint32(outsider.lastSucceeded())));
    }

    function test_TheCallsReachTheirTargets() public {
        for (uint8 i = 0; i < 15; i++) {
            outsider.callAsks(i, i, bytes32(uint256(i)));
            outsider.callQuotes(i, i, AMOUNT);
            outsider.callTrades(i, i);
            outsider.callDocuments(i, i);
            outsider.callDeposits(i, i, DEPOSIT);
        }
        vm.assertEq(outsider.calls(), 75, "calls");
        vm.assertEq(outsider.succeeded(), 0, vm.toString(uint32(outsider.lastSucceeded())));
        invariant_MeaningfulCallsByOutsidersChangeNothing();
    }

    /// @dev And they would pass if the hash did not see a change.
    function test_AMembersQuoteIsSeen() public {
        withdrawQuote(third);
        vm.assertFalse(_observable() == stateAtStart, "observable state");
    }

    function _observable() private view returns (bytes32) {
        bytes memory all = abi.encode(board.askOf(ask), board.askOf(sold), board.tradeOf(trade), board.stateOf(trade));
        OrgId[3] memory bidders = [guarantor.id, third.id, otherBank.id];
        for (uint256 i = 0; i < bidders.length; i++) {
            all = abi.encode(all, board.quoteOf(ask, bidders[i]), board.quoteOf(sold, bidders[i]));
            all = abi.encode(all, board.depositOf(ICash(address(yuan)), bidders[i]));
        }
        return
            keccak256(
                abi.encode(all, reserved(), yuan.balanceOf(address(board)), board.exposureOf(lot, guarantor.maker))
            );
    }
}
