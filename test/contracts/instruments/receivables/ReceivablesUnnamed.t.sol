// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Receivable} from "../../../../contracts/instruments/receivables/Receivable.sol";
import {IObligations} from "../../../../contracts/ledger/IObligations.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {Terms} from "../../../../contracts/ledger/Terms.sol";
import {SUBROGATED_CLAIM} from "../../../../contracts/types/InstrumentKind.sol";
import {ReceivablesBase} from "./ReceivablesBase.sol";

/// @notice A case that the Council names no more winds down what it issued.
contract ReceivablesUnnamedTest is ReceivablesBase {
    Receivable private r;
    uint256 private instrument;

    function setUp() public override {
        super.setUp();
        r = guaranteed(1);
        instrument = issueUnits(r);
    }

    function test_ACaseThatIsNoneAnyMoreGivesTheGuarantorItsClaim() public {
        goOverdue(r);
        payBy(guarantor, instrument, FACE);
        asCouncil();
        instruments.setCase(address(receivables), false);
        vm.prank(guarantor.maker);
        uint256 claim = receivables.instrumentIdOf(receivables.subrogate(idOf(r)));
        assertHolds(guarantor, claim, FACE, "no new risk");
        Receivable memory next = guaranteed(2);
        next.dueDay = DUE + 90;
        register(next);
        guarantee(next);
        DualApproval memory approval = confirmation(buyer, next);
        expectError(abi.encodeWithSelector(IObligations.Obligations_CaseUnknown.selector, address(receivables)));
        receivables.confirm(list(next), LATER, approval);
    }

    function test_RevertWhen_OneThatNeverWasACaseIssuesAClaim() public {
        asCouncil();
        instruments.setCase(address(this), false);
        Terms memory terms = instruments.instrumentOf(instrument).terms;
        terms.kind = SUBROGATED_CLAIM;
        expectError(abi.encodeWithSelector(IObligations.Obligations_CaseUnknown.selector, address(this)));
        instruments.issue("claim", terms, guarantor.maker, 1);
    }
}
