// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Ask, AskBook, AskState, Asset} from "../../../contracts/board/Ask.sol";
import {IBoard} from "../../../contracts/board/IBoard.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {ICash} from "../../../contracts/settlement/ICash.sol";
import {AskId} from "../../../contracts/types/AskId.sol";
import {CalendarId} from "../../../contracts/types/CalendarId.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {BoardBase} from "./BoardBase.sol";

/// @notice Posting, withdrawing and lapsing.
contract BoardAsksTest is BoardBase {
    function test_Post() public {
        reserve(otherBank);
        vm.expectEmit(address(board));
        emit IBoard.AskPosted(ask, operator.id, bank.id, offered);
        AskId id = board.post(offered, hidden, posting(otherBank));
        vm.assertEq(id.raw(), ask.raw(), "id");
        AskBook memory book = board.askOf(ask);
        vm.assertEq(uint256(book.state), uint256(AskState.Posted), "state");
        vm.assertEq(book.mostReveals, 2, "reveals");
        vm.assertEq(book.acceptUntil, ACCEPT_UNTIL, "until");
        vm.assertEq(board.askIdOf(offered).raw(), ask.raw(), "id of the terms");
        vm.assertEq(board.reservationOf(ask, hidden.salt), reservation(), "what the pledge names");
        vm.assertEq(reserved(), AMOUNT, "reserved");
    }

    /// @dev What is stored and told names no seller, no claim, and no amount.
    function test_AnAskDoesNotNameItsSeller() public {
        reserve(otherBank);
        vm.recordLogs();
        board.post(offered, hidden, posting(otherBank));
        bytes memory told = vm.getRecordedLogs()[0].data;
        bytes32 account = bytes32(uint256(uint160(otherBank.maker)));
        bytes32[3] memory secrets = [account, bytes32(lot), bytes32(uint256(AMOUNT))];
        for (uint256 offset = 32; offset <= told.length; offset += 32) {
            bytes32 word;
            assembly ("memory-safe") {
                word := mload(add(told, offset))
            }
            for (uint256 i = 0; i < secrets.length; i++) vm.assertTrue(word != secrets[i], "a secret is told");
        }
    }

    function test_WhoIsNoBankSellsInThePrimaryMarket() public {
        uint256 id = instruments.issue("acme", termsOf(true), acme.maker, AMOUNT);
        offered.secondary = false;
        useAsk(offered, holdingOf(id, acme, AMOUNT));
        reserve(acme);
        board.post(offered, hidden, posting(acme));
        assertAsk(AskState.Posted, "posted");
    }

    function test_RevertWhen_ASellerInTheSecondaryMarketIsNoBank() public {
        uint256 id = instruments.issue("acme", termsOf(true), acme.maker, AMOUNT);
        useAsk(offered, holdingOf(id, acme, AMOUNT));
        reserve(acme);
        bytes memory data = abi.encodeCall(IBoard.post, (offered, hidden, posting(acme)));
        refuses(OUTSIDER, data, _invalid("secondary"));
    }

    /* WHAT AN ASK SAYS */

    function test_RevertWhen_AFieldCannotBeSo() public {
        Ask memory a = soundAsk();
        a.obligor = OrgId.wrap(999);
        _refusesAsk(a, "obligor");
        a = soundAsk();
        a.cash = ICash(address(instruments));
        _refusesAsk(a, "cash");
        a = soundAsk();
        a.key = 0;
        _refusesAsk(a, "key");
        a = soundAsk();
        a.conditions = 0;
        _refusesAsk(a, "conditions");
        a = soundAsk();
        (a.asset, a.conditional) = (Asset.Receivable, true);
        _refusesAsk(a, "conditional");
        a = soundAsk();
        a.calendar = CalendarId.wrap("XX");
        _refusesAsk(a, "calendar");
    }

    function test_RevertWhen_AnAmountCannotBeSo() public {
        Ask memory a = soundAsk();
        a.amountFrom = 0;
        _refusesAsk(a, "amountTo");
        a = soundAsk();
        a.amountFrom = a.amountTo + 1;
        _refusesAsk(a, "amountTo");
        a = soundAsk();
        a.least = 0;
        _refusesAsk(a, "least");
        a = soundAsk();
        a.least = a.amountTo + 1;
        _refusesAsk(a, "least");
        a = soundAsk();
        a.depositBps = 1_001;
        _refusesAsk(a, "depositBps");
        a = soundAsk();
        a.reveals = 0;
        _refusesAsk(a, "reveals");
        a.reveals = 17;
        _refusesAsk(a, "reveals");
    }

    function test_RevertWhen_ATimeCannotBeSo() public {
        Ask memory a = soundAsk();
        a.commitUntil = uint48(START - 1);
        _refusesAsk(a, "commitUntil");
        a = soundAsk();
        a.acceptUntil = a.commitUntil;
        _refusesAsk(a, "acceptUntil");
        a = soundAsk();
        a.maturityFrom = a.acceptUntil;
        _refusesAsk(a, "maturityFrom");
        a = soundAsk();
        a.maturityTo = a.maturityFrom - 1;
        _refusesAsk(a, "maturityTo");
        a = soundAsk();
        a.documentDays = 0;
        _refusesAsk(a, "documentDays");
        a.documentDays = 61;
        _refusesAsk(a, "documentDays");
        a = soundAsk();
        a.examineDays = 0;
        _refusesAsk(a, "examineDays");
        a.examineDays = 61;
        _refusesAsk(a, "examineDays");
        a = soundAsk();
        a.payDays = 0;
        _refusesAsk(a, "payDays");
        a.payDays = 61;
        _refusesAsk(a, "payDays");
    }

    /* THE OPERATOR */

    function test_RevertWhen_TheOperatorDidNotEnrolTheBoard() public {
        offered.operator = third.id;
        useAsk(offered, hidden);
        refuses(OUTSIDER, postData(), _operator(third.id));
        offered.operator = OrgId.wrap(0);
        useAsk(offered, hidden);
        refuses(OUTSIDER, postData(), _operator(OrgId.wrap(0)));
    }

    function test_RevertWhen_TheOperatorCannotLetGoAlone() public {
        setDualControl(operator.id);
        refuses(OUTSIDER, postData(), _operator(operator.id));
    }

    function test_RevertWhen_TheOperatorIsRestricted() public {
        setStanding(operator.id, Standing.Restricted);
        refuses(OUTSIDER, postData(), _operator(operator.id));
    }

    function test_RevertWhen_TheOperatorRevokedTheBoard() public {
        vm.prank(operator.admin);
        members.revoke(address(board), 0);
        refuses(OUTSIDER, postData(), _operator(operator.id));
    }

    /* WHAT IS OFFERED */

    function test_RevertWhen_AnotherHoldingIsShown() public {
        reserve(otherBank);
        hidden.salt = "other";
        refuses(OUTSIDER, postData(), abi.encodeWithSelector(IBoard.Board_OtherHolding.selector, ask));
    }

    function test_RevertWhen_AnotherSignsForTheHolder() public {
        reserve(otherBank);
        bytes memory data = abi.encodeCall(IBoard.post, (offered, hidden, posting(third)));
        refuses(OUTSIDER, data, notParty(otherBank, third));
    }

    function test_RevertWhen_TheAmountIsOutsideTheBand() public {
        useAsk(offered, holdingOf(lot, otherBank, offered.amountFrom - 1));
        refuses(OUTSIDER, postData(), _invalid("amount"));
        useAsk(offered, holdingOf(lot, otherBank, offered.amountTo + 1));
        refuses(OUTSIDER, postData(), _invalid("amount"));
        offered.least = AMOUNT + 1;
        useAsk(offered, holdingOf(lot, otherBank, AMOUNT));
        refuses(OUTSIDER, postData(), _invalid("amount"));
    }

    function test_RevertWhen_TheClaimIsNotAsTheAskSays() public {
        _refusesClaim(poolAsk(), "asset");
        Ask memory a = soundAsk();
        a.obligor = third.id;
        _refusesClaim(a, "obligor");
        a = soundAsk();
        a.cash = ICash(address(euro));
        _refusesClaim(a, "cash");
        a = soundAsk();
        a.maturityFrom = MATURITY + 1;
        _refusesClaim(a, "maturity");
        a = soundAsk();
        a.maturityTo = MATURITY - 1;
        _refusesClaim(a, "maturity");
    }

    function test_RevertWhen_TheOperatorCouldTakeWhatIsReserved() public {
        vm.prank(otherBank.maker);
        instruments.pledge(lot, operator.id, AMOUNT, ACCEPT_UNTIL, reservation());
        bytes memory reason = abi.encodeWithSelector(IBoard.Board_ClaimTooShort.selector, ask, ACCEPT_UNTIL);
        refuses(OUTSIDER, postData(), reason);
    }

    function test_RevertWhen_OneSignsForTwo() public {
        reserve(otherBank);
        DualApproval memory approval = posting(otherBank);
        approval.checker = approval.maker;
        bytes memory data = abi.encodeCall(IBoard.post, (offered, hidden, approval));
        refusesPartly(OUTSIDER, data, IMembers.Members_DutyMissing.selector);
    }

    function test_RevertWhen_TheSellerIsRestricted() public {
        reserve(otherBank);
        setStanding(otherBank.id, Standing.Restricted);
        bytes4 reason = IMembers.Members_NotActive.selector;
        refuses(OUTSIDER, postData(), abi.encodeWithSelector(reason, otherBank.id, Standing.Restricted));
    }

    /* PRIVATE */

    function _refusesAsk(Ask memory a, bytes32 field) private {
        useAsk(a, hidden);
        refuses(OUTSIDER, postData(), abi.encodeWithSelector(IBoard.Board_AskInvalid.selector, field));
    }

    function _refusesClaim(Ask memory a, bytes32 field) private {
        useAsk(a, hidden);
        refuses(OUTSIDER, postData(), _invalid(field));
    }

    function _invalid(bytes32 field) private view returns (bytes memory) {
        return abi.encodeWithSelector(IBoard.Board_HoldingInvalid.selector, ask, field);
    }

    function _operator(OrgId id) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IBoard.Board_OperatorInvalid.selector, id);
    }
}
