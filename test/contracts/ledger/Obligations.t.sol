// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {IERC7943MultiToken} from "../../../contracts/ledger/IERC7943MultiToken.sol";
import {IHoldings} from "../../../contracts/ledger/IHoldings.sol";
import {IObligations} from "../../../contracts/ledger/IObligations.sol";
import {Instrument, Obligation, Terms} from "../../../contracts/ledger/Terms.sol";
import {IHolders} from "../../../contracts/members/IHolders.sol";
import {IMembers} from "../../../contracts/members/IMembers.sol";
import {InstrumentKind, RECEIVABLE} from "../../../contracts/types/InstrumentKind.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {LedgerBase} from "./LedgerBase.sol";
import {LedgerCase} from "./LedgerCase.sol";

/// @notice What cases issue, write down and move, each only what is its own.
contract ObligationsTest is LedgerBase {
    /* CASES */

    function test_SetCase() public {
        vm.expectEmit(address(ledger));
        emit IObligations.CaseSet(OUTSIDER, true);
        asCouncil();
        ledger.setCase(OUTSIDER, true);
        vm.assertTrue(ledger.isCase(OUTSIDER), "a case");
    }

    function test_RevertWhen_SomebodyElseSetsCases() public {
        expectError(abi.encodeWithSelector(IObligations.Obligations_NotCouncil.selector, acme.maker));
        vm.prank(acme.maker);
        ledger.setCase(acme.maker, true);
    }

    function test_CaseThatIsNoMoreKeepsWhatItIssued() public {
        asCouncil();
        ledger.setCase(address(theCase), false);
        theCase.writeDown(id, acme.maker, 1);
        assertHolds(acme.maker, FACE - 1, "written down");
        expectError(abi.encodeWithSelector(IObligations.Obligations_CaseUnknown.selector, address(theCase)));
        theCase.issue("other", terms(), acme.maker, 1);
    }

    /* ISSUE */

    function test_Issue() public {
        uint256 expected = ledger.idOf(address(theCase), "other");
        vm.expectEmit(address(ledger));
        emit IERC1155.TransferSingle(address(theCase), address(0), acme.maker, expected, 9);
        vm.expectEmit(address(ledger));
        emit IObligations.InstrumentIssued(expected, address(theCase), acme.maker, 9, terms());
        uint256 other = theCase.issue("other", terms(), acme.maker, 9);

        vm.assertEq(other, expected, "id");
        Instrument memory i = ledger.instrumentOf(other);
        vm.assertEq(address(i.case_), address(theCase), "case");
        vm.assertEq(keccak256(abi.encode(i.terms)), keccak256(abi.encode(terms())), "terms");
        vm.assertEq(i.parent + i.root, 0, "no lot");
        Obligation memory o = ledger.obligationOf(other);
        vm.assertEq(o.face, 9, "face");
        vm.assertEq(o.paid + o.redeemed + o.interestPaid + o.interestRedeemed, 0, "nothing else");
    }

    function test_IssueOfTheMost() public {
        uint256 other = theCase.issue("other", terms(), acme.maker, type(uint128).max);
        vm.assertEq(ledger.balanceOf(acme.maker, other), type(uint128).max, "balance");
    }

    function test_RevertWhen_IssueOfMoreThanTheMost() public {
        uint256 most = type(uint128).max;
        uint256 other = ledger.idOf(address(theCase), "other");
        expectError(abi.encodeWithSelector(IHoldings.Holdings_AmountTooLarge.selector, other, most + 1, most));
        theCase.issue("other", terms(), acme.maker, most + 1);
    }

    function test_RevertWhen_IssueOfNothing() public {
        uint256 other = ledger.idOf(address(theCase), "other");
        expectError(abi.encodeWithSelector(IHoldings.Holdings_AmountZero.selector, other));
        theCase.issue("other", terms(), acme.maker, 0);
    }

    function test_RevertWhen_IssuedTwice() public {
        expectError(abi.encodeWithSelector(IObligations.Obligations_Exists.selector, id));
        theCase.issue(KEY, terms(), acme.maker, 1);
    }

    function test_RevertWhen_IssuedToAnOutsider() public {
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        theCase.issue("other", terms(), OUTSIDER, 1);
    }

    function test_RevertWhen_IssuedToWhoRefusesTheKind() public {
        vm.prank(acme.admin);
        members.refuseKinds(uint16(1 << RECEIVABLE.raw()));
        expectError(abi.encodeWithSelector(IHolders.Holders_KindRefused.selector, acme.id, RECEIVABLE));
        theCase.issue("other", terms(), acme.maker, 1);
    }

    function test_RevertWhen_TermsAreImpossible() public {
        Terms memory t = terms();
        t.obligor = OrgId.wrap(0);
        _impossible(t, "obligor");
        t = terms();
        t.kind = InstrumentKind.wrap(0);
        _impossible(t, "kind");
        t.kind = InstrumentKind.wrap(16);
        _impossible(t, "kind");
        t = terms();
        t.cash = IERC20(OUTSIDER);
        _impossible(t, "cash");
        t = terms();
        t.maturity = 0;
        _impossible(t, "maturity");
        t = terms();
        t.closesAt = 0;
        _impossible(t, "closesAt");
    }

    function _impossible(Terms memory t, bytes32 field) private {
        expectError(abi.encodeWithSelector(IObligations.Obligations_TermsInvalid.selector, field));
        theCase.issue("other", t, acme.maker, 1);
    }

    /* WHAT IS ANOTHER'S */

    function test_RevertWhen_AnotherCaseWritesDown() public {
        LedgerCase other = newCase();
        expectError(abi.encodeWithSelector(IObligations.Obligations_NotCase.selector, id, address(other)));
        other.writeDown(id, acme.maker, 1);
    }

    function test_RevertWhen_AnotherCaseMoves() public {
        LedgerCase other = newCase();
        expectError(abi.encodeWithSelector(IObligations.Obligations_NotCase.selector, id, address(other)));
        other.moveByRule(id, acme.maker, basin.maker, 1);
    }

    function test_AnotherCaseHasOtherIds() public {
        LedgerCase other = newCase();
        vm.assertTrue(other.issue(KEY, terms(), acme.maker, 1) != id, "under the same key");
    }

    /* WRITING DOWN */

    function test_WriteDown() public {
        vm.expectEmit(address(ledger));
        emit IERC1155.TransferSingle(address(theCase), acme.maker, address(0), id, 300);
        vm.expectEmit(address(ledger));
        emit IObligations.WrittenDown(id, acme.maker, 300);
        theCase.writeDown(id, acme.maker, 300);
        assertHolds(acme.maker, FACE - 300, "what is left");
        vm.assertEq(ledger.obligationOf(id).face, FACE - 300, "face");
    }

    function test_WriteDownToWhatIsPaidClosesTransfers() public {
        pay(400_000);
        vm.expectEmit(address(ledger));
        emit IObligations.PaidInFull(id);
        theCase.writeDown(id, acme.maker, 600_000);
        vm.assertEq(ledger.instrumentOf(id).terms.closesAt, START, "closed");
        ledger.redeem(id, acme.maker);
        vm.assertEq(cash.balanceOf(acme.maker), 400_000, "paid");
    }

    function test_WriteDownOfTheWhole() public {
        theCase.writeDown(id, acme.maker, FACE);
        vm.assertEq(ledger.obligationOf(id).face, 0, "face");
        close();
        (uint256 principal, uint256 interest) = ledger.redeemable(id, acme.maker);
        vm.assertEq(principal + interest, 0, "nothing");
    }

    function test_RevertWhen_WrittenDownBelowWhatIsPaid() public {
        pay(400_000);
        expectError(abi.encodeWithSelector(IObligations.Obligations_PaidAlready.selector, id, 400_000, 399_999));
        theCase.writeDown(id, acme.maker, 600_001);
    }

    function test_RevertWhen_WrittenDownAfterTheClose() public {
        close();
        expectError(abi.encodeWithSelector(IHoldings.Holdings_Closed.selector, id, CLOSES));
        theCase.writeDown(id, acme.maker, 1);
    }

    function test_RevertWhen_PledgedUnitsAreWrittenDown() public {
        pledge(FACE);
        expectError(
            abi.encodeWithSelector(IERC7943MultiToken.ERC7943InsufficientUnfrozenBalance.selector, acme.maker, id, 1, 0)
        );
        theCase.writeDown(id, acme.maker, 1);
    }

    /* MOVING BY RULE */

    function test_MoveByRuleAfterTheClose() public {
        close();
        theCase.moveByRule(id, acme.maker, basin.maker, 5);
        assertHolds(basin.maker, 5, "what came");
    }

    function test_RevertWhen_PledgedUnitsAreMovedByRule() public {
        pledge(FACE);
        expectError(
            abi.encodeWithSelector(IERC7943MultiToken.ERC7943InsufficientUnfrozenBalance.selector, acme.maker, id, 1, 0)
        );
        theCase.moveByRule(id, acme.maker, basin.maker, 1);
    }

    function test_RevertWhen_MovedByRuleToAnOutsider() public {
        expectError(abi.encodeWithSelector(IHolders.Holders_NoMember.selector, OUTSIDER));
        theCase.moveByRule(id, acme.maker, OUTSIDER, 1);
    }

    /* READING */

    function test_RevertWhen_AskedForAnUnknownInstrument() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_UnknownInstrument.selector, 2));
        ledger.instrumentOf(2);
        expectError(abi.encodeWithSelector(IHoldings.Holdings_UnknownInstrument.selector, 2));
        ledger.obligationOf(2);
    }
}
