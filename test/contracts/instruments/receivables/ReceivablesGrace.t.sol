// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ReceivableState} from "../../../../contracts/instruments/receivables/Debt.sol";
import {IReceivables} from "../../../../contracts/instruments/receivables/IReceivables.sol";
import {Receivable} from "../../../../contracts/instruments/receivables/Receivable.sol";
import {ReceivablesBase} from "./ReceivablesBase.sol";

/// @notice Days of grace, and the days before there is a debt, cost nothing.
contract ReceivablesGraceTest is ReceivablesBase {
    Receivable private r;
    uint256 private instrument;

    function _confirmed() private {
        r = invoice(1);
        instrument = issueUnits(r);
    }

    function test_WhatIsPaidByTheLastDayOfGraceIsPaidInTime() public {
        _confirmed();
        goTo(DUE + GRACE);
        pay(instrument, FACE);
        instruments.redeem(instrument, acme.maker);
        goTo(DUE + GRACE + 1);
        vm.assertEq(receivables.interestDue(idOf(r)), 0, "nothing, whoever looks when");
        close(r);
        assertIs(r, ReceivableState.Closed, "closed");
    }

    function test_WhatIsPaidLaterOwesTheDaysOfGraceToo() public {
        _confirmed();
        goTo(DUE + GRACE);
        pay(instrument, FACE - 1);
        goTo(DUE + GRACE + 1);
        pay(instrument, 1);
        // Three days of the face, and one day of one unit, at 18 %.
        vm.assertEq(receivables.interestDue(idOf(r)), 1501, "from the payment day on");
    }

    function test_RevertWhen_ConfirmedOnThePaymentDay() public {
        r = invoice(1);
        r.dueDay = TODAY + 3;
        register(r);
        goTo(r.dueDay);
        vm.expectPartialRevert(IReceivables.Receivables_TenorInvalid.selector);
        confirm(r);
    }

    function test_ConfirmedTheDayBefore() public {
        r = invoice(1);
        r.dueDay = TODAY + 3;
        register(r);
        goTo(r.dueDay - 1);
        confirm(r);
        assertIs(r, ReceivableState.Confirmed, "in time");
    }
}
